// Publishing with proof. In: responses for queues that belong to others. Out: one outcome each, within a bound. Promised: nothing is thrown, no
// queue is declared or looked at, what is in flight is limited, and a sender that failed is replaced.
import { setMaxListeners } from 'node:events';
import type { ServiceBusMessage } from '@azure/service-bus';
import type { BrokerHealth, OutgoingResponse, PublishOutcome } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import type { Link } from './link.js';
import { isOfTheQueue, isUndeliverable } from './problem.js';
import type { Senders } from './senders.js';
import { Window } from './window.js';
import { endsWithin, unlessAborted } from './within.js';

export interface PublisherParts {
  readonly link: Link;
  readonly senders: Senders;
  readonly clock: Clock;
  readonly publishTimeoutMs: number;
  /** Messages without their answer; more wait for a place. Below the credit of a link, so that their order is kept. */
  readonly inFlightMax: number;
}

const closeMs = 1000;

export class Publisher {
  readonly #stopping = new AbortController();
  readonly #window: Window;
  readonly #inFlight = new Set<Promise<unknown>>();
  #tidying: Promise<void> = Promise.resolve();
  #stage: 'new' | 'open' | 'stopped' = 'new';
  /** Why nothing could be published the last time; null: it could. */
  #trouble: string | null = null;
  /** How often the broker has said something about a response, whatever it said. */
  #answers = 0;

  constructor(private readonly parts: PublisherParts) {
    this.#window = new Window(parts.inFlightMax);
  }

  /** Connects with the first response: there is nothing that a right to send alone could ask before. */
  async start(): Promise<void> {
    await this.parts.link.client();
    this.#stage = 'open';
    this.#tidying = this.parts.senders.tidy(this.#stopping.signal);
  }

  async publish(responses: readonly OutgoingResponse[]): Promise<readonly PublishOutcome[]> {
    const { clock, publishTimeoutMs } = this.parts;
    const late = new AbortController();
    const enough = new AbortController();
    // One listener a message.
    setMaxListeners(0, late.signal);
    void clock.pause(publishTimeoutMs, enough.signal).then(() => late.abort());
    const outcomes = await Promise.all(responses.map((response) => this.#inOrder(response, late.signal)));
    enough.abort();
    return outcomes;
  }

  /** Waits for what is in flight, then closes. */
  async stop(): Promise<void> {
    const { link, clock, publishTimeoutMs } = this.parts;
    this.#stage = 'stopped';
    await endsWithin({ clock, ms: publishTimeoutMs }, Promise.all(this.#inFlight));
    this.#stopping.abort();
    await link.close(closeMs);
    await this.#tidying;
  }

  health(): BrokerHealth {
    switch (this.#stage) {
      case 'new':
        return { ready: false, reason: 'it was not started' };
      case 'stopped':
        return { ready: false, reason: 'it was stopped' };
      case 'open':
        return { ready: this.#trouble === null, reason: this.#trouble };
    }
  }

  async #inOrder(response: OutgoingResponse, late: AbortSignal): Promise<PublishOutcome> {
    const answersBefore = this.#answers;
    if (!(await this.#window.enter(late))) return this.#late(answersBefore);
    const sent = this.#send(response, late).finally(() => {
      this.#window.leave();
      this.#inFlight.delete(sent);
    });
    this.#inFlight.add(sent);
    return sent;
  }

  async #send(response: OutgoingResponse, late: AbortSignal): Promise<PublishOutcome> {
    const { senders, link } = this.parts;
    if (this.#stage !== 'open') return { kind: 'unavailable', reason: this.health().reason ?? 'it was stopped' };
    const { queue } = response;
    const answersBefore = this.#answers;
    try {
      // The library looks at its signal between tries only.
      await senders.use(queue, (sender) =>
        unlessAborted(late, 'too late', sender.sendMessages(messageOf(response), { abortSignal: late })),
      );
      this.#reached();
      return { kind: 'confirmed' };
    } catch (problem) {
      if (late.aborted) return this.#late(answersBefore);
      const reason = link.place.sentence(problem);
      if (isUndeliverable(problem) || isOfTheQueue(problem)) this.#answers += 1;
      if (isUndeliverable(problem)) return { kind: 'undeliverable', reason: undeliverable(queue, reason) };
      if (isOfTheQueue(problem)) return { kind: 'not-now', reason };
      this.#lost(reason);
      return { kind: 'unavailable', reason };
    }
  }

  /** One that says something about others meanwhile is there: its queue is silent, or stands behind one that is. */
  #late(answersBefore: number): PublishOutcome {
    const reason = `the broker did not confirm it within ${this.parts.publishTimeoutMs} ms`;
    if (this.#answers > answersBefore) return { kind: 'not-now', reason };
    this.#trouble = reason;
    return { kind: 'unavailable', reason };
  }

  #reached(): void {
    this.#answers += 1;
    this.parts.link.reached();
    this.#trouble = null;
  }

  #lost(reason: string): void {
    this.#trouble = `${this.parts.link.place.name} takes no responses: ${reason}`;
    this.parts.link.lost(this.#trouble);
  }
}

function undeliverable(queue: string, reason: string): string {
  return `the queue ${queue} does not take it: ${reason}`;
}

function messageOf({ messageId, correlationId, body, traceparent, sessionId, label }: OutgoingResponse): ServiceBusMessage {
  return {
    body,
    messageId,
    correlationId,
    contentType: label?.contentType ?? 'application/json',
    subject: label?.type ?? 'job-response',
    ...(sessionId === null ? {} : { sessionId }),
    applicationProperties: traceparent === null ? {} : { traceparent },
  };
}
