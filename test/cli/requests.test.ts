import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { ListAsked } from '../../src/ports/store/reading.js';
import { printTable } from '../../src/cli/printing/print.js';
import { aFace, anId, aRow, aView, call, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

const stillWaiting = { ...waiting, waits: { ...waiting.waits, checkAt: received + 220_000 } };
const isHeld = {
  ...stillWaiting,
  waits: { ...stillWaiting.waits, case: 'held' as const, rule: '(hold)', reason: 'Held by geoff: its table is being repaired' },
};
const place = { pool: 'active', clusterId: 'c-1', runId: '969479553499872', runUrl: 'https://x/run/1' };

async function serving(script: Parameters<typeof aFace>[0]) {
  const { url } = await aFace(script);
  return { url, env: { JOB_KEEPER_URL: url } };
}

describe('cli: requests', () => {
  afterEach(closeFaces);

  describe('body', () => {
    it('is what was sent, so that it can be changed and sent again', async () => {
      const sent = { correlation_id: 'c-1 {[:,]} \\"', job: { job_id: '175', theirs: [1, [], {}, [{ a: null }, true]] } };
      const { env } = await serving({ body: (id) => Promise.resolve(id === anId ? JSON.stringify(sent) : null) });
      const { code, out, err } = await cli(['requests', 'body', anId], { env });
      expect({ code, err }).to.deep.equal({ code: 0, err: '' });
      expect(out).to.equal(`${JSON.stringify(sent, null, 2)}\n`);
    });

    it('has its numbers to the last digit, and moves nothing on a terminal', async () => {
      const { env } = await serving({ body: () => Promise.resolve('{"n": 9007199254740993, "t": "\u009b2J\u202e"}') });
      const { out } = await cli(['requests', 'body', anId], { env });
      expect(out).to.equal('{\n  "n": 9007199254740993,\n  "t": "\\u009b2J\\u202e"\n}\n');
    });
  });

  describe('list', () => {
    it('shows each job request on a line, with why it is where it is', async () => {
      const rows = [
        aRow({ ...stillWaiting, movedTo: 'passive' }),
        aRow(isHeld),
        aRow({ ...place, movedTo: 'passive', state: 'running', priority: 100 }),
        aRow({ ...place, state: 'succeeded', finishedAt: received + 60_000, receivedAt: received - 7_200_000 }),
        aRow({ ...place, state: 'running', outOfContactSince: received }),
        aRow({ state: 'received', receivedAt: received + 180_000 }),
      ];
      const { env } = await serving({ requests: () => Promise.resolve(rows) });
      const { code, out, err } = await cli(['requests', 'list'], { env });
      expect({ code, err }).to.deep.equal({ code: 0, err: '' });
      expect(out).to.equal(
        [
          'REQUEST                               TENANT  CORRELATION  JOB                 PRIORITY  STATE      POOL     RECEIVED       WHY',
          `${anId}  333     c-1          969479553499872001  80        waiting    passive  3 min ago      All 4 slots of active are taken. Next check: in 40 s.`,
          `${anId}  333     c-1          969479553499872001  80        waiting             3 min ago      Held by geoff: its table is being repaired. Next check: when it is released.`,
          `${anId}  333     c-1          969479553499872001  100       running    active   3 min ago      run 969479553499872`,
          `${anId}  333     c-1          969479553499872001  80        succeeded  active   2 h 3 min ago  ended 2 min ago`,
          `${anId}  333     c-1          969479553499872001  80        running    active   3 min ago      out of contact, last heard of 3 min ago`,
          `${anId}  333     c-1          969479553499872001  80        received            now`,
          '',
        ].join('\n'),
      );
    });

    it('says so when there are none', async () => {
      const { env } = await serving({ requests: () => Promise.resolve([]) });
      expect(await cli(['requests', 'list'], { env })).to.deep.equal({ code: 0, out: 'No job requests.\n', err: '' });
    });

    it('hands on every filter, and the cursor that it has printed leads to the next page', async () => {
      const asked: ListAsked[] = [];
      const { env } = await serving({ requests: (one) => Promise.resolve((asked.push(one), [aRow(), aRow()])) });
      const filters = [
        '--state',
        'waiting',
        'running',
        '--tenant',
        '333',
        '--job',
        '175',
        ...['--template', 'daily', '--response', 'due'],
        '--correlation',
        'c-1',
        '--created-after',
        '2026-11-21T06:00:00Z',
      ];
      const { out } = await cli(['requests', 'list', ...filters, '--limit', '1'], { env });
      const cursor = /There are more: add --cursor (\S+)\n$/.exec(out)?.[1] ?? '';
      await cli(['requests', 'list', '--cursor', cursor], { env });
      const ids = { tenantId: '333', jobId: '175', correlationId: 'c-1', template: 'daily', response: 'due' };
      expect(asked[0]).to.deep.include({ states: ['waiting', 'running'], ...ids, createdAfter: received, before: null });
      expect(asked[1]?.before).to.equal(anId);
    });

    it('of those whose response is parked it says for which queue, and what to do', async () => {
      const asked: ListAsked[] = [];
      const ended = aRow({ ...place, state: 'succeeded', finishedAt: received + 60_000 });
      const { env } = await serving({ requests: (one) => Promise.resolve((asked.push(one), [ended])) });
      const { code, out } = await cli(['requests', 'list', '--response', 'parked'], { env });
      expect(code).to.equal(0);
      expect(asked[0]).to.include({ response: 'parked' });
      expect(out.split('\n')[1]).to.match(/succeeded {2}active {2}3 min ago {2}tenant-333\.responses {2}ended 2 min ago$/);
      expect(out).to.match(
        /have a queue made, or the right given to send to it.*\nby themselves within minutes\. requests show ID/,
      );
    });

    it('a delivery that is none is wrong use', async () => {
      const { code, err } = await cli(['requests', 'list', '--response', 'lost'], { env: {} });
      expect(code).to.equal(2);
      expect(err).to.match(/Allowed choices are due, parked/);
    });

    it('a filter that the service refuses is wrong use, with every problem', async () => {
      const { env } = await serving({});
      const { code, err } = await cli(['requests', 'list', '--state', 'lost', '--limit', '0'], { env });
      expect(code).to.equal(2);
      expect(err).to.match(
        /^job-keeper: the service does not take these arguments\n {2}--state: "lost" is not a state.*\n {2}--limit: must be at least 1\n$/,
      );
    });
  });

  describe('show', () => {
    /** Of every request of these tests, after where it is and what came of it. */
    const whatItIs = [
      '  received      3 min ago (2026-11-21T06:00:00.000Z)',
      '  correlation   c-1',
      '  tenant        333',
      '  user          geoff@example.com',
      '  job           969479553499872001',
      '  cluster type  business',
      '  priority      80',
      '  source        http',
    ];

    it('a waiting job request: first that it waits and why, since when, its place and the next check', async () => {
      const { env } = await serving({
        request: () => Promise.resolve(aView({ ...stillWaiting, movedTo: 'passive', position: 3 })),
      });
      const { code, out } = await cli(['requests', 'show', anId], { env });
      expect(code).to.equal(0);
      expect(out).to.equal(
        [
          `Job request ${anId}`,
          '  state         waiting',
          '  moved to      pool passive',
          '  why           All 4 slots of active are taken.',
          '                case clusters-busy, rule busy, for 2 min 59 s',
          '  next check    in 40 s',
          '  position      3',
          '  expires       in 23 h',
          '  answers to    tenant-333.responses',
          ...whatItIs,
          '',
        ].join('\n'),
      );
    });

    it('one that is held: that it is checked when it is released; it has no place, and expires', async () => {
      const { env } = await serving({ request: () => Promise.resolve(aView({ ...isHeld, position: 7 })) });
      const { out } = await cli(['requests', 'show', anId], { env });
      expect(out.split('\n').slice(1, 6)).to.deep.equal([
        '  state         waiting',
        '  why           Held by geoff: its table is being repaired',
        '                case held, rule (hold), for 2 min 59 s',
        '  next check    when it is released',
        '  expires       in 23 h',
      ]);
    });

    it('one that has ended and answers to nobody says so, as one that runs does', async () => {
      const response = {
        ...{ messageId: 'm', queue: '', delivery: 'unwanted' as const, attempts: 0, publishedAt: null, reason: null },
        body: { message: 'Report written.', outputs: [], causes: [] },
      };
      const { env } = await serving({
        request: () => Promise.resolve(aView({ state: 'succeeded', notificationQueue: '', response })),
      });
      const { out } = await cli(['requests', 'show', anId], { env });
      expect(out).to.contain('  message       Report written.\n  answers to    nobody: no notification queue was named\n');
    });

    it('an ended one: its run, how long it took, its attempts and its response', async () => {
      const attempt = {
        engine: 'databricks',
        pool: 'active',
        clusterId: 'c-1',
        sentAs: null,
        runUrl: null,
        submittedAt: received + 1_000,
        acceptedAt: received + 1_000,
        endedAt: received + 2_000,
      };
      const view = aView({
        ...place,
        state: 'failed',
        executingAt: received,
        finishedAt: received + 90_000,
        cost: 0.25,
        attempts: [
          { ...attempt, number: 1, runId: null, failure: 'capacity', outcome: 'no-room', message: 'skipped' },
          { ...attempt, number: 2, runId: '969479553499872', failure: null, outcome: null, message: null },
        ],
        response: {
          messageId: 'm',
          queue: 'q-333',
          delivery: 'parked',
          attempts: 5,
          publishedAt: null,
          reason: 'no such queue',
          body: {},
        },
      });
      const { env } = await serving({ request: () => Promise.resolve(view) });
      const { out } = await cli(['requests', 'show', anId], { env });
      expect(out.split('\n').slice(1)).to.deep.equal([
        '  state         failed',
        '  run           969479553499872, pool active, cluster c-1',
        '                https://x/run/1',
        '  started       3 min ago (2026-11-21T06:00:00.000Z)',
        '  ended         1 min 30 s ago (2026-11-21T06:01:30.000Z)',
        '  took          1 min 30 s',
        '  cost          0.25',
        '  response      parked, 5 tries, to q-333',
        '                no such queue',
        ...whatItIs,
        '',
        'ATTEMPT  POOL    RUN              SUBMITTED       FAILURE   OUTCOME',
        '1        active  -                2 min 59 s ago  capacity  no-room',
        '2        active  969479553499872  2 min 59 s ago            under way',
        '',
        '  attempt 1  skipped',
        '',
      ]);
    });

    it('one whose submission is in doubt: what is in doubt, since when, why, and what to do', async () => {
      const attempt = {
        ...{ number: 1, engine: 'databricks', pool: 'active', clusterId: 'c-1', sentAs: null, runId: null, runUrl: null },
        ...{ submittedAt: received, acceptedAt: null, endedAt: null, outcome: null, failure: null, message: 'no answer in 60 s' },
      };
      const view = aView({ state: 'submitting', pool: 'active', clusterId: 'c-1', attempts: [attempt] });
      const { env } = await serving({
        request: () => Promise.resolve(view),
        explain: () => Promise.resolve({ request: view, checkAt: null, foresight: null }),
      });
      const doubt = [
        ['  in doubt      whether databricks took attempt 1, for 3 min: no answer in 60 s'],
        ['                It is asked again with the same token until that is known, so'],
        ['                the request cannot run twice; its slot stays taken meanwhile.'],
        [
          '  to do         make databricks answer if this lasts; a cancel is taken now and',
          '                carried out once it is known',
        ],
      ].flat();
      expect((await cli(['requests', 'show', anId], { env })).out.split('\n').slice(1)).to.deep.equal([
        '  state         submitting',
        '  run           being submitted, pool active, cluster c-1',
        ...doubt,
        '  answers to    tenant-333.responses',
        ...whatItIs,
        '',
        'ATTEMPT  POOL    RUN  SUBMITTED  FAILURE  OUTCOME',
        '1        active  -    3 min ago           in doubt',
        '',
      ]);
      expect((await cli(['requests', 'explain', anId], { env })).out).to.equal(
        [
          `Job request ${anId}: submitting`,
          '  in doubt  whether databricks took attempt 1, for 3 min: no answer in 60 s',
          '            It is asked again with the same token until that is known, so the request cannot run twice; its slot stays taken meanwhile.',
          '  to do     make databricks answer if this lasts; a cancel is taken now and carried out once it is known',
          '',
        ].join('\n'),
      );
    });

    const ended = (body: unknown) => ({
      state: 'failed' as const,
      response: {
        ...{ messageId: 'm', queue: 'q-333', delivery: 'published' as const, attempts: 1, publishedAt: received, reason: null },
        body,
      },
    });
    /** What came of it, and its attempts. */
    const resultOf = async (changes: Parameters<typeof aView>[0]) => {
      const { env } = await serving({ request: () => Promise.resolve(aView(changes)) });
      const { code, out } = await cli(['requests', 'show', anId], { env });
      expect(code).to.equal(0);
      const lines = out.split('\n').filter((line) => !whatItIs.includes(line));
      return lines.slice(lines.findIndex((line) => line.startsWith('  state')) + 1, -1);
    };

    it('an ended one: what the job said, and each output on a line of its own, however long', async () => {
      const long = `abfss://reports@lake/${'x'.repeat(80)}.parquet`;
      const outputs = [{ uri: 'abfss://reports@lake/1.parquet' }, { uri: long }];
      expect(await resultOf(ended({ message: 'Report written.', outputs, causes: [] }))).to.deep.equal([
        '  message       Report written.',
        '  outputs       abfss://reports@lake/1.parquet',
        `                ${long}`,
        '  response      published 3 min ago, to q-333',
      ]);
    });

    it('an ended one: why it failed, cause by cause, broken to the width of a terminal and said once', async () => {
      const message =
        'Task main failed with message: Workload failed, see run output for details. (ValueError: no data\n  in line 3)';
      const causes = [
        {
          step: 'execute',
          code: 'RUN_EXECUTION_ERROR',
          message: 'Task main failed with message: Workload failed, see run output for details.',
        },
        { step: 'prepare', code: 'TASK_FAILED', message: `the table was not there: ${'schema '.repeat(8)}` },
        { step: 'main', code: 'RUN_EXECUTION_ERROR', message: 'ValueError: no data\n  in line 3' },
      ];
      expect(await resultOf(ended({ message, outputs: [], causes }))).to.deep.equal([
        '  message       Task main failed with message: Workload failed, see run output',
        '                for details. (ValueError: no data',
        '                  in line 3)',
        '  causes        RUN_EXECUTION_ERROR in execute',
        '                TASK_FAILED in prepare: the table was not there: schema schema',
        '                schema schema schema schema schema schema',
        '                RUN_EXECUTION_ERROR in main',
        '  response      published 3 min ago, to q-333',
      ]);
    });

    it('of very many outputs it shows the first, and says how many more there are', async () => {
      const outputs = Array.from({ length: 1_000 }, (_, index) => ({ uri: `s3://b/${index}` }));
      const shown = await resultOf(ended({ message: '', outputs, causes: [] }));
      expect(shown.slice(-3)).to.deep.equal([
        '                s3://b/19',
        '                and 980 more, all in --json',
        '  response      published 3 min ago, to q-333',
      ]);
    });

    it('no text of a job begins a line or moves the cursor', async () => {
      const message = 'done\r\n\u001b[2JJob request of somebody else\u2028x';
      const shown = await resultOf(ended({ message, outputs: [], causes: [] }));
      expect(shown.slice(0, 2)).to.deep.equal([
        '  message       done',
        '                \u{fffd}[2JJob request of somebody else\u{fffd}x',
      ]);
    });

    it('a job response that it does not know leaves the rest of the request to be read', async () => {
      expect(await resultOf(ended({ surprise: true }))).to.deep.equal(['  response      published 3 min ago, to q-333']);
    });

    it('an attempt that was tried again: why, and where its run can still be seen', async () => {
      const attempt = {
        ...{ engine: 'databricks', pool: 'active', clusterId: 'c-1', sentAs: 'acme' },
        submittedAt: received,
        acceptedAt: received,
      };
      const tried = 'Attempt 1 was broken by the platform (CLUSTER_ERROR: the driver is gone). It is tried again.';
      const again = {
        ...attempt,
        endedAt: received,
        failure: 'infrastructure',
        outcome: 'CLUSTER_ERROR',
        message: tried,
      } as const;
      const last = { ...attempt, endedAt: received, failure: null, outcome: 'SUCCEEDED', message: 'Report written.' } as const;
      const shown = await resultOf({
        ...ended({ message: 'Report written.', outputs: [], causes: [] }),
        ...place,
        attempts: [
          { ...again, number: 1, runId: '969479553499870', runUrl: 'https://x/run/0' },
          { ...last, number: 2, runId: place.runId, runUrl: place.runUrl },
        ],
      });
      expect(shown.slice(-9)).to.deep.equal([
        'ATTEMPT  POOL    RUN              SUBMITTED  FAILURE         OUTCOME',
        '1        active  969479553499870  3 min ago  infrastructure  CLUSTER_ERROR',
        '2        active  969479553499872  3 min ago                  SUCCEEDED',
        '',
        '  attempt 1  sent as acme',
        '             https://x/run/0',
        '             Attempt 1 was broken by the platform (CLUSTER_ERROR: the driver is',
        '             gone). It is tried again.',
        '  attempt 2  sent as acme',
      ]);
    });

    it('one in a chain: which it follows, and what its own end begins, in each of its states', async () => {
      const view = aView({
        follows: { requestId: 'r-1', correlationId: 'c-0' },
        followers: [
          { jobId: '176', state: 'begun', requestId: 'r-2', reason: null },
          { jobId: '177', state: 'refused', requestId: null, reason: 'its parameters are wrong' },
          { jobId: '178', state: 'due', requestId: null, reason: null },
        ],
      });
      const { env } = await serving({ request: () => Promise.resolve(view) });
      const { out } = await cli(['requests', 'show', anId], { env });
      expect(out.split('\n').filter((line) => /follows|then/.test(line))).to.deep.equal([
        '  then          job 176, begun: r-2',
        '  then          job 177, refused: its parameters are wrong',
        '  then          job 178, due',
        '  follows       r-1, correlation c-0',
      ]);
    });

    it('a run of a template: of which version of it', async () => {
      const { env } = await serving({ request: () => Promise.resolve(aView({ template: { name: 'daily', version: 2 } })) });
      const { out } = await cli(['requests', 'show', anId], { env });
      expect(out).to.contain('\n  template      daily, version 2\n');
    });

    it('an unknown one is a failure: exit code 1', async () => {
      const { env } = await serving({ request: () => Promise.resolve(null) });
      const expected = { code: 1, out: '', err: 'job-keeper: There is no job request with this id.\n' };
      expect(await cli(['requests', 'show', anId], { env })).to.deep.equal(expected);
      expect(await cli(['requests', 'show', '../pools'], { env })).to.deep.equal(expected);
    });
  });

  describe('cancel', () => {
    it('says whether it is cancelled, or its run is being stopped', async () => {
      for (const [kind, says] of [
        ['cancelled', /^Cancelled\.\n$/],
        ['stopping', /^Its run is being stopped/],
      ] as const) {
        const { env } = await serving({ cancel: () => Promise.resolve({ kind }) });
        const { code, out } = await cli(['requests', 'cancel', anId], { env });
        expect(code).to.equal(0);
        expect(out).to.match(says);
      }
    });

    it('one that has ended is a failure, with the state it ended in', async () => {
      const { env } = await serving({ cancel: () => Promise.resolve({ kind: 'already-final', state: 'succeeded' }) });
      const { code, err } = await cli(['requests', 'cancel', anId], { env });
      expect({ code, err }).to.deep.equal({ code: 1, err: 'job-keeper: The request has ended: it is succeeded.\n' });
    });
  });

  describe('remove', () => {
    it('says that it is gone', async () => {
      const { env } = await serving({ remove: () => Promise.resolve({ kind: 'removed' }) });
      expect(await cli(['requests', 'remove', anId], { env })).to.deep.equal({ code: 0, out: 'Removed.\n', err: '' });
    });

    it('one that is needed still is a failure, with why', async () => {
      const { env } = await serving({ remove: () => Promise.resolve({ kind: 'needed', needed: { why: 'not-ended' } }) });
      const { code, err } = await cli(['requests', 'remove', anId], { env });
      expect({ code, err }).to.deep.equal({ code: 1, err: 'job-keeper: The request has not ended: cancel it first.\n' });
    });
  });

  it('with --json, each prints what the service answered, whole', async () => {
    const view = aView({ ...stillWaiting, position: 3 });
    const { url, env } = await serving({
      request: () => Promise.resolve(view),
      requests: () => Promise.resolve([view]),
      cancel: () => Promise.resolve({ kind: 'stopping' }),
      remove: () => Promise.resolve({ kind: 'removed' }),
    });
    for (const [argv, path, method] of [
      [['show', anId], `/${anId}`, 'GET'],
      [['list'], '', 'GET'],
      [['cancel', anId], `/${anId}/cancel`, 'POST'],
      [['remove', anId], `/${anId}`, 'DELETE'],
    ] as const) {
      const { code, out } = await cli(['requests', ...argv, '--json'], { env });
      expect(code).to.equal(0);
      expect(JSON.parse(out)).to.deep.equal((await call(`${url}/v1/job-requests${path}`, { method })).json);
    }
  });

  describe('on a terminal', () => {
    const argv = ['requests', 'list'];

    it('is in colours, and the same text without them when NO_COLOR is set, on a dumb terminal, or into a pipe', async () => {
      const { env } = await serving({ requests: () => Promise.resolve([aRow()]) });
      const coloured = (await cli(argv, { env, tty: true, columns: 140 })).out;
      const plain = stripVTControlCharacters(coloured);
      expect(coloured).to.not.equal(plain);
      expect((await cli(argv, { env: { ...env, NO_COLOR: '1' }, tty: true, columns: 140 })).out).to.equal(plain);
      expect((await cli(argv, { env: { ...env, TERM: 'dumb' }, tty: true, columns: 140 })).out).to.equal(plain);
      expect((await cli(argv, { env })).out).to.equal(plain);
    });

    it('goes on under the same head after a thousand rows', () => {
      let out = '';
      printTable(
        { write: (text) => (out += text) },
        ['NUMBER'],
        Array.from({ length: 2_001 }, (_, index) => [String(index)]),
      );
      const lines = out.trimEnd().split('\n');
      expect(lines).to.have.length(2_001 + 3);
      expect(lines.flatMap((line, place) => (line === 'NUMBER' ? [place] : []))).to.deep.equal([0, 1_001, 2_002]);
    });

    it('text from outside can neither move the cursor, nor colour, nor begin a line', async () => {
      const evil = 'a\u001b[2J\u0007\r\nREQUEST\u202e\u061c\u200e\u200f\u009b31m';
      const row = { userId: evil, tenantId: evil, ...waiting, waits: { ...waiting.waits, reason: evil, rule: evil } };
      const { env } = await serving({ request: () => Promise.resolve(aView(row)), requests: () => Promise.resolve([aRow(row)]) });
      for (const words of [argv, ['requests', 'show', anId]]) {
        const { out } = await cli(words, { env });
        // eslint-disable-next-line no-control-regex -- these are the ones that must not come through
        expect(out).to.not.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202e]/);
        expect(out).to.not.match(/^REQUEST\ufffd/m);
      }
    });
  });

  describe('without a service', () => {
    it('says in one sentence that nothing answers, and what may be the reason', async () => {
      const { url, ...face } = await aFace();
      await face.stop(1_000);
      for (const words of [['list'], ['show', anId], ['cancel', anId]]) {
        const { code, out, err } = await cli(['requests', ...words, '--url', `${url}/`]);
        expect({ code, out }).to.deep.equal({ code: 1, out: '' });
        expect(err).to.equal(`job-keeper: nothing answers at ${url}: is job-keeper serve running?\n`);
      }
    });

    it('a token that cannot be one is wrong use, and is not shown', async () => {
      const { code, out, err } = await cli(['requests', 'list'], { env: { JOB_KEEPER_TOKEN: 'a secret\n' } });
      expect({ code, out }).to.deep.equal({ code: 2, out: '' });
      expect(err)
        .to.match(/^job-keeper: JOB_KEEPER_TOKEN holds no token: /)
        .and.not.contain('secret');
    });

    it('--url wins over JOB_KEEPER_URL', async () => {
      const { url } = await serving({ requests: () => Promise.resolve([]) });
      expect(
        (await cli(['requests', 'list', '--url', url], { env: { JOB_KEEPER_URL: 'http://nowhere.invalid' } })).code,
      ).to.equal(0);
    });

    it('an answer that does not come is waited for no longer than was asked', async () => {
      let answer = (): void => undefined;
      const late = new Promise<null>((resolve) => (answer = () => resolve(null)));
      const { env, url } = await serving({ request: () => late });
      const { code, err } = await cli(['requests', 'show', anId, '--timeout', '1'], { env });
      answer();
      expect({ code, err }).to.deep.equal({ code: 1, err: `job-keeper: ${url} did not answer within 1 s\n` });
    });

    const strangers: Record<string, { status: number; body: string; says: RegExp }> = {
      'a page that is not ours': { status: 200, body: '<html>', says: /answered 200, but not as job-keeper does/ },
      'a balancer without a service': { status: 502, body: 'Bad Gateway', says: /answered 502, but not as job-keeper does/ },
      'a service of another version': {
        status: 200,
        body: '{"items":[{}]}',
        says: /does not understand: is the service of the same version/,
      },
    };
    for (const [what, { status, body, says }] of Object.entries(strangers)) {
      it(`${what} is told as such`, async () => {
        const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        const { port } = server.address() as AddressInfo;
        const { code, err } = await cli(['requests', 'list', '--url', `http://127.0.0.1:${port}`]);
        server.close().closeAllConnections();
        expect(code).to.equal(1);
        expect(err).to.match(says);
      });
    }
  });

  it('an id is looked for as it was given, whatever it holds', async () => {
    const other = branded<RequestId>('01890f4e-7c1d-7000-8000-00000000beef');
    const asked: string[] = [];
    const { env } = await serving({ request: (id) => Promise.resolve((asked.push(id), aView({ id: other }))) });
    await cli(['requests', 'show', other], { env });
    expect((await cli(['requests', 'show', '?state=x#'], { env })).code).to.equal(1);
    expect(asked).to.deep.equal([other]);
  });
});
