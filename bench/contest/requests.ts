// The queues of the contests: the job requests that wait to be taken, and the job responses.
import { once } from 'node:events';
import { connect } from 'amqplib';
import { requestBody } from '../support/requests.js';

export const responseQueue = 'contest.responses';
/** Declared by the engine of the benchmark. */
export const declaredJobs = 100;
export interface Queues {
  fill(messages: number): Promise<void>;
  answered(): Promise<number>;
  close(): Promise<void>;
}

export async function openQueues(url: string, intakeQueue: string): Promise<Queues> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(intakeQueue, { durable: true });
  await channel.assertQueue(responseQueue, { durable: true });
  let filled = 0;
  return {
    async fill(messages) {
      for (const end = filled + messages; filled < end; filled += 1) {
        const options = { persistent: true, messageId: String(filled), contentType: 'application/json' };
        if (!channel.sendToQueue(intakeQueue, requestBody({ index: filled, queue: responseQueue }), options))
          await once(channel, 'drain');
      }
      await channel.waitForConfirms();
    },
    answered: async () => (await channel.checkQueue(responseQueue)).messageCount,
    close: () => connection.close(),
  };
}
