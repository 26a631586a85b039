// Who gets a mail of an end: the request's own addresses, those of its job, or nobody.
import { expect } from 'chai';
import { finalStates } from '../../src/core/lifecycle.js';
import { mailedTo, NotifySettings } from '../../src/core/ending/notify.js';

const named = ['james@example.com'];
const toldOf = (notify: unknown, named: readonly string[]) => {
  const settings = NotifySettings.parse(notify);
  return Object.fromEntries(finalStates.map((state) => [state, mailedTo(settings, state, named)]));
};
const nobody = Object.fromEntries(finalStates.map((state) => [state, []]));

describe('mail of an end', () => {
  it('goes to those whom the request names, and to nobody else, where its job says nothing', () => {
    const everyEnd = { succeeded: named, failed: named, 'timed-out': named, cancelled: named };
    expect(toldOf({}, named)).to.deep.equal({ ...nobody, ...everyEnd });
    expect(toldOf({}, [])).to.deep.equal(nobody);
  });

  it('goes to nobody where it is switched off, whoever is named', () => {
    expect(toldOf({ enabled: false, to: ['team@example.com'] }, named)).to.deep.equal(nobody);
  });

  it('goes also to those of the job, of the ends that it names, and to nobody twice', () => {
    const notify = { to: ['team@example.com', 'James@Example.com'], on: ['failed', 'timed-out'] };
    const both = ['james@example.com', 'team@example.com'];
    expect(toldOf(notify, named)).to.deep.equal({ ...nobody, failed: both, 'timed-out': both });
    expect(toldOf(notify, []).failed).to.deep.equal(notify.to);
  });
});
