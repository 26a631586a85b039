// Job responses that are due in the outbox, until each is confirmed by the broker, not returned, and marked. Ours is `serve --role responses`;
// beside it publishing alone, all confirms awaited at the end, and publishing with a wait for each confirm.
import { connect } from 'amqplib';
import type { Pool } from 'pg';
import { msOfCommits } from './support/committed.js';
import { perSecond, ratioOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import type { Published, Publishing } from './support/bare-publisher.js';
import { interleaved } from './support/interleaved.js';
import { fillOutbox } from './support/outbox.js';
import { cpuMsOf } from './support/proc.js';
import { asking } from './support/servers.js';
import { startServing } from './support/serving.js';
import { until } from './support/until.js';
import { startWorker } from './support/worker.js';

const messages = 20_000;
const warmUp = 5_000;
const queues = { prefix: 'relay-', count: 50 };
const each = { warmUp: 100, messages: 1_000 };

export const benchmark: Benchmark = {
  name: 'relay',
  work: `${messages} due job responses to ${queues.count} queues: published persistent and mandatory, confirmed, marked; beside bare publish and confirm`,
  targets: [
    { what: 'of bare publish and confirm', of: ratioOf('ours', 'bare publisher'), bound: { atLeast: 0.6 }, unit: '' },
    { what: 'of waiting for each confirm', of: ratioOf('ours', 'confirm each'), bound: { atLeast: 15 }, unit: '' },
  ],
  budgetSeconds: 55,
  run,
};

type Measured = Omit<Figure, 'who'>;

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const url = await bench.servers.vhost();
  const connection = await connect(url);
  connection.on('error', () => undefined); // Told by what waits for it.
  const channel = await connection.createChannel();
  const names = Array.from({ length: queues.count }, (_, index) => `${queues.prefix}${index + 1}`);
  for (const name of names) await channel.assertQueue(name, { durable: true });
  const emptied = (measure: () => Promise<Measured>) => async (): Promise<Measured> => {
    for (const name of names) await channel.purgeQueue(name);
    return measure();
  };
  const publish = (confirm: Publishing['confirm'], count: Pick<Publishing, 'warmUp' | 'messages'>) =>
    emptied(() => bare(bench, { url, queues: names, confirm, ...count }));
  yield* interleaved(bench, [
    { who: 'bare publisher', measure: publish('all', { warmUp, messages }) },
    { who: 'ours', measure: emptied(() => ours(bench, url)) },
    { who: 'confirm each', measure: publish('each', each) },
  ]);
  await connection.close();
}

async function ours({ servers }: Bench, url: string): Promise<Measured> {
  const databaseUrl = await servers.database();
  return asking(databaseUrl, async (pool) => {
    await fillOutbox(pool, warmUp + messages, queues);
    const mark = await requestAt(pool, warmUp);
    const serving = await startServing({ databaseUrl, amqpUrl: url, role: 'responses', engine: 'instant' });
    const cpu = () => ({ node: cpuMsOf(serving.pid), ...servers.cpuMs() });
    await until(async () => !(await some(pool, `delivery = 'due' and request_id = '${mark}'`)), { everyMs: 20 });
    const [left, before] = [await countOfDue(pool), cpu()];
    await until(async () => !(await some(pool, `delivery = 'due'`)), { everyMs: 20 });
    const after = cpu();
    const ms = await msOfCommits(pool, 'response', warmUp);
    await serving.stop();
    const us = (process: keyof typeof after) => ((after[process] - before[process]) * 1000) / left;
    return {
      values: { [perSecond]: (messages * 1000) / ms },
      cpuUs: { node: us('node'), postgres: us('postgres'), rabbitmq: us('rabbitmq') },
    };
  });
}

/** Of the `count`th that is due. */
async function requestAt(pool: Pool, count: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select request_id as id from response order by due_at, request_id offset $1 limit 1`,
    [count - 1],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there are no ${count} responses`);
  return row.id;
}

/** By an index: to count them all, twenty times a second, took a tenth of a core from what is measured. */
async function some(pool: Pool, where: string): Promise<boolean> {
  return (await pool.query(`select from response where ${where} limit 1`)).rowCount === 1;
}

async function countOfDue(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::integer as n from response where delivery = 'due'`);
  return rows[0]?.n ?? 0;
}

async function bare({ servers }: Bench, publishing: Publishing): Promise<Measured> {
  const worker = startWorker<Publishing, Published>(new URL('./support/bare-publisher.js', import.meta.url));
  const before = servers.cpuMs();
  const { ms, cpuMs } = await worker.ask(publishing);
  const rabbitmq = ((servers.cpuMs().rabbitmq - before.rabbitmq) * 1000) / (publishing.warmUp + publishing.messages);
  await worker.stop();
  return {
    values: { [perSecond]: (publishing.messages * 1000) / ms },
    cpuUs: { node: (cpuMs * 1000) / publishing.messages, postgres: 0, rabbitmq },
  };
}
