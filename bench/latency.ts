// How long a job request takes from its publication to its commit, and to the call that submits it, at steady rates. Ours is `serve` in all
// roles, with an engine that answers at once; when a row was committed the database says itself.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test/support/temporary-folder.js';
import { valueOf, type Bench, type Benchmark, type Figure, type Target } from './support/benchmark.js';
import { countOf } from './support/committed.js';
import { cpuMsOf } from './support/proc.js';
import { openQueue } from './support/queue.js';
import { roundsOf } from './support/rounds.js';
import { asking } from './support/servers.js';
import { startServing } from './support/serving.js';
import { percentile } from './support/statistics.js';
import type { Publications, Steady } from './support/steady-publisher.js';
import { until } from './support/until.js';
import { startWorker } from './support/worker.js';
import type { Pool } from 'pg';

/** Messages a second, and how many of them. */
const rates = [
  { perSecond: 20, messages: 80 },
  { perSecond: 200, messages: 600 },
  { perSecond: 1_000, messages: 3_000 },
  { perSecond: 4_000, messages: 8_000 },
] as const;
const warmUp = 6_000;
const jobs = 100;
const nameOf = (perSecond: number): string => `ours, ${perSecond}/s`;

/** What is not the default: room for all on the engine, and a picture of it each 50 ms, for its runs end at once. */
const config = {
  settings: {
    pools: { active: { clusters: [], own_compute_slots: 2_000 }, passive: { clusters: [], own_compute_slots: 2_000 } },
  },
  runs: { calls_at_once_max: 64, live_max: 50_000, snapshot_age_ms: 50 },
};

function targetsOf(perSecond: number): Target[] {
  const of = (value: string) => valueOf(nameOf(perSecond), value);
  const at = `at ${perSecond}/s`;
  return [
    { what: `${at}, publish to committed, p50`, of: of('committed p50 ms'), bound: { atMost: 3 }, unit: 'ms' },
    { what: `${at}, publish to committed, p99`, of: of('committed p99 ms'), bound: { atMost: 10 }, unit: 'ms' },
    { what: `${at}, publish to the submit call, p50`, of: of('submit p50 ms'), bound: { atMost: 5 }, unit: 'ms' },
  ];
}

export const benchmark: Benchmark = {
  name: 'latency',
  work: 'publish to committed, and publish to the submit call, at 20, 200, 1,000 and 4,000 messages/s',
  targets: [20, 200, 1_000].flatMap(targetsOf),
  budgetSeconds: 95,
  run,
};

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const url = await bench.servers.vhost();
  yield* roundsOf(bench, () => oneRound(bench, url));
}

async function oneRound({ servers, say }: Bench, url: string): Promise<Figure[]> {
  const databaseUrl = await servers.database();
  const queue = await openQueue(url);
  const submittedFile = join(await temporaryFolder(), 'submitted');
  const env = { DECLARED_JOBS: String(jobs), SUBMITTED_FILE: submittedFile };
  const serving = await startServing({
    ...{ databaseUrl, amqpUrl: url, engine: 'instant', env },
    config: { ...config, rabbitmq: { intake_queues: [queue.name] } },
  });
  const publisher = startWorker<Steady, Publications>(new URL('./support/steady-publisher.js', import.meta.url));
  const figures: Figure[] = [];
  await asking(databaseUrl, async (pool) => {
    // What has just started is not what is measured: for some seconds it takes three times the CPU time.
    await publisher.ask({ url, queue: queue.name, name: 'first', perSecond: 1_000, messages: warmUp });
    let all = warmUp;
    for (const { perSecond, messages } of rates) {
      await until(() => ended(pool, all));
      const before = cpuMsOf(serving.pid);
      const published = await publisher.ask({ url, queue: queue.name, name: `at-${perSecond}`, perSecond, messages });
      all += messages;
      await until(() => ended(pool, all));
      const node = ((cpuMsOf(serving.pid) - before) * 1000) / messages;
      const [committed, submitted] = [await commitsOf(pool), await submissionsIn(submittedFile, serving.pid)];
      const took = (times: ReadonlyMap<string, number>) =>
        published.map(({ correlationId, at }) => (times.get(correlationId) ?? Infinity) - at);
      const [commit, submit] = [took(committed), took(submitted)];
      const values = {
        'committed p50 ms': percentile(commit, 0.5),
        'committed p99 ms': percentile(commit, 0.99),
        'submit p50 ms': percentile(submit, 0.5),
        'submit p99 ms': percentile(submit, 0.99),
      };
      figures.push({ who: nameOf(perSecond), values, cpuUs: { node } });
    }
  });
  await publisher.stop();
  await serving.stop();
  await queue.close();
  say(
    figures
      .map(
        ({ who, values }) =>
          `${who} ${Object.values(values)
            .map((value) => value.toFixed(1))
            .join(' / ')}`,
      )
      .join('   '),
  );
  return figures;
}

async function ended(pool: Pool, requests: number): Promise<boolean> {
  return (await countOf(pool, `request where finished_at is not null`)) === requests;
}

async function commitsOf(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ id: string; at: number }>(
    `select r.correlation_id as id, extract(epoch from pg_xact_commit_timestamp(b.xmin))::double precision * 1000 as at
     from request_body b join request r on r.id = b.request_id`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function submissionsIn(file: string, pid: number): Promise<ReadonlyMap<string, number>> {
  const read = (): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return ''; // Not written yet.
    }
  };
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  await until(() => Promise.resolve(read().endsWith('end\n')));
  return new Map(
    read()
      .split('\n')
      .map((line) => line.split(' '))
      .flatMap(([id = '', at]) => (at === undefined ? [] : [[id, Number(at)] as const])),
  );
}
