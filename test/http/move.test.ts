import { expect } from 'chai';
import { branded, type PoolName } from '../../src/core/ids.js';
import { acting, isOneHand } from './one-hand.js';
import { anId } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/move`;

describe('http: move', () => {
  isOneHand({
    verb: 'move',
    body: { pool: 'night' },
    hand: { kind: 'move', pool: branded<PoolName>('night') },
    refused: {
      'no pool': { body: {}, path: 'pool' },
      'a pool without a name': { body: { pool: '' }, path: 'pool' },
      'a name without end': { body: { pool: 'x'.repeat(129) }, path: 'pool' },
    },
  });

  it('null goes back to where the policy sends it', async () => {
    const { asked, answer } = await acting({ path, body: { pool: null } });
    expect(answer.status).to.equal(200);
    expect(asked[0]?.hand).to.deep.equal({ kind: 'move', pool: null });
  });

  it('a pool that there is none of is 400, with those that there are', async () => {
    const { answer } = await acting({ path, body: { pool: 'nigth' }, answer: { kind: 'no-such-pool', pools: ['day', 'night'] } });
    expect(answer.status).to.equal(400);
    expect(answer.json).to.include({ code: 'invalid-body' });
    expect(answer.json?.['errors']).to.deep.equal([{ path: 'pool', message: 'is not a pool; there are: day, night' }]);
  });
});
