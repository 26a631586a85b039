import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { databricksEngine, type DatabricksLimits } from '../../src/adapters/engine/databricks/databricks-engine.js';
import { branded, type RunId } from '../../src/core/ids.js';
import type { Engine } from '../../src/ports/engine.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { eventually } from '../support/eventually.js';
import { anOrder, askedFor, aStart, withRig } from './rig.js';

const token = 'dapi0123456789abcdef0123456789abcdef';

interface Odd {
  readonly engine: Engine;
  readonly facts: Fact[];
  readonly requests: IncomingMessage[];
}

/** A server that answers as the test says, and an engine that talks to it in real time. */
async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  test: (odd: Odd) => Promise<void>,
  limits: Partial<DatabricksLimits> = {},
): Promise<void> {
  const requests: IncomingMessage[] = [];
  const facts: Fact[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const engine = databricksEngine({
    host: `http://127.0.0.1:${port}/`,
    auth: { kind: 'pat', token },
    clock: systemClock,
    telemetry: { report: (fact) => facts.push(fact) },
    version: '0.1.0-test',
    limits: { ratePerSecond: 1_000, retryBaseMs: 1, requestTimeoutMs: 2_000, attemptsMax: 2, ...limits },
  });
  try {
    await test({ engine, facts, requests });
  } finally {
    await engine.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const run = branded<RunId>('1');
const troubleOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no trouble',
    (problem: unknown) => `${String(problem)} ${problem instanceof Error ? String(problem.cause) : ''}`,
  );
const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

describe('databricks: trouble on the way', () => {
  it('what may be asked again is asked again: a reset, a 500, a 503, silence', () =>
    withRig({ limits: { requestTimeoutMs: 1_000, attemptsMax: 5 } }, async (rig) => {
      const path = /clusters\/list$/;
      for (const fault of [
        { kind: 'reset' },
        { kind: 'status', status: 500 },
        { kind: 'status', status: 503, retryAfterSeconds: 4 },
        { kind: 'hang' },
      ] as const)
        rig.simulator.faults.add({ path, when: 'before', ...fault });
      await rig.engine.snapshot();
      expect(askedFor(rig, 'clusters/list')).to.equal(5);
      expect(rig.pauses.filter((ms) => ms >= 4_000)).to.have.length(1);
    }));
  it('it is not asked again without end', () =>
    withRig({ limits: { attemptsMax: 3 } }, async (rig) => {
      rig.simulator.faults.add({ path: /clusters\/list$/, when: 'before', kind: 'status', times: 99 });
      expect(await troubleOf(rig.engine.snapshot())).to.contain('engine-unavailable');
      expect(askedFor(rig, 'clusters/list')).to.equal(3);
    }));
  it('a refusal is not asked again', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: /clusters\/list$/, when: 'before', kind: 'status', status: 403, times: 99 });
      expect(await troubleOf(rig.engine.snapshot())).to.contain('PERMISSION_DENIED');
      expect(askedFor(rig, 'clusters/list')).to.equal(1);
    }));

  it('says who it is and follows no redirect, least of all with its credential', () =>
    withServer(
      (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      async ({ engine, requests }) => {
        expect(await troubleOf(engine.look(run))).to.contain('engine-unavailable');
        expect(requests.map((request) => request.url)).to.deep.equal(['/api/2.2/jobs/runs/get?run_id=1']);
        expect(requests[0]?.headers['user-agent']).to.equal('JobKeeper/0.1.0-test');
      },
    ));
  it('one socket serves call after call', () =>
    withServer(
      (_request, response) => json(response, 200, { run_id: 1, state: { life_cycle_state: 'RUNNING' } }),
      async ({ engine, requests }) => {
        for (let n = 0; n < 5; n += 1) await engine.look(run);
        expect(new Set(requests.map((request) => request.socket.remotePort)).size).to.equal(1);
      },
    ));
  const odd: Record<string, (response: ServerResponse) => void> = {
    'a page with status 200': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Sign in</title></html>'),
    'half of a JSON': (response) => response.writeHead(200).end('{"run_id": 1, "state"'),
    'another shape': (response) => json(response, 200, { run_id: { deep: true } }),
    'a list': (response) => json(response, 200, []),
    nothing: (response) => response.writeHead(200).end(),
    'JSON without a bottom': (response) => response.writeHead(200).end(`{"a":${'['.repeat(300_000)}`),
    'more than it takes': (response) => response.writeHead(200).end(`"${'x'.repeat(200_000)}"`),
    'an empty 500': (response) => response.writeHead(500).end(),
    'a 502 page': (response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><title>Bad Gateway</title></html>'),
    'a connection cut in the middle': (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"run_id":1');
      response.destroy();
    },
    'an answer that never ends': (response) => {
      response.writeHead(200);
      response.write('{"run_id":1');
    },
  };
  for (const [shape, answer] of Object.entries(odd)) {
    it(`survives ${shape}: the engine is unavailable, no more`, () =>
      withServer(
        (_request, response) => answer(response),
        async ({ engine }) => {
          expect(await troubleOf(engine.look(run))).to.match(/^Fault: engine-unavailable/);
        },
        { requestTimeoutMs: 300, answerBytesMax: 100_000, attemptsMax: 1 },
      ));
  }

  const noAnswers: Record<string, (response: ServerResponse) => void> = {
    nothing: (response) => response.writeHead(200).end(),
    'an error': (response) => json(response, 200, { error_code: 'INTERNAL_ERROR', message: 'try later' }),
    'an error without words': (response) => json(response, 200, { error_code: 500 }),
  };
  for (const [what, answer] of Object.entries(noAnswers)) {
    for (const list of ['jobs', 'jobs/runs', 'clusters'])
      it(`${what} with status 200 in the place of ${list}/list is no empty list: there is no snapshot`, () =>
        withServer(
          ({ url = '' }, response) => (url.includes(`/${list}/list`) ? answer(response) : json(response, 200, {})),
          async ({ engine }) => {
            expect(await troubleOf(engine.snapshot())).to.match(/^Fault: engine-unavailable/);
          },
          { attemptsMax: 1 },
        ));
    it(`${what} with status 200 in the place of the settings of a job are no settings: nothing is sent, nor given up`, () =>
      withServer(
        (_request, response) => answer(response),
        async ({ engine, requests }) => {
          const order = anOrder({ jobId: '1', onCluster: 'c' });
          expect((await engine.submit(order)).kind).to.equal('uncertain');
          expect(requests.map(({ method }) => method)).to.deep.equal(['GET']);
        },
        { attemptsMax: 1 },
      ));
  }
  it('a list that is empty is one, and a command that is answered with nothing is done', () =>
    withServer(
      ({ method }, response) => (method === 'GET' ? json(response, 200, {}) : response.writeHead(200).end()),
      async ({ engine }) => {
        expect((await engine.snapshot()).activeRuns).to.deep.equal([]);
        expect(await engine.stop(run)).to.deep.equal({ kind: 'asked' });
      },
    ));
  const inBetween: Record<string, (response: ServerResponse) => void> = {
    'a page that says 403': (response) => response.writeHead(403).end('<html><title>Forbidden</title></html>'),
    'a page that says 404': (response) => response.writeHead(404).end('<html><title>Not Found</title></html>'),
    'words that say 405': (response) => response.writeHead(405).end('method not allowed'),
    'an empty 400': (response) => response.writeHead(400).end(),
    'a 404 without a word': (response) => json(response, 404, {}),
    'a version that is not served': (response) =>
      json(response, 404, { error_code: 'NOT_FOUND', message: 'Bad Target: /api/2.2/jobs/run-now' }),
    'an address that is not served': (response) =>
      json(response, 404, { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found' }),
  };
  for (const [what, answer] of Object.entries(inBetween))
    it(`${what} is no refusal by the workspace: a run is not given up, nor the output of one, nor a cluster`, () => {
      const succeeded = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' };
      const ended = {
        run_id: 1,
        state: succeeded,
        end_time: systemClock.now(),
        tasks: [{ run_id: 2, task_key: 'a', state: succeeded }],
      };
      return withServer(
        ({ url = '' }, response) => (url.includes('/runs/get?') ? json(response, 200, ended) : answer(response)),
        async ({ engine }) => {
          expect((await engine.submit(anOrder({ jobId: '1' }))).kind).to.equal('uncertain');
          expect((await engine.submit(anOrder({ jobId: '1', onCluster: 'c' }))).kind).to.equal('uncertain');
          expect(await troubleOf(engine.look(run))).to.match(/^Fault: engine-unavailable/);
          expect((await engine.startCluster?.(aStart({ clusterId: 'c' })))?.kind).to.equal('uncertain');
        },
        { attemptsMax: 1 },
      );
    });

  for (const [form, times] of Object.entries({
    'whose tasks alone tell when they ended': { start_time: 500, task: { end_time: 1_000 } },
    'of the oldest form, that tells how long it took': { start_time: 1_000, execution_duration: 60_000, task: {} },
  }))
    it(`a success ${form} does not wait for ever for an output that cannot be had`, () => {
      const { task, ...run } = times;
      const succeeded = { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' };
      const body = { run_id: 1, state: succeeded, ...run, tasks: [{ run_id: 2, task_key: 'a', state: succeeded, ...task }] };
      return withServer(
        ({ url = '' }, response) => json(response, url.includes('/runs/get?') ? 200 : 500, body),
        async ({ engine }) => {
          expect(await engine.look(branded<RunId>('1'))).to.have.nested.property('end.causes[0].code', 'OUTPUT_UNREADABLE');
        },
        { attemptsMax: 1 },
      );
    });
  it('times may come as texts, as ids do', () =>
    withServer(
      (_request, response) =>
        json(response, 200, {
          ...{ run_id: '1', start_time: '1700000000000', setup_duration: '2000', state: { life_cycle_state: 'RUNNING' } },
          tasks: [
            {
              run_id: '2',
              task_key: 'a',
              start_time: '1700000001000',
              attempt_number: '0',
              state: { life_cycle_state: 'RUNNING' },
            },
          ],
        }),
      async ({ engine }) => {
        expect(await engine.look(run)).to.include({ kind: 'active', executingSince: 1_700_000_001_000 });
      },
    ));

  for (const [what, times] of Object.entries({
    'a time that no calendar has': { start_time: 1e300 },
    'a time in micros': { start_time: 1_700_000_000_000_000 },
    'a setup that took less than nothing': { start_time: 1_700_000_000_000, setup_duration: -1e300 },
    'a queue of longer than there is time': { start_time: 1_700_000_000_000, queue_duration: Number.MAX_VALUE },
  }))
    it(`${what} counts as left out`, () =>
      withServer(
        (_request, response) => json(response, 200, { run_id: '1', state: { life_cycle_state: 'RUNNING' }, ...times }),
        async ({ engine }) => {
          const since = times.start_time === 1_700_000_000_000 ? times.start_time : null;
          expect(await engine.look(run)).to.include({ kind: 'active', executingSince: since });
        },
      ));

  it('a workspace that is down is left alone after some failures, and found again when it is back', () => {
    let down = true;
    return withServer(
      (_request, response) =>
        down ? json(response, 503, {}) : json(response, 200, { run_id: 1, state: { life_cycle_state: 'RUNNING' } }),
      async ({ engine, requests, facts }) => {
        for (let n = 0; n < 6; n += 1) expect(await troubleOf(engine.look(run))).to.contain('engine-unavailable');
        expect(requests).to.have.length(3);
        const left = await engine.submit(anOrder({ jobId: '1' }));
        expect(left).to.include({ kind: 'uncertain', retryAfterMs: 1_000 });
        down = false;
        const sight = await eventually(() => engine.look(run));
        expect(sight.kind).to.equal('active');
        expect(facts.flatMap((fact) => (fact.kind === 'connection' ? [`${fact.to} ${fact.state}`] : []))).to.deep.equal([
          'engine down',
          'engine up',
        ]);
      },
      { attemptsMax: 1, breakerFailuresMax: 3, breakerOpenMs: 1_000 },
    );
  });
  it('refusals and haste do not make a workspace look down', () =>
    withRig({ limits: { breakerFailuresMax: 2 } }, async (rig) => {
      const job = rig.simulator.declareJob({ name: 'report' });
      for (let n = 0; n < 5; n += 1) await rig.engine.submit(anOrder({ jobId: '999' }));
      rig.simulator.faults.add({ path: /run-now$/, when: 'before', kind: 'rate-limit', times: 3 });
      expect((await rig.engine.submit(anOrder({ jobId: job }))).kind).to.equal('accepted');
    }));
  it('all calls together keep the pace', () =>
    withServer(
      (_request, response) => json(response, 200, { run_id: 1, state: { life_cycle_state: 'RUNNING' } }),
      async ({ engine }) => {
        const began = performance.now();
        await Promise.all(Array.from({ length: 30 }, () => engine.look(run)));
        // Twenty at once, ten more at twenty a second.
        expect(performance.now() - began).to.be.above(400);
      },
      { ratePerSecond: 20 },
    ));
  it('closing ends what is under way', () =>
    withServer(
      () => undefined,
      async ({ engine, requests }) => {
        const looking = troubleOf(engine.look(run));
        await eventually(() => requests.length === 1);
        await engine.close();
        expect(await looking).to.contain('closed');
      },
      { requestTimeoutMs: 60_000, attemptsMax: 1 },
    ));

  it('no credential is in any error, outcome or report, not even when the workspace says it back', () => {
    let asked = 0;
    return withServer(
      (request, response) => {
        const status = [400, 401, 403, 429, 500][asked % 5] ?? 500;
        asked += 1;
        json(response, status, {
          error_code: 'X_Y',
          message: `you sent ${request.headers.authorization ?? ''} and ${token}`,
          details: [],
        });
      },
      async ({ engine, facts }) => {
        const said: string[] = [];
        for (let n = 0; n < 40; n += 1) {
          said.push(await troubleOf(engine.look(run)), await troubleOf(engine.snapshot()));
          said.push(
            JSON.stringify(await engine.submit(anOrder({ jobId: '1', token: `t${n}` }))),
            JSON.stringify(await engine.stop(run)),
          );
        }
        const all = `${said.join('\n')}\n${JSON.stringify(facts)}`;
        expect(all).to.contain('you sent Bearer ***').and.not.contain(token).and.not.contain('dapi');
      },
      { attemptsMax: 1, breakerFailuresMax: 10_000, ratePerSecond: 10_000 },
    );
  });

  it('sends no run after the time of its order, however often it would have been tried again', () =>
    withRig({ limits: { attemptsMax: 10, retryBaseMs: 1_000 } }, async (rig) => {
      const jobId = rig.simulator.declareJob({ name: 'late' });
      rig.simulator.faults.add({ path: /run-now/, when: 'before', kind: 'status', status: 503, times: 3, retryAfterSeconds: 10 });
      const outcome = await rig.engine.submit(anOrder({ jobId, validUntil: rig.simulator.now() + 15_000 }));
      expect(outcome).to.deep.include({ kind: 'uncertain', reason: 'its time was over before it could be sent' });
      expect(askedFor(rig, 'run-now')).to.equal(2);
      expect(rig.simulator.ledger.runs).to.deep.equal([]);
    }));

  it('waits for the answer no longer than the time of its order lasts', () =>
    withServer(
      () => undefined,
      async ({ engine }) => {
        const outcome = await engine.submit(anOrder({ jobId: '1', validUntil: systemClock.now() + 150 }));
        expect(outcome.kind).to.equal('uncertain');
      },
      { requestTimeoutMs: 60_000, attemptsMax: 5 },
    ));
});
