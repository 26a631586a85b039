// Job requests at a steady rate, from a process of its own. In: a queue, a rate, for how long. Out: when each was published, by this machine's
// clock in milliseconds with fractions.
import { connect } from 'amqplib';
import { setTimeout as pause } from 'node:timers/promises';
import { requestBody } from './requests.js';
import { answerQuestions } from './worker.js';

export interface Steady {
  readonly url: string;
  readonly queue: string;
  readonly name: string;
  readonly perSecond: number;
  readonly messages: number;
}

export type Publications = readonly { readonly correlationId: string; readonly at: number }[];

async function publish({ url, queue, name, perSecond, messages }: Steady): Promise<Publications> {
  const connection = await connect(url, { noDelay: true });
  const channel = await connection.createChannel();
  const published: { correlationId: string; at: number }[] = [];
  const begun = performance.now();
  while (published.length < messages) {
    const due = Math.min(messages, Math.floor(((performance.now() - begun) * perSecond) / 1000) + 1);
    while (published.length < due) {
      const index = published.length;
      const correlationId = `${name}-${index}`;
      const body = requestBody({ index, correlationId });
      channel.sendToQueue(queue, body, { persistent: true, messageId: correlationId });
      published.push({ correlationId, at: performance.timeOrigin + performance.now() });
    }
    await pause(Math.max(0, (published.length * 1000) / perSecond - (performance.now() - begun)));
  }
  await channel.close();
  await connection.close();
  return published;
}

answerQuestions(publish);
