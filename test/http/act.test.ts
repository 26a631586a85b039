import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { acting, found, foundJson, touching } from './one-hand.js';
import { anId, closeFaces } from './scripted-keeper.js';

const path = '/v1/job-requests/act';
const filter = { tenant_id: '333' };
const body = { act: 'hold', filter };
const nothing = { ids: null, states: null, tenantId: null, jobId: null, waitCase: null, olderThanMs: null, reach: everyTenant };

describe('http: act on many', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'POST', path, scope: 'queue:operate', body, asks: (called) => ({ act: called }) });

  it('what was touched is told, and what was not and why, and that there are more', async () => {
    const outcomes = ['done', 'already-so', 'not-in-queue', 'already-final', 'moved-meanwhile'] as const;
    const touches = touching(...outcomes.map((outcome) => ({ request: found(), outcome })));
    const { answer } = await acting({ path, body, answer: { ...touches, more: true } });
    expect(answer.status).to.equal(200);
    const items = outcomes.map((outcome) => ({ ...foundJson, outcome }));
    expect(answer.json).to.deep.equal({ items, more: true, dry_run: false });
  });

  it('a dry run says that it was one', async () => {
    const { asked, answer } = await acting({
      ...{ path, body: { ...body, dry_run: true } },
      answer: touching({ request: found(), outcome: 'would' }),
    });
    expect(answer.json).to.deep.equal({ items: [{ ...foundJson, outcome: 'would' }], more: false, dry_run: true });
    expect(asked[0]).to.include({ dryRun: true });
  });

  it('every part of a filter reaches the keeper, with who asks, why, and how many at most', async () => {
    const whole = {
      ids: [anId.toUpperCase()],
      state: ['received', 'waiting'],
      tenant_id: '333',
      job_id: '7',
      case: 'held',
      older_than_seconds: 90,
    };
    const { asked } = await acting({ path, body: { act: 'release', filter: whole, reason: 'all clear', limit: 500 } });
    const selection = {
      ...nothing,
      ...{ ids: [anId], states: ['received', 'waiting'], tenantId: '333', jobId: '7', waitCase: 'held', olderThanMs: 90_000 },
    };
    const told = { actor: 'ops-anna', reason: 'all clear', dryRun: false, max: 500 };
    expect(asked).to.deep.equal([{ hand: { kind: 'release' }, selection, ...told }]);
  });

  const hands = [
    [{ act: 'hold' }, { kind: 'hold' }],
    [{ act: 'release' }, { kind: 'release' }],
    [{ act: 'cancel' }, { kind: 'cancel' }],
    [
      { act: 'prioritise', priority: 'low' },
      { kind: 'prioritise', priority: 20 },
    ],
    [
      { act: 'move', pool: 'night' },
      { kind: 'move', pool: 'night' },
    ],
    [
      { act: 'move', pool: null },
      { kind: 'move', pool: null },
    ],
  ] as const;
  for (const [sent, hand] of hands) {
    it(`is the hand that is asked for: ${JSON.stringify(sent)}`, async () => {
      const { asked } = await acting({ path, body: { ...sent, filter } });
      const selection = { ...nothing, tenantId: '333' };
      expect(asked).to.deep.equal([{ hand, selection, actor: 'ops-anna', reason: '', dryRun: false, max: 100 }]);
    });
  }

  it('an operator of one tenant reaches no other', async () => {
    const { asked } = await acting({ path, body, holder: keyHolder({ reach: onlyTenant('444') }) });
    expect(asked[0]?.selection.reach).to.deep.equal(onlyTenant('444'));
  });

  it('a pool that there is none of is 400, with those that there are', async () => {
    const sent = { act: 'move', pool: 'nigth', filter };
    const { answer } = await acting({ path, body: sent, answer: { kind: 'no-such-pool', pools: ['day', 'night'] } });
    expect(answer.status).to.equal(400);
    expect(answer.json?.['errors']).to.deep.equal([{ path: 'pool', message: 'is not a pool; there are: day, night' }]);
  });

  it('no JSON is 400 without asking the keeper', async () => {
    const { asked, answer } = await acting({ path, body: '{"act":' });
    expect(answer.status).to.equal(400);
    expect(answer.json).to.include({ code: 'not-json' });
    expect(asked).to.deep.equal([]);
  });

  const refused: Record<string, { body: object; path: string }> = {
    'no act': { body: { filter }, path: 'act' },
    'an act that is not known': { body: { act: 'delete', filter }, path: 'act' },
    'no filter': { body: { act: 'hold' }, path: 'filter' },
    'a filter that takes all': { body: { act: 'cancel', filter: {} }, path: 'filter' },
    'a filter that is not known': { body: { act: 'hold', filter: { tenant: '333' } }, path: 'filter.tenant' },
    'a state that has ended': { body: { act: 'hold', filter: { state: ['succeeded'] } }, path: 'filter.state.0' },
    'an id that none can have': { body: { act: 'hold', filter: { ids: [anId, 'nope'] } }, path: 'filter.ids.1' },
    'an age before now': { body: { act: 'hold', filter: { older_than_seconds: -1 } }, path: 'filter.older_than_seconds' },
    'a priority that is none': { body: { act: 'prioritise', priority: 101, filter }, path: 'priority' },
    'a priority for a hold': { body: { ...body, priority: 7 }, path: 'priority' },
    'no pool to move to': { body: { act: 'move', filter }, path: 'pool' },
    'more than may be touched in a call': { body: { ...body, limit: 501 }, path: 'limit' },
  };
  for (const [what, { body: sent, path: where }] of Object.entries(refused)) {
    it(`is 400 with the path of what is wrong, without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await acting({ path, body: sent });
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'invalid-body' });
      expect((answer.json?.['errors'] as readonly { path: string }[]).map((error) => error.path)).to.include(where);
      expect(asked).to.deep.equal([]);
    });
  }
});
