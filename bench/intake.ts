// Job requests that wait in a durable queue, until each is validated, deduplicated, committed and acknowledged. Ours is `serve --role intake`;
// beside it a consumer that only acknowledges, and one that saves a message at a time with TypeORM. On classic queues and on quorum queues.
import { countOf, msOfCommits } from './support/committed.js';
import { perSecond, ratioOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import type { Consumed, Consuming } from './support/bare-consumer.js';
import { interleaved } from './support/interleaved.js';
import { cpuMsOf } from './support/proc.js';
import { openQueue, type BenchQueue, type QueueKind } from './support/queue.js';
import { requestBody } from './support/requests.js';
import type { Saving } from './support/saving-consumer.js';
import { asking } from './support/servers.js';
import { startServing } from './support/serving.js';
import { until } from './support/until.js';
import { startWorker } from './support/worker.js';

const messages = 30_000;
/** Through everybody first: a process that has just started is not what is compared. */
const warmUp = 10_000;
/** One at a time is too slow for more. */
const saved = { warmUp: 1_000, messages: 6_000 };

export const benchmark: Benchmark = {
  name: 'intake',
  work: `${messages} persistent job requests of 845 bytes: validated, deduplicated, committed, acknowledged; beside bare consume and ack`,
  targets: [
    { what: 'of the bare consumer', of: ratioOf('ours', 'bare consumer'), bound: { atLeast: 0.5 }, unit: '' },
    { what: 'of TypeORM save a message', of: ratioOf('ours', 'TypeORM save'), bound: { atLeast: 9 }, unit: '' },
    {
      what: 'quorum: of the bare consumer',
      of: ratioOf('ours, quorum', 'bare consumer, quorum'),
      bound: { atLeast: 0.3 },
      unit: '',
    },
  ],
  budgetSeconds: 155,
  run,
};

type Measured = Omit<Figure, 'who'>;
type Compete = (bench: Bench, queue: BenchQueue, url: string) => Promise<Measured>;

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const url = await bench.servers.vhost();
  const measure =
    (compete: Compete, kind: QueueKind, count = warmUp + messages) =>
    async (): Promise<Measured> => {
      const queue = await openQueue(url, kind);
      await queue.fill(count, (index) => requestBody({ index }));
      const measured = await compete(bench, queue, url);
      await queue.close();
      return measured;
    };
  yield* interleaved(bench, [
    { who: 'bare consumer', measure: measure(bare, 'classic') },
    { who: 'ours', measure: measure(ours, 'classic') },
    { who: 'TypeORM save', measure: measure(saving, 'classic', saved.warmUp + saved.messages) },
    { who: 'bare consumer, quorum', measure: measure(bare, 'quorum') },
    { who: 'ours, quorum', measure: measure(ours, 'quorum') },
  ]);
}

async function ours({ servers }: Bench, queue: BenchQueue, url: string): Promise<Measured> {
  const databaseUrl = await servers.database();
  const config = { rabbitmq: { intake_queues: [queue.name] } };
  const serving = await startServing({ databaseUrl, amqpUrl: url, role: 'intake', engine: 'instant', config });
  const cpu = () => ({ node: cpuMsOf(serving.pid), ...servers.cpuMs() });
  await until(async () => (await queue.ready()) <= messages, { everyMs: 5 });
  const [left, before] = [await queue.ready(), cpu()];
  await until(async () => (await queue.ready()) === 0);
  const ms = await asking(databaseUrl, async (pool) => {
    await until(async () => (await countOf(pool, 'request_body')) === warmUp + messages);
    return msOfCommits(pool, 'request_body', warmUp);
  });
  const after = cpu();
  await serving.stop();
  if ((await queue.ready()) > 0) throw new Error('messages came back that were committed');
  const us = (process: keyof typeof after) => ((after[process] - before[process]) * 1000) / left;
  return {
    values: { [perSecond]: (messages * 1000) / ms },
    cpuUs: { node: us('node'), postgres: us('postgres'), rabbitmq: us('rabbitmq') },
  };
}

async function bare({ servers }: Bench, queue: BenchQueue, url: string): Promise<Measured> {
  const worker = startWorker<Consuming, Consumed>(new URL('./support/bare-consumer.js', import.meta.url));
  const before = servers.cpuMs();
  const consumed = await worker.ask({ url, queue: queue.name, warmUp, messages });
  const rabbitmq = ((servers.cpuMs().rabbitmq - before.rabbitmq) * 1000) / (warmUp + messages);
  await worker.stop();
  return {
    values: { [perSecond]: (messages * 1000) / consumed.ms },
    cpuUs: { node: (consumed.cpuMs * 1000) / messages, postgres: 0, rabbitmq },
  };
}

async function saving({ servers }: Bench, queue: BenchQueue, url: string): Promise<Measured> {
  const databaseUrl = await servers.database();
  const worker = startWorker<Saving, Consumed>(new URL('./support/saving-consumer.js', import.meta.url));
  const before = servers.cpuMs();
  const consumed = await worker.ask({ url, queue: queue.name, ...saved, databaseUrl });
  const after = servers.cpuMs();
  await worker.stop();
  const each = (ms: number) => (ms * 1000) / (saved.warmUp + saved.messages);
  return {
    values: { [perSecond]: (saved.messages * 1000) / consumed.ms },
    cpuUs: {
      node: (consumed.cpuMs * 1000) / saved.messages,
      postgres: each(after.postgres - before.postgres),
      rabbitmq: each(after.rabbitmq - before.rabbitmq),
    },
  };
}
