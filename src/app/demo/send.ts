// Sends the demo's requests as mediators do: all of them through the queue, and one once more over HTTP, as when the bus seemed away. Out: how
// many messages were published, and what there is to say of the one that was sent twice and of the one that was refused.
import { systemClock } from '../../adapters/clock/system-clock.js';
import type { Mediator } from '../../adapters/broker/service-bus/mediator.js';
import type { DemoRequest } from './requests.js';

export interface Ways {
  readonly mediator: Mediator;
  readonly queue: string;
  /** The base of the HTTP face. */
  readonly url: string;
}

const timeoutMs = 10_000;
const lookEveryMs = 100;

export async function publishAll({ mediator, queue }: Ways, requests: readonly DemoRequest[]): Promise<void> {
  const messages = requests.map(({ body }, index) => ({ body, messageId: `${String(body['correlation_id'])}-${index}` }));
  await mediator.publish(queue, messages);
}

/** The same request over HTTP: one line about its answer. */
export async function sendAgain({ url }: Ways, { about, body }: DemoRequest): Promise<string> {
  const answer = await fetch(`${url}/v1/job-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { state = 'unknown' } = (await answer.json()) as { readonly state?: string };
  const words = answer.status === 200 ? `the same request as before, now ${state}; nothing new` : `taken, now ${state}`;
  return `HTTP ${answer.status}: ${about}: ${words}`;
}

export interface DeadLetterShown {
  readonly reason: string;
  readonly description: string;
}

/** Each message that was refused; waits for as many as are expected. */
export async function refused({ mediator, queue }: Ways, expected: number): Promise<readonly DeadLetterShown[]> {
  for (let waited = 0; ; waited += lookEveryMs) {
    const letters = await mediator.deadLetters(queue, expected);
    if (letters.length >= expected || waited >= timeoutMs)
      return letters.map(({ reason, description }) => ({ reason, description }));
    await systemClock.pause(lookEveryMs);
  }
}
