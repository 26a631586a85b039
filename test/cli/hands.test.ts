import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { HandAsked, Touch } from '../../src/ports/hands.js';
import { aFace, anId, call, closeFaces, received } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

function aTouch(outcome: Touch['outcome'], id = anId): Touch {
  const times = { receivedAt: received, dueAt: received, expiresAt: received, rankAt: received };
  return {
    request: {
      ...{ id: branded<RequestId>(id), version: 0, state: 'waiting', tenantId: branded('333'), jobId: branded('175') },
      ...{ clusterType: 'business', priority: 50, maxConcurrentRuns: 2, movedTo: null, held: false, ...times },
    },
    outcome,
  };
}

const another = anId.replace(/.$/, 'e');

const post = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('cli and http: hands', () => {
  afterEach(closeFaces);
  let asked: HandAsked[];
  beforeEach(() => (asked = []));

  const answering = async (...answers: { touches: Touch[]; more: boolean }[]) => {
    const { url } = await aFace({
      act: (one) => {
        asked.push(one);
        return Promise.resolve({ kind: 'acted', ...(answers[asked.length - 1] ?? { touches: [], more: false }) });
      },
    });
    return { url, env: { JOB_KEEPER_URL: url } };
  };

  it('acts batch after batch until there are no more, and tells each once, as it came last', async () => {
    const { env } = await answering(
      { touches: [aTouch('done'), aTouch('moved-meanwhile', another)], more: true },
      { touches: [aTouch('done', another)], more: false },
    );
    const argv = ['requests', 'hold', '--tenant', '333', '--older-than', '2h', '--reason', 'the lake is full'];
    const { code, out } = await cli(argv, { env });
    expect(code).to.equal(0);
    expect(out.split('\n')).to.deep.equal([
      'REQUEST                               TENANT  JOB  PRIORITY  STATE    RECEIVED   RESULT',
      `${anId}  333     175  50        waiting  3 min ago  done`,
      `${another}  333     175  50        waiting  3 min ago  done`,
      '2 touched.',
      '',
    ]);
    expect(asked).to.have.length(2);
    expect(asked[0]).to.deep.include({ hand: { kind: 'hold' }, reason: 'the lake is full', dryRun: false });
    expect(asked[0]?.selection).to.deep.include({ tenantId: '333', olderThanMs: 7_200_000, ids: null });
  });

  it('a dry run asks once, and says that nothing was done', async () => {
    const { env } = await answering({ touches: [aTouch('would')], more: true });
    const { code, out } = await cli(['requests', 'prioritise', 'high', '--job', '175', '--dry-run'], { env });
    expect(code).to.equal(0);
    expect(out).to.match(/1 would be touched, and there are more. Nothing was done.\n$/);
    expect(asked).to.have.length(1);
    expect(asked[0]).to.deep.include({ hand: { kind: 'prioritise', priority: 80 }, dryRun: true });
  });

  it('what was named and not done is a failure: exit code 1', async () => {
    const { env } = await answering({ touches: [aTouch('not-in-queue')], more: false });
    const { code, out } = await cli(['requests', 'move', 'passive', anId], { env });
    expect(code).to.equal(1);
    expect(out).to.match(/not in queue\n0 touched.\n$/);
    expect((await cli(['requests', 'release', anId], { env })).code, 'nobody has this id').to.equal(1);
  });

  it('a pool that is not there is wrong use: exit code 2, with those that are', async () => {
    const { url } = await aFace({ act: () => Promise.resolve({ kind: 'no-such-pool', pools: ['active', 'passive'] }) });
    const { code, err } = await cli(['requests', 'move', 'actve', anId, '--url', url]);
    expect(code).to.equal(2);
    expect(err).to.match(/pool: is not a pool; there are: active, passive\n$/);
  });

  it('what is left, because those that were looked at cannot be changed, is a failure: exit code 1', async () => {
    const { env } = await answering({ touches: [], more: true });
    const { code, out } = await cli(['requests', 'hold', '--tenant', '333'], { env });
    expect({ code, out }).to.deep.equal({ code: 1, out: '0 touched, and there are more.\n' });
  });

  it('what was done is told also when a later batch fails: exit code 1', async () => {
    const { url } = await aFace({
      act: (one) => {
        asked.push(one);
        if (asked.length > 1) return Promise.reject(new Error('the store is away'));
        return Promise.resolve({ kind: 'acted', touches: [aTouch('done')], more: true });
      },
    });
    const { code, out, err } = await cli(['requests', 'hold', '--tenant', '333', '--url', url]);
    expect(code).to.equal(1);
    expect(out).to.match(/ done\n1 touched, and there are more.\n$/);
    expect(err).to.match(/^job-keeper: ./);
  });

  it('without ids and without a filter nothing is asked: exit code 2', async () => {
    const { env } = await answering();
    for (const argv of [['hold'], ['cancel'], ['hold', '--older-than', 'soon'], ['prioritise', '101', anId]])
      expect((await cli(['requests', ...argv], { env })).code).to.equal(2);
    expect(asked).to.deep.equal([]);
  });

  it('over HTTP: one by its address, with the problem that keeps it from being done', async () => {
    const { url } = await answering(
      ...(['done', 'already-so', 'not-in-queue', 'already-final', 'moved-meanwhile'] as const).map((outcome) => ({
        touches: [aTouch(outcome)],
        more: false,
      })),
    );
    const path = `${url}/v1/job-requests/${anId}/priority`;
    const statuses = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await call(path, post({ priority: 'critical' }))).status);
    expect(statuses).to.deep.equal([200, 200, 409, 409, 503, 404]);
    expect(asked[0]).to.deep.include({ hand: { kind: 'prioritise', priority: 100 }, max: 1 });
    expect((await call(path, post({ priority: 101 }))).json).to.deep.include({ code: 'invalid-body' });
    expect((await call(`${url}/v1/job-requests/act`, post({ act: 'hold', filter: {} }))).status).to.equal(400);
  });

  it('an id that is named in capitals too is one request, and it is done', async () => {
    const { env } = await answering({ touches: [aTouch('done')], more: false });
    const { code } = await cli(['requests', 'hold', anId, anId.toUpperCase()], { env });
    expect(code).to.equal(0);
    expect(asked[0]?.selection.ids).to.deep.equal([anId]);
  });

  it('audit: of one job request by its id, as an argument or as --request, and not of two', async () => {
    const of: (string | null)[] = [];
    const { url } = await aFace({ audit: ({ requestId }) => (of.push(requestId), Promise.resolve([])) });
    const env = { JOB_KEEPER_URL: url };
    for (const argv of [[anId], ['--request', anId], []])
      expect((await cli(['requests', 'audit', ...argv], { env })).code).to.equal(0);
    expect(of).to.deep.equal([anId, anId, null]);
    expect((await cli(['requests', 'audit', anId, '--request', 'another'], { env })).code).to.equal(2);
  });

  it('audit: who did what to what, and why', async () => {
    const entry = { id: '7', at: received, actor: 'geoff', act: 'hold', requestId: branded<RequestId>(anId), subject: anId };
    const { url } = await aFace({ audit: () => Promise.resolve([{ ...entry, reason: 'full', detail: {} }]) });
    const { out } = await cli(['requests', 'audit', '--request', anId], { env: { JOB_KEEPER_URL: url } });
    expect(out).to.equal(
      `WHEN       WHO    WHAT  TO                                    WHY\n3 min ago  geoff  hold  ${anId}  full\n`,
    );
  });
});
