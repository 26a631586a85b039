// Whether the store can be used, told once each way.
import { expect } from 'chai';
import { Reach } from '../../src/adapters/store/postgres/sql/reach.js';
import { recording } from './store-options.js';

const used = { lost: null, refused: null };
const lost = { lost: 'connection terminated', refused: null };
const refused = { lost: null, refused: 'could not extend file' };

function aReach() {
  const telemetry = recording();
  let now = 1_000;
  const reach = new Reach(telemetry, () => now);
  const told = () => telemetry.facts.map((fact) => (fact.kind === 'connection' ? `${fact.state} ${fact.detail}` : fact.kind));
  return { reach, told, pass: (ms: number) => (now += ms) };
}

describe('the reach of the store', () => {
  it('is told when it is lost and when it is back, once each', () => {
    const { reach, told } = aReach();
    for (const left of [used, lost, lost, used, used]) reach.seen(left);
    expect(told()).to.deep.equal(['down connection terminated', 'up null']);
  });

  it('is not back while the server takes nothing, however much can be read there', () => {
    const { reach, told, pass } = aReach();
    for (let round = 0; round < 60; round += 1) {
      reach.seen(refused);
      pass(1_000);
      reach.seen(used);
    }
    expect(told()).to.deep.equal(['down could not extend file']);
    expect(reach.refusal).to.equal('could not extend file');
  });

  it('is back when the server has refused nothing for five seconds', () => {
    const { reach, told, pass } = aReach();
    reach.seen(refused);
    pass(4_999);
    reach.seen(used);
    expect(told()).to.deep.equal(['down could not extend file']);
    pass(1);
    expect(reach.refusal).to.equal(null);
    reach.seen(used);
    expect(told()).to.deep.equal(['down could not extend file', 'up null']);
  });
});
