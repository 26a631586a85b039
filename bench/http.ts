// Job requests over HTTP from 64 connections, each answered after its commit. Ours is `serve --role api`; beside it a plain fastify server with
// a row a request, and one without a database.
import { ratioOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import type { Load, Loaded } from './support/http-load.js';
import { interleaved } from './support/interleaved.js';
import type { Plain } from './support/plain-http.js';
import { cpuMsOf } from './support/proc.js';
import { startServing } from './support/serving.js';
import { startWorker } from './support/worker.js';

const rate = 'requests/s';
const connections = 64;
/** A process that has just started takes three times as long for a request as one of six seconds. */
const [warmUpMs, forMs] = [6_000, 3_000];

export const benchmark: Benchmark = {
  name: 'http',
  work: `POST of a job request of 845 bytes, ${connections} connections, 202 after the commit; beside a row a request and beside no database`,
  targets: [
    { what: 'of fastify, a row a request', of: ratioOf('ours', 'fastify, row', rate), bound: { atLeast: 2 }, unit: '' },
    {
      what: 'of fastify without a database',
      of: ratioOf('ours', 'fastify, no database', rate),
      bound: { atLeast: 0.6 },
      unit: '',
    },
  ],
  budgetSeconds: 110,
  run,
};

type Measured = Omit<Figure, 'who'>;

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  yield* interleaved(bench, [
    { who: 'ours', measure: () => ours(bench) },
    {
      who: 'fastify, row',
      measure: async () => plain(bench, { kind: 'row at a time', databaseUrl: await bench.servers.database() }),
    },
    { who: 'fastify, no database', measure: () => plain(bench, { kind: 'no database' }) },
  ]);
}

async function ours(bench: Bench): Promise<Measured> {
  const databaseUrl = await bench.servers.database();
  const serving = await startServing({
    databaseUrl,
    role: 'api',
    engine: 'instant',
    // One caller is all the callers there are.
    config: {
      embedded_broker: { enabled: false },
      http: { limits: { calls_per_minute: null, submits_per_minute: null } },
    },
  });
  const measured = await under(bench, serving.pid, serving.url);
  await serving.stop();
  return measured;
}

async function plain(bench: Bench, which: Plain): Promise<Measured> {
  const worker = startWorker<Plain, string>(new URL('./support/plain-http.js', import.meta.url));
  const measured = await under(bench, worker.pid, await worker.ask(which));
  await worker.stop();
  return measured;
}

async function under({ servers }: Bench, pid: number, url: string): Promise<Measured> {
  const load = startWorker<Load, Loaded>(new URL('./support/http-load.js', import.meta.url));
  const cpu = () => ({ node: cpuMsOf(pid), postgres: servers.cpuMs().postgres });
  const asked = { url, path: '/v1/job-requests', connections, status: 202 };
  await load.ask({ ...asked, warmUpMs, forMs: 1 });
  const before = cpu();
  const { perSecond, p50Ms, p99Ms, answered } = await load.ask({ ...asked, warmUpMs: 0, forMs });
  const after = cpu();
  await load.stop();
  const us = (process: keyof typeof after) => ((after[process] - before[process]) * 1000) / answered;
  return {
    values: { [rate]: perSecond, 'p50 ms': p50Ms, 'p99 ms': p99Ms },
    cpuUs: { node: us('node'), postgres: us('postgres') },
  };
}
