// What a replica costs that has nothing to do: from the start of its process to ready on an existing database, memory and CPU time at rest, and
// the size of what its image adds to Node's.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageFile } from '../src/app/config/package-file.js';
import { valueOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved } from './support/interleaved.js';
import { cpuMsOf, residentMb } from './support/proc.js';
import { openQueue } from './support/queue.js';
import { startServing } from './support/serving.js';

/** 8 to 16 s after a start has ended V8 collects once what it has left behind, 100 to 200 ms of CPU time; 27 s on a slow machine. That is a part of starting. */
const settleMs = 40_000;
const idleMs = 10_000;

export const benchmark: Benchmark = {
  name: 'footprint',
  work: 'an idle replica on RabbitMQ and PostgreSQL: start to ready, memory, CPU, size of the image',
  targets: [
    { what: 'resident memory', of: valueOf('ours', 'RSS MB'), bound: { atMost: 150 }, unit: 'MB' },
    { what: 'CPU at rest', of: valueOf('ours', 'idle CPU %'), bound: { atMost: 1 }, unit: '%' },
    { what: 'start to ready', of: valueOf('ours', 'ready ms'), bound: { atMost: 1_500 }, unit: 'ms' },
  ],
  budgetSeconds: 110,
  run,
};

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const url = await bench.servers.vhost();
  const queue = await openQueue(url);
  const databaseUrl = await bench.servers.database();
  const imageMb = imageBytes() / 1e6;
  const measure = async (): Promise<Omit<Figure, 'who'>> => {
    const config = { rabbitmq: { intake_queues: [queue.name] } };
    const serving = await startServing({ databaseUrl, amqpUrl: url, engine: 'configured', config });
    await pause(settleMs);
    const before = cpuMsOf(serving.pid);
    await pause(idleMs);
    const cpu = ((cpuMsOf(serving.pid) - before) / idleMs) * 100;
    const values = {
      'ready ms': serving.startedMs,
      'RSS MB': residentMb(serving.pid),
      'idle CPU %': cpu,
      'image MB above Node': imageMb,
    };
    await serving.stop();
    return { values };
  };
  yield* interleaved(bench, [{ who: 'ours', measure }]);
  await queue.close();
}

/** As the Dockerfile copies it: what is built, and the packages that are needed at run time, without optional ones. */
function imageBytes(): number {
  const lock = JSON.parse(readFileSync(packageFile('package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly devOptional?: boolean }>
    >;
  };
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && dev !== true && optional !== true && devOptional !== true)
    .map(([path]) => path);
  const folders = ['dist/service', 'config', 'policies', ...packages].map((path) => packageFile(path));
  return folders.reduce((sum, folder) => sum + bytesIn(folder), 0);
}

/** Packages within a package are listed by themselves. */
function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === 'node_modules') return sum;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + bytesIn(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}
