// The queues of the contests: the job requests that wait to be taken, and the job responses.
import { once } from 'node:events';
import { connect } from 'amqplib';
import { requestBody } from '../support/requests.js';

export const responseQueue = 'contest.responses';
/** Declared by the engine of the benchmark. */
export const declaredJobs = 100;
export interface Queues {
  fill(messages: number): Promise<void>;
  waiting(): Promise<number>;
  answered(): Promise<number>;
  close(): Promise<void>;
}

export async function openQueues(url: string, intakeQueue: string): Promise<Queues> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(intakeQueue, { durable: true });
  await channel.assertQueue(responseQueue, { durable: true });
  const depth = async (queue: string) => (await channel.checkQueue(queue)).messageCount;
  return {
    async fill(messages) {
      for (let index = 0; index < messages; index += 1) {
        const options = { persistent: true, messageId: String(index), contentType: 'application/json' };
        if (!channel.sendToQueue(intakeQueue, requestBody({ index, queue: responseQueue }), options))
          await once(channel, 'drain');
      }
      await channel.waitForConfirms();
    },
    waiting: () => depth(intakeQueue),
    answered: () => depth(responseQueue),
    close: () => connection.close(),
  };
}
