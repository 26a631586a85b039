// `road`: messages that wait on RabbitMQ, to the last confirmed job response. Ours is `serve` with an engine that answers at once; the peers
// consume, persist a job, work it with the same engine and publish the response; the forwarder keeps nothing. All on one version of Node.
// Sizes: ROAD_MESSAGES (20,000) and, for peers as documented, ROAD_DOCUMENTED (1,000).
import { readFileSync } from 'node:fs';
import { packageFile } from '../src/app/config/package-file.js';
import { contestant, ours, oursConfig, turnOnRoad, type Load } from './contest/on-road.js';
import { installPeers } from './contest/peers.js';
import { redis, redisSettings } from './contest/redis.js';
import { perSecond, ratioOf, ratioToBest, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved } from './support/interleaved.js';

const messages = Number(process.env['ROAD_MESSAGES'] ?? '20000');
const documentedMessages = Number(process.env['ROAD_DOCUMENTED'] ?? '1000');
const load: Load = { warmUp: messages / 2, messages };
/** Too slow to come again and again: a message at a time, measured once. */
const documentedLoad: Load = { warmUp: documentedMessages / 2, messages: documentedMessages };

const peers = { 'pg-boss': 'peers/pg-boss', 'graphile-worker': 'peers/graphile-worker', BullMQ: 'peers/bullmq' };
const tunedNames = Object.keys(peers).map((name) => `${name} tuned`);

export const benchmark: Benchmark = {
  name: 'road',
  work: `${messages} job requests on RabbitMQ to their confirmed job responses, beside a forwarder and peers`,
  targets: [
    { what: 'of the forwarder', of: ratioOf('ours', 'forwarder'), bound: { atLeast: 0.55 }, unit: '' },
    { what: 'of the best tuned peer', of: ratioToBest('ours', tunedNames), bound: { atLeast: 1.2 }, unit: '' },
    { what: 'of the best peer as documented', of: ratioToBest('ours', Object.keys(peers)), bound: { atLeast: 9 }, unit: '' },
  ],
  budgetSeconds: 250,
  async *run(bench) {
    installPeers(bench.say);
    const entered = await present(bench);
    tellSettings(bench);
    const documented: Figure[] = [];
    for (const [who, file] of entered)
      documented.push({ who, ...(await turnOnRoad(bench, contestant(file, 'documented'), documentedLoad)) });
    bench.say(
      `as documented, once: ${documented.map(({ who, values }) => `${who} ${Math.round(values[perSecond] ?? 0)}`).join(', ')} ${perSecond}`,
    );
    const turns = [
      { who: 'forwarder', measure: () => turnOnRoad(bench, contestant('contest/forwarder', 'forwarder'), load) },
      { who: 'ours', measure: () => turnOnRoad(bench, ours, load) },
      ...entered.map(([who, file]) => ({
        who: `${who} tuned`,
        measure: () => turnOnRoad(bench, contestant(file, 'tuned'), load),
      })),
    ];
    for await (const round of interleaved(bench, turns)) yield [...round, ...documented];
  },
};

async function present({ say }: Bench): Promise<readonly (readonly [string, string])[]> {
  if ((await redis()) !== null) return Object.entries(peers);
  say('BullMQ is left out: there is no redis-server on this machine');
  return Object.entries(peers).filter(([who]) => who !== 'BullMQ');
}

function tellSettings({ say }: Bench): void {
  const { dependencies } = JSON.parse(readFileSync(packageFile('bench/package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  say(
    Object.entries(dependencies)
      .map((one) => one.join(' '))
      .join(', '),
  );
  say(`ours: ${JSON.stringify(oursConfig)}; everything else, also the log, is the default`);
  say('pg-boss: send() a message, work() with notify and batches of 100, prefetch 100');
  say(
    'pg-boss tuned: insert() of up to 500, 3 loops of fetch() and complete() of 500, prefetch 2000, pool 10, deduplicated by id',
  );
  say('graphile-worker: addJob() a message, concurrency 10, prefetch 100');
  say(
    'graphile-worker tuned: addJobs() of up to 500, 200 jobs at once, localQueue 500, completeJobBatchDelay 0, prefetch 2000, pool 10',
  );
  say(`BullMQ: add() a message, concurrency 50, prefetch 100; Redis: ${redisSettings}`);
  say('BullMQ tuned: addBulk() of up to 500, concurrency 200, prefetch 2000, deduplicated by jobId');
  say(
    `${messages} messages after ${load.warmUp}, to a peer as documented ${documentedMessages} after ${documentedLoad.warmUp}; the intake of each tuned peer is ours: what comes while a batch is written is the next one`,
  );
}
