import { expect } from 'chai';
import { acting, isOneHand } from './one-hand.js';
import { anId } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/priority`;

describe('http: priority', () => {
  isOneHand({
    verb: 'priority',
    body: { priority: 7 },
    hand: { kind: 'prioritise', priority: 7 },
    refused: {
      'no priority': { body: {}, path: 'priority' },
      'a priority below all': { body: { priority: -1 }, path: 'priority' },
      'half a priority': { body: { priority: 7.5 }, path: 'priority' },
      'a name that is none': { body: { priority: 'highest' }, path: 'priority' },
    },
  });

  it('a name is the number that it stands for', async () => {
    const { asked } = await acting({ path, body: { priority: 'high' } });
    expect(asked[0]?.hand).to.deep.equal({ kind: 'prioritise', priority: 80 });
  });
});
