import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import type { Foresight } from '../../src/ports/foresight.js';
import { someFacts } from '../store/moves.js';
import { aJobRequest } from '../support/job-requests.js';
import { aFace, anId, aView, call, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const foresight: Foresight = {
  decision: {
    ...{ case: 'clusters-busy', rule: 'busy', route: 'the rest', policyVersion: 'abc', outcome: { kind: 'wait' } },
    reason: 'Pool active is full: all of its 4 slots are taken.',
    effects: [{ effect: { kind: 'start-cluster' }, pool: 'active' }],
  },
  facts: someFacts(),
  startedBefore: 2,
  held: false,
  allWays: true,
  waitsOn: [
    { what: 'pool', name: 'active', taken: 4, of: 4, until: null, why: null },
    { what: 'pool', name: 'passive', taken: 2, of: 2, until: null, why: null },
  ],
  ways: [
    {
      sentence: '1 run ended on cluster c-1 in pool active',
      changes: [{ kind: 'runs-end', pool: branded('active'), clusterId: branded('c-1'), runs: 1 }],
    },
    { sentence: 'the time were 2026-11-21T08:00:00Z', changes: [{ kind: 'time', at: received + 7_200_000 }] },
  ],
  start: {
    ...{ kind: 'between', likely: received + 1_230_000, late: received + 4_000_000, runsKnown: 40 },
    ...{ clusters: [], toBegin: null },
  },
};
const explanation = { request: aView({ ...waiting, position: 3 }), checkAt: received + 220_000, foresight };

const decided = [
  '  decision now  wait',
  '                Pool active is full: all of its 4 slots are taken.',
  '                case clusters-busy, rule busy, route the rest, policy abc',
  '  also          start-cluster in active',
  '  before it     2 requests would run first',
  '  waits on      pool active: 4 of 4 taken',
  '                pool passive: 2 of 2 taken',
  '  would run if  1 run ended on cluster c-1 in pool active',
  '                the time were 2026-11-21T08:00:00Z',
  '  starts        in 17 min, possibly in 1 h 4 min, if runs take as long as the last 40 runs of their jobs',
];

describe('cli and http: explain and dry run', () => {
  afterEach(closeFaces);

  it('requests explain: what was recorded, what is so now, what would let it run, its place and the next check', async () => {
    const { url } = await aFace({ explain: () => Promise.resolve(explanation) });
    const { code, out } = await cli(['requests', 'explain', anId], { env: { JOB_KEEPER_URL: url } });
    expect(code).to.equal(0);
    expect(out.split('\n')).to.deep.equal([
      `Job request ${anId}: waiting`,
      '  recorded      All 4 slots of active are taken. (case clusters-busy, for 2 min 59 s)',
      ...decided,
      '  position      3',
      '  next check    in 40 s',
      '',
    ]);
  });

  it('one that is held is checked when it is released, and has no place', async () => {
    const held = { ...explanation, foresight: { ...foresight, held: true } };
    const { url } = await aFace({ explain: () => Promise.resolve(held) });
    const { out } = await cli(['requests', 'explain', anId], { env: { JOB_KEEPER_URL: url } });
    expect(out).to.match(/\n {2}next check {4}when it is released\n$/);
    expect(out)
      .to.match(/held, and would wait if it were released/)
      .and.not.match(/ {2}position/);
  });

  it('over HTTP the changes are there for programs too', async () => {
    const { url } = await aFace({ explain: () => Promise.resolve(explanation) });
    const { status, json } = await call(`${url}/v1/job-requests/${anId}/explain`);
    expect(status).to.equal(200);
    expect(json).to.deep.include({
      ...{
        request_id: anId,
        state: 'waiting',
        position: 3,
        next_check: '2026-11-21T06:03:40.000Z',
        held: false,
        started_before: 2,
      },
      would_run_if: [
        { sentence: foresight.ways[0]!.sentence, changes: [{ kind: 'runs-end', pool: 'active', cluster_id: 'c-1', runs: 1 }] },
        { sentence: foresight.ways[1]!.sentence, changes: [{ kind: 'time', at: '2026-11-21T08:00:00.000Z' }] },
      ],
    });
  });

  it('on a terminal no line is wider than it, and none is lost', async () => {
    const { url } = await aFace({ explain: () => Promise.resolve(explanation) });
    const env = { JOB_KEEPER_URL: url, NO_COLOR: '1' };
    const words = (text: string) => text.split(/\s+/);
    const whole = (await cli(['requests', 'explain', anId], { env })).out;
    const narrow = (await cli(['requests', 'explain', anId], { env, tty: true, columns: 60 })).out;
    for (const line of narrow.split('\n')) expect(line.length, line).to.be.at.most(60);
    expect(words(narrow)).to.deep.equal(words(whole));
  });

  it('where not all was tested it says so: that there may be other ways, or that none is known', async () => {
    const told = async (ways: typeof foresight.ways) => {
      const unsure = { ...explanation, foresight: { ...foresight, ways, allWays: false } };
      const { url } = await aFace({ explain: () => Promise.resolve(unsure) });
      return (await cli(['requests', 'explain', anId], { env: { JOB_KEEPER_URL: url } })).out;
    };
    expect(await told(foresight.ways)).to.match(/would run if .*\n(.*\n)* +perhaps other ways: not all were tested\n/);
    expect(await told([])).to.match(/would run if +not known: it would take too long to find out\n/);
  });

  it('one that is not in the queue says so; an unknown one is not found', async () => {
    const gone = { request: aView({ state: 'succeeded', finishedAt: received }), checkAt: null, foresight: null };
    const { url } = await aFace({ explain: (id) => Promise.resolve(id === anId ? gone : null) });
    const env = { JOB_KEEPER_URL: url };
    const { out } = await cli(['requests', 'explain', anId], { env });
    expect(out).to.equal(`Job request ${anId}: succeeded\n    It is not in the queue; requests show tells where it is.\n`);
    const other = anId.replace('01', '02');
    expect(await cli(['requests', 'explain', other], { env })).to.deep.include({ code: 1 });
  });

  it('policy dry-run: the decision of each request of the files', async () => {
    const bodies: unknown[] = [];
    const { url } = await aFace({
      dryRun: ({ body }) => Promise.resolve((bodies.push(JSON.parse(body.toString())), { kind: 'decided', foresight })),
    });
    const requests = [aJobRequest({ correlationId: 'a' }), aJobRequest({ correlationId: 'b' })];
    const { code, out } = await cli(['policy', 'dry-run', '-'], {
      env: { JOB_KEEPER_URL: url },
      stdin: requests.map((one) => JSON.stringify(one)).join('\n'),
    });
    expect(code).to.equal(0);
    expect(bodies).to.deep.equal(requests);
    expect(out.split('\n').slice(1, 1 + decided.length)).to.deep.equal(decided);
  });

  it('a request that would be refused is a failure, with its place and every problem', async () => {
    const problems = [{ path: 'correlation_id', message: 'must not be empty' }];
    const { url } = await aFace({ dryRun: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }) });
    const { code, err } = await cli(['policy', 'dry-run', '-'], { env: { JOB_KEEPER_URL: url }, stdin: '{}' });
    expect({ code, err }).to.deep.equal({
      code: 1,
      err: 'job-keeper: stdin: The job request is not valid.\n  correlation_id: must not be empty\n',
    });
  });
});
