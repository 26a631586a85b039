import { expect } from 'chai';
import type { DecisionRow } from '../../src/ports/store/reading.js';
import { aScene } from '../policy/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/decisions`;

const waited: DecisionRow = {
  ...{
    at: received,
    case: 'clusters-busy',
    rule: 'busy',
    route: 'the rest',
    outcome: 'wait',
    reason: 'Full.',
    policyVersion: 'abc',
  },
  facts: aScene(),
  leadsTo: {
    outcome: { kind: 'wait' },
    effects: [{ effect: { kind: 'start-cluster' }, pool: 'active' }],
    checkAt: received + 60_000,
  },
};
const ran: DecisionRow = {
  ...waited,
  ...{
    at: received + 60_000,
    case: 'capacity-available',
    rule: 'capacity-available',
    route: null,
    outcome: 'run',
    reason: 'A slot is free.',
  },
  leadsTo: { outcome: { kind: 'run', pool: 'active', clusterId: 'c-7', runsAs: '7' }, effects: [], checkAt: null },
};

const onItsOwn: DecisionRow = {
  ...ran,
  leadsTo: { outcome: { kind: 'run', pool: 'active', clusterId: '', runsAs: '7' }, effects: [], checkAt: null },
};

async function deciding(rows: readonly DecisionRow[] | null, to = path) {
  const asked: string[] = [];
  const { url } = await aFace({ decisions: (id) => Promise.resolve((asked.push(id), rows)) });
  return { asked, answer: await call(url + to) };
}

describe('http: decisions', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'requests:read', body: null, asks: (called) => ({ decisions: called }) });

  it('are told in the order in which they were taken, each with where it led', async () => {
    const { asked, answer } = await deciding([waited, ran]);
    expect(asked).to.deep.equal([anId]);
    expect(answer.status).to.equal(200);
    const common = { policy_version: 'abc', facts: waited.facts };
    expect(answer.json).to.deep.equal({
      items: [
        {
          ...{ ...common, at: '2026-11-21T06:00:00.000Z', case: 'clusters-busy', rule: 'busy', route: 'the rest' },
          ...{ outcome: 'wait', reason: 'Full.' },
          leads_to: {
            ...{ pool: null, cluster_id: null, runs_as: null },
            ...{ effects: [{ effect: 'start-cluster', pool: 'active' }], next_check: '2026-11-21T06:01:00.000Z' },
          },
        },
        {
          ...{ ...common, at: '2026-11-21T06:01:00.000Z', case: 'capacity-available', rule: 'capacity-available', route: null },
          ...{ outcome: 'run', reason: 'A slot is free.' },
          leads_to: { pool: 'active', cluster_id: 'c-7', runs_as: '7', effects: [], next_check: null },
        },
      ],
    });
  });

  it('one that let it run on compute of its own names no cluster', async () => {
    const { answer } = await deciding([onItsOwn]);
    expect(answer.json).to.have.nested.property('items[0].leads_to.cluster_id', null);
  });

  it('a job request that nothing was decided on yet has none, which is not the same as not being there', async () => {
    const { answer } = await deciding([]);
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({ items: [] });
  });

  it('an unknown job request is 404', async () => {
    const { asked, answer } = await deciding(null);
    expect(answer.status).to.equal(404);
    expect(answer.json).to.include({ code: 'not-found', detail: 'There is no job request with this id.', instance: path });
    expect(asked).to.deep.equal([anId]);
  });

  it('an id that no job request can have is 404 without asking the keeper', async () => {
    const { asked, answer } = await deciding(null, path.replace(anId, 'nope'));
    expect(answer.status).to.equal(404);
    expect(asked).to.deep.equal([]);
  });
});
