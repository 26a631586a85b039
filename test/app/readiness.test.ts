// What a probe is told of the store: in the words of who looks after it, not of who sends requests.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { storePart } from '../../src/app/asking/readiness.js';
import { storeInTime } from '../../src/app/asking/store-in-time.js';
import { Fault } from '../../src/core/faults.js';
import { VirtualClock } from '../support/virtual-clock.js';

describe('readiness: the store', () => {
  it('is ready when it took the ping', () => {
    expect(storePart(null)).to.deep.equal({ name: 'store', ready: true, reason: null, required: true });
  });

  it('that takes nothing is named with what to do, as the runbook shows it, and nobody is asked to send anything again', () => {
    const { ready, reason, required } = storePart(new Fault('store-unavailable', 'the server is read-only'));
    expect({ ready, required }).to.deep.equal({ ready: false, required: true });
    expect(reason).to.match(/takes no writes.*Bring it back/);
    expect(reason).to.not.match(/send it again/);
    expect(readFileSync('docs/runbook.md', 'utf8')).to.contain(`"reason": "${reason}"`);
  });

  it('never says what the database itself says: a probe needs no credential', () => {
    for (const code of ['store-unavailable', 'internal'] as const)
      expect(storePart(new Fault(code, 'password authentication failed for user "keeper"')).reason).to.not.match(/keeper/);
    expect(storePart(new Error('permission denied')).reason).to.equal('PostgreSQL answers with an error; its own log says which');
  });

  it('that hangs is named within the three seconds that the probe of Kubernetes waits', async () => {
    const clock = new VirtualClock();
    const asked = storeInTime({ ping: () => new Promise(() => undefined) }, clock);
    await clock.advance(2_500);
    const part = await Promise.race([asked, Promise.resolve(null)]);
    expect(part).to.include({ name: 'store', ready: false, required: true });
    expect(part?.reason).to.match(/^PostgreSQL cannot be reached/);
  });

  it('that answers is not waited for any longer', async () => {
    const clock = new VirtualClock();
    expect(await storeInTime({ ping: () => Promise.resolve() }, clock)).to.include({ ready: true });
    expect(clock.pausing).to.equal(0);
  });
});
