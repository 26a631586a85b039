// Publishing alone. In: queues, bodies and how confirms are waited for: all at the end, or each before the next. Out: what it took, after the
// first have warmed up.
import { once } from 'node:events';
import { connect, type ConfirmChannel } from 'amqplib';
import { answerQuestions, timed } from './worker.js';

export interface Publishing {
  readonly url: string;
  readonly queues: readonly string[];
  readonly warmUp: number;
  readonly messages: number;
  readonly confirm: 'all' | 'each';
}

export interface Published {
  readonly ms: number;
  readonly cpuMs: number;
}

const body = Buffer.from(JSON.stringify({ filler: 'x'.repeat(246) }));

async function publish({ url, queues, warmUp, messages, confirm }: Publishing): Promise<Published> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  const send = confirm === 'all' ? sendAll : sendEach;
  await send(channel, queues, warmUp);
  const { ms, cpuMs } = await timed(() => send(channel, queues, messages));
  await connection.close();
  return { ms, cpuMs };
}

const properties = (index: number) => ({ persistent: true, messageId: `bare-${index}`, contentType: 'application/json' });

async function sendAll(channel: ConfirmChannel, queues: readonly string[], messages: number): Promise<void> {
  for (let index = 0; index < messages; index += 1) {
    if (!channel.sendToQueue(queues[index % queues.length] ?? '', body, properties(index))) await once(channel, 'drain');
  }
  await channel.waitForConfirms();
}

async function sendEach(channel: ConfirmChannel, queues: readonly string[], messages: number): Promise<void> {
  for (let index = 0; index < messages; index += 1) {
    channel.sendToQueue(queues[index % queues.length] ?? '', body, properties(index));
    await channel.waitForConfirms();
  }
}

answerQuestions(publish);
