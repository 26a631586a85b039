// `growth`: what grows with the backlog, with tenants, with distinct jobs, with replicas and with rules: a small figure a size, for "How cost
// grows" in docs/performance.md. One round, some three minutes, not among `all`. Sizes: GROWTH_WAITING (10000,100000,1000000).
import type { Pool } from 'pg';
import { removing } from '../src/adapters/store/postgres/remove-requests.js';
import { openStoreOf } from './contest/admitting.js';
import { makeBacklog, withoutIndexes } from './contest/backlog.js';
import { ratioOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { msOfCommits, countOf } from './support/committed.js';
import type { Decided, Deciding } from './support/deciding.js';
import { admittedUs, takenUs, whenOneComes, whenOneEnds, withoutRoom } from './support/growing.js';
import { cpuMsOf } from './support/proc.js';
import { openQueue } from './support/queue.js';
import { requestBody, type Spread } from './support/requests.js';
import { asking } from './support/servers.js';
import { startServing } from './support/serving.js';
import { until } from './support/until.js';
import { startWorker } from './support/worker.js';

const backlogs = (process.env['GROWTH_WAITING'] ?? '10000,100000,1000000').split(',').map(Number);
const [least, most] = [Math.min(...backlogs), Math.max(...backlogs)];
const usual: Spread = { tenants: 20, jobs: 10 };
const sizes = [1, 100, 10_000];
const waitingBeside = 100_000;
const replicas = [1, 2, 4];
const messages = { warmUp: 6_000, counted: 12_000 };
const rules = [20, 200];
const [pass, oneComes, oneEnds, admitted] = ['heads without room ms', 'one comes ms', 'one ends ms', 'let run us'];
const submitting = `select id from request where state = 'submitting'`;
const waits = (count: number) => `${count} waiting`;

export const benchmark: Benchmark = {
  name: 'growth',
  work: 'what grows with requests that wait, tenants, distinct jobs, replicas and rules; one round, not among all',
  targets: [
    {
      what: `a pass without room, ${waits(most)} of ${waits(least)}`,
      of: ratioOf(waits(most), waits(least), pass),
      bound: { atMost: 2 },
      unit: '',
    },
    {
      what: `one that is let run, ${waits(most)} of ${waits(least)}`,
      of: ratioOf(waits(most), waits(least), admitted),
      bound: { atMost: 2 },
      unit: '',
    },
  ],
  budgetSeconds: 200,
  alone: true,
  async *run(bench) {
    const figures: Figure[] = [];
    const told = (figure: Figure) => {
      figures.push(figure);
      bench.say(`${figure.who}: ${JSON.stringify({ ...figure.values, ...figure.cpuUs }, (_, value: unknown) => shortly(value))}`);
    };
    // What has just started is not what is compared.
    await withSpread(bench, 'warm-up', usual, least);
    for await (const figure of withBacklogs(bench)) told(figure);
    for (const tenants of sizes) told(await withSpread(bench, `${tenants} tenants`, { tenants, jobs: 1 }));
    for (const jobs of sizes) told(await withSpread(bench, `${jobs} jobs`, { tenants: 1, jobs }));
    for (const count of replicas) told(await withReplicas(bench, count));
    for (const count of rules) told(await withRules(count));
    yield figures;
  },
};

function shortly(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

/** One database that grows. */
async function* withBacklogs(bench: Bench): AsyncGenerator<Figure> {
  const url = await bench.servers.database();
  let made = 0;
  for (const count of backlogs) {
    await fill(url, { name: `backlog-${count}`, count: count - made, spread: usual });
    made = count;
    yield { who: waits(count), ...(await costs(bench, url, usual)) };
  }
}

async function withSpread(bench: Bench, who: string, spread: Spread, count = waitingBeside): Promise<Figure> {
  const url = await bench.servers.database();
  await fill(url, { name: 'spread', count, spread });
  return { who, ...(await costs(bench, url, spread)) };
}

interface Filling {
  readonly name: string;
  readonly count: number;
  readonly spread: Spread;
}

const of = { firstJob: 1, firstTenant: 333, priority: 80, notificationQueue: '' };

async function fill(url: string, { name, count, spread }: Filling): Promise<void> {
  await asking(url, (pool) => withoutIndexes(pool, () => makeBacklog(pool, { ...of, ...spread, state: 'waiting', name, count })));
}

async function costs({ servers }: Bench, url: string, spread: Spread): Promise<Omit<Figure, 'who'>> {
  const store = await openStoreOf(url);
  const ms = await withoutRoom(store, spread.jobs);
  const comes = await asking(url, (pool) =>
    whenOneComes(store, spread.jobs, (index) =>
      makeBacklog(pool, { ...of, ...spread, state: 'received', name: `${Date.now()}-${index}`, count: 1 }),
    ),
  );
  const ends = await asking(url, (pool) => whenOneEnds(store, spread.jobs, () => pool.query(removing(submitting))));
  const us = await admittedUs(store, spread.jobs);
  const cpuUs = await takenUs(store, spread, () => servers.cpuMs());
  await store.close();
  // Those that were let run are no part of the next size.
  await asking(url, (pool: Pool) => pool.query(removing(submitting)));
  return { values: { [pass]: ms, [oneComes]: comes, [oneEnds]: ends, [admitted]: us }, cpuUs };
}

/** Intake, for all replicas share it; what they do not share, the passes, is measured by `admission-lag`. */
async function withReplicas({ servers }: Bench, count: number): Promise<Figure> {
  const [databaseUrl, amqpUrl] = [await servers.database(), await servers.vhost()];
  const queue = await openQueue(amqpUrl);
  const all = messages.warmUp + messages.counted;
  await queue.fill(all, (index) => requestBody({ index }));
  const config = { rabbitmq: { intake_queues: [queue.name] } };
  const before = servers.cpuMs();
  const serving = await Promise.all(
    Array.from({ length: count }, () => startServing({ databaseUrl, amqpUrl, role: 'intake', engine: 'instant', config })),
  );
  const started = serving.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
  const ms = await asking(databaseUrl, async (pool) => {
    await until(async () => (await countOf(pool, 'request_body')) === all);
    return msOfCommits(pool, 'request_body', messages.warmUp);
  });
  const node = serving.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0) - started;
  const postgres = servers.cpuMs().postgres - before.postgres;
  for (const one of serving) await one.stop();
  await queue.close();
  return {
    who: `${count} replicas`,
    values: { 'messages/s': (messages.counted * 1000) / ms },
    cpuUs: { node: (node * 1000) / all, postgres: (postgres * 1000) / all },
  };
}

async function withRules(count: number): Promise<Figure> {
  const worker = startWorker<Deciding, Decided>(new URL('./support/deciding.js', import.meta.url));
  const { cpuUs: asked } = await worker.ask({ kind: 'each asked', rules: count, forMs: 300 });
  const { cpuUs: lookedUp } = await worker.ask({ kind: 'looked up', rules: count, forMs: 300 });
  await worker.stop();
  return { who: `${count} rules`, values: { 'asked us': asked, 'looked up us': lookedUp } };
}
