// `admission-lag`: a slot becomes free, and until the engine is asked to run the next request. Three replicas of `serve` share few slots, very
// many wait; the engine takes every run and has ended it when it is looked at. Sizes: LAG_WAITING (100,000), LAG_ENDS (400 a round, after 100
// that are not counted: three replicas that have just started on two cores are what is slow then, by half a second).
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { temporaryFolder } from '../test/support/temporary-folder.js';
import { eventually } from '../test/support/eventually.js';
import { makeBacklog } from './contest/backlog.js';
import { installPeers, node22 } from './contest/peers.js';
import { valueOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved } from './support/interleaved.js';
import { startServing, type Serving } from './support/serving.js';
import { percentile } from './support/statistics.js';

const waiting = Number(process.env['LAG_WAITING'] ?? '100000');
const ends = Number(process.env['LAG_ENDS'] ?? '400');
const warmUp = 100;
const replicas = 3;
const slots = 8;
const jobs = 20;
const tenants = 10;
const boundMs = 120_000;

const config = {
  settings: { pools: { active: { clusters: [], own_compute_slots: slots }, passive: { clusters: [], own_compute_slots: 0 } } },
  // A run of the benchmark ends at once: so that it is seen to, the engine is looked at as often as may be.
  runs: { watch_interval_ms: 100, snapshot_age_ms: 1 },
};

export const benchmark: Benchmark = {
  name: 'admission-lag',
  work: `a slot becomes free, to the next submission: ${replicas} replicas, ${slots} slots, ${waiting} waiting in ${jobs * tenants} lanes`,
  targets: [{ what: 'p99', of: valueOf('ours', 'p99 ms'), bound: { atMost: 250 }, unit: 'ms' }],
  budgetSeconds: 55,
  async *run(bench) {
    installPeers(bench.say);
    yield* interleaved({ ...bench, rounds: Math.min(bench.rounds, 2) }, [{ who: 'ours', measure: () => turn(bench) }]);
  },
};

async function turn({ servers }: Bench): Promise<Omit<Figure, 'who'>> {
  const url = await servers.database();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await makeBacklog(pool, {
    ...{
      count: waiting,
      state: 'waiting',
      jobs,
      tenants,
      firstJob: 1,
      firstTenant: 333,
      priority: 80,
      notificationQueue: '',
    },
    name: 'lag',
  });
  await pool.query('vacuum analyze request');
  const folder = join(await temporaryFolder(), 'submitted');
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: replicas }, (_, index) => join(folder, String(index)));
  const serving = await Promise.all(files.map((file) => start(url, file)));
  await eventually(async () => (await ended(pool)).length >= warmUp + ends, boundMs, 100);
  const finished = await ended(pool);
  const submitted = (await Promise.all(files.map((file, index) => submissions(file, serving[index]))))
    .flat()
    .toSorted((a, b) => a - b);
  for (const one of serving) await one.stop();
  await pool.end();
  return { values: lagsOf(finished, submitted) };
}

function start(databaseUrl: string, file: string): Promise<Serving> {
  const env = { DECLARED_JOBS: String(jobs), SUBMITTED_FILE: file };
  return startServing({ databaseUrl, engine: 'instant', config, env, node: node22 });
}

/** When each slot became free, in order. */
async function ended(pool: pg.Pool): Promise<readonly number[]> {
  const { rows } = await pool.query<{ at: string }>(
    `select extract(epoch from finished_at) * 1000 as at from request where finished_at is not null order by finished_at`,
  );
  return rows.map(({ at }) => Number(at));
}

async function submissions(file: string, serving: Serving | undefined): Promise<readonly number[]> {
  if (serving === undefined) return [];
  process.kill(serving.pid, 'SIGUSR2');
  const text = await eventually(() => {
    const all = readFileSync(file, 'utf8');
    return all.endsWith('end\n') ? all : null;
  });
  return text.split('\n').flatMap((line) => (line.includes(' ') ? [Number(line.split(' ')[1])] : []));
}

/** The slots are filled first; from then on the k-th slot that becomes free is taken by the k-th submission after those. */
function lagsOf(finished: readonly number[], submitted: readonly number[]): Record<string, number> {
  const lags = finished.slice(warmUp).flatMap((at, index) => {
    const next = submitted[warmUp + index + slots];
    return next === undefined ? [] : [Math.max(0, next - at)];
  });
  return { 'p50 ms': percentile(lags, 0.5), 'p99 ms': percentile(lags, 0.99), ends: lags.length };
}
