// What a replica needs of memory while a million job requests wait in its queue, above what it needs when none do: it holds no more than its
// prefetch, however many wait.
import { setTimeout as pause } from 'node:timers/promises';
import { valueOf, type Bench, type Benchmark } from './support/benchmark.js';
import { peakResidentMb, residentMb } from './support/proc.js';
import { openQueue, type BenchQueue } from './support/queue.js';
import { requestBody } from './support/requests.js';
import { startServing } from './support/serving.js';

const waiting = 1_000_000;
/** Of full flow: what grows with the number of messages has shown itself by then. */
const flowMs = 15_000;
const idleMs = 3_000;
const above = 'MB above idle';

export const benchmark: Benchmark = {
  name: 'intake-memory',
  work: `peak memory of serve while ${waiting.toLocaleString('en')} messages wait in its queue, above idle; one round`,
  targets: [{ what: 'peak memory above idle', of: valueOf('ours', above), bound: { atMost: 200 }, unit: 'MB' }],
  budgetSeconds: 100,
  run,
};

async function* run({ servers, say }: Bench): ReturnType<Benchmark['run']> {
  const url = await servers.vhost();
  const empty = await openQueue(url);
  const idle = await memoryOf(servers, empty, url, idleMs);
  await empty.close();
  const queue = await openQueue(url);
  const body = requestBody({ index: 0 }).toString('utf8');
  const [head, tail] = body.split(/(?<="correlation_id":")[^"]+/);
  await queue.fill(waiting, (index) => Buffer.from(`${head ?? ''}memory-${index}${tail ?? ''}`));
  say(`${await queue.ready()} messages wait`);
  const busy = await memoryOf(servers, queue, url, flowMs);
  const taken = waiting - (await queue.ready());
  await queue.close();
  yield [
    {
      who: 'ours',
      values: { [above]: busy.peak - idle.now, 'peak MB': busy.peak, 'idle MB': idle.now, 'taken meanwhile': taken },
    },
  ];
}

async function memoryOf(servers: Bench['servers'], queue: BenchQueue, amqpUrl: string, forMs: number) {
  const databaseUrl = await servers.database();
  const config = { rabbitmq: { intake_queues: [queue.name] } };
  const serving = await startServing({ databaseUrl, amqpUrl, engine: 'instant', config });
  await pause(forMs);
  const memory = { now: residentMb(serving.pid), peak: peakResidentMb(serving.pid) };
  await serving.stop();
  return memory;
}
