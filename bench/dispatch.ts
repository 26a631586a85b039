// `dispatch`: claim, decide and record while many wait. Ours takes passes of admission: each request gets its decision with the facts of it,
// and an attempt with its token. The peers fetch, compare once and complete. Sizes: DISPATCH_WAITING (20000,200000,1000000: more take minutes
// to make, so by default the last is left out) and DISPATCH_COUNT (4,000, which is what the pools of ours have room for).
import { freshDatabase } from '../test/support/postgres.js';
import { packageFile } from '../src/app/config/package-file.js';
import type { Answer, Order } from './contest/child.js';
import { installPeers, node22 } from './contest/peers.js';
import { redis } from './contest/redis.js';
import { ratioToBest, valueOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved, type Turn } from './support/interleaved.js';
import { startWorker, type Worker } from './support/worker.js';

const sizes = (process.env['DISPATCH_WAITING'] ?? '20000,200000').split(',').map(Number);
const count = Number(process.env['DISPATCH_COUNT'] ?? '4000');
const unit = 'jobs/s';
const child = new URL(`file://${packageFile('bench/contest/child.ts')}`);

const peers = { 'pg-boss': 'peers/pg-boss', 'graphile-worker': 'peers/graphile-worker', BullMQ: 'peers/bullmq' };
const named = (who: string, waiting: number) => `${who}, ${waiting}`;
const most = Math.max(...sizes);
const least = Math.min(...sizes);

interface Entry {
  readonly who: string;
  readonly worker: Worker<Order, Answer>;
}

export const benchmark: Benchmark = {
  name: 'dispatch',
  work: `${count} claimed, decided and recorded with ${sizes.join(' and ')} waiting, beside peers`,
  targets: [
    {
      what: `of the best peer with ${most} waiting`,
      of: ratioToBest(
        named('ours', most),
        Object.keys(peers).map((who) => named(who, most)),
        unit,
      ),
      bound: { atLeast: 1.2 },
      unit: '',
    },
    {
      what: `ours with ${most} waiting of ours with ${least}`,
      of: (round) => valueOf(named('ours', most), unit)(round) / valueOf(named('ours', least), unit)(round),
      bound: { atLeast: 0.85 },
      unit: '',
    },
  ],
  budgetSeconds: 75,
  async *run(bench) {
    installPeers(bench.say);
    // Starts the server; each has a database of its own beside that one.
    await bench.servers.database();
    bench.say(
      'pg-boss: 3 loops of fetch() and complete() of 500; graphile-worker: 24 jobs at once, localQueue 500; BullMQ: concurrency 200',
    );
    const entries: Entry[] = [];
    for (const waiting of sizes) entries.push(...(await enterAll(bench, waiting)));
    const turns = entries.map(({ who, worker }): Turn => ({ who, measure: () => turn(worker) }));
    yield* interleaved(bench, turns);
    for (const { worker } of entries) await worker.stop();
  },
};

async function enterAll(bench: Bench, waiting: number): Promise<readonly Entry[]> {
  const own = await redis();
  const entries: Entry[] = [];
  for (const [who, file] of Object.entries({ ours: 'contest/ours', ...peers })) {
    // A Redis holds one backlog: BullMQ is measured with the longest.
    if (who === 'BullMQ' && (own === null || waiting !== most)) continue;
    entries.push({ who: named(who, waiting), worker: await enter(bench, { who, file, waiting, redis: own?.url ?? null }) });
  }
  return entries;
}

interface Entering {
  readonly who: string;
  readonly file: string;
  readonly waiting: number;
  readonly redis: string | null;
}

async function enter({ say }: Bench, { who, file, waiting, redis: url }: Entering): Promise<Worker<Order, Answer>> {
  const worker = startWorker<Order, Answer>(child, { execPath: node22, execArgv: ['--import', 'tsx'] });
  const name = who === 'ours' ? 'admission' : 'tuned';
  const postgres = (await freshDatabase()).url;
  const { ms } = await worker.ask({
    ...{ kind: 'dispatch', file: packageFile(`bench/${file}.ts`), name, amqp: '', postgres, redis: url, waiting },
  });
  say(`${who}: ${waiting} waiting, made in ${Math.round(ms / 1000)} s`);
  return worker;
}

async function turn(worker: Worker<Order, Answer>): Promise<Omit<Figure, 'who'>> {
  const { ms, cpuMs } = await worker.ask({ kind: 'run', count });
  await worker.ask({ kind: 'refill', count });
  return { values: { [unit]: (count * 1000) / ms }, cpuUs: { node: (cpuMs * 1000) / count } };
}
