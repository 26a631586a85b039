// A queue of a benchmark. In: its name and kind. Out: filled with confirmed, persistent messages; how many wait in it. Deleted when it is closed.
import { once } from 'node:events';
import { connect } from 'amqplib';

export type QueueKind = 'classic' | 'quorum';

export interface BenchQueue {
  readonly name: string;
  /** Resolves when the broker has confirmed them all. */
  fill(messages: number, body: (index: number) => Buffer): Promise<void>;
  /** Not counting what is with a consumer. */
  ready(): Promise<number>;
  close(): Promise<void>;
}

let made = 0;

export async function openQueue(url: string, kind: QueueKind = 'classic'): Promise<BenchQueue> {
  const connection = await connect(url);
  connection.on('error', () => undefined); // Told by what waits for it.
  const channel = await connection.createConfirmChannel();
  const name = `bench-${(made += 1)}`;
  const names = [name, `${name}.dead`];
  for (const one of names) await channel.assertQueue(one, { durable: true, arguments: { 'x-queue-type': kind } });
  return {
    name,
    fill: async (messages, body) => {
      const options = { persistent: true, contentType: 'application/json' };
      for (let index = 0; index < messages; index += 1) {
        if (!channel.sendToQueue(name, body(index), { ...options, messageId: String(index) })) await once(channel, 'drain');
      }
      await channel.waitForConfirms();
    },
    ready: async () => (await channel.checkQueue(name)).messageCount,
    close: async () => {
      for (const one of names) await channel.deleteQueue(one);
      await connection.close();
    },
  };
}
