// Intake queues on RabbitMQ. In: messages of the configured queues. Out: each handed to `receive`, and settled as it says. Promised: a message
// is acknowledged only after it was taken, or after its dead letter is confirmed; consuming goes on after every loss; what is in hand is
// never more than the prefetch; no error and no fact carries the credentials of the URL.
import type { BrokerHealth, IntakeQueues, Receive, Source } from '../../../ports/broker.js';
import { shareOf } from '../../../core/shares.js';
import { DeadLetters } from './dead-letters.js';
import { usualBackoff, type Backoff } from './keep-session.js';
import { Lane } from './lane.js';
import { Link, type LinkOptions } from './link.js';
import { Publisher } from './publisher.js';

export interface RabbitmqIntakeOptions extends LinkOptions {
  readonly queues: readonly Source[];
  /** Creates the queues (and `<queue>.dead`) that are missing; without it a missing queue is waited for. */
  readonly declare: boolean;
  /** Larger bodies are dead-lettered without being looked at. */
  readonly bodyBytesMax: number;
  /** Deliveries in hand, over all queues: three batches of 250 being written and what arrives meanwhile. */
  readonly prefetch?: number;
  readonly publishTimeoutMs?: number;
  readonly backoff?: Backoff;
}

/** The broker closes the channel of a consumer that holds a message for half an hour. */
const holdMs = 1_200_000;

export function rabbitmqIntake(options: RabbitmqIntakeOptions): IntakeQueues {
  const { clock, telemetry, backoff = usualBackoff } = options;
  const link = new Link('intake', options);
  const publisher = new Publisher({
    link: new Link('dead letters', options),
    clock,
    publishTimeoutMs: options.publishTimeoutMs ?? 10_000,
    inFlightMax: 200,
    backoff,
  });
  const deadLetters = new DeadLetters({ publisher, clock, telemetry, backoff });
  const weights = options.queues.map(({ weight = 1 }) => weight);
  const laneOf = ({ name: queue, weight = 1 }: Source, receive: Receive): Lane =>
    new Lane({
      prefetch: shareOf(options.prefetch ?? 1200, weight, weights),
      ...{ queue, receive, link, deadLetters, clock, telemetry, backoff },
      declare: options.declare,
      bodyBytesMax: options.bodyBytesMax,
      failedPauseMs: backoff.firstMs,
    });
  let lanes: readonly Lane[] = [];

  return {
    name: 'rabbitmq',
    holdMs,
    start: async (receive) => {
      await Promise.all([link.open(), publisher.start()]);
      lanes = options.queues.map((queue) => laneOf(queue, receive));
      const started = Promise.all(lanes.map((lane) => lane.start()));
      // Without a connection the lanes wait for one, and the start does not wait with them.
      if (link.state().kind !== 'down') await started;
    },
    stop: async (boundMs) => {
      const closeMs = Math.min(1000, boundMs / 5);
      await Promise.all(lanes.map((lane) => lane.stop(boundMs - closeMs)));
      // No dead letter is in flight any more, or nobody waits for it: its message goes back with the channel.
      await Promise.all([publisher.stop(0), link.close(closeMs)]);
    },
    health: () => healthOf(link, lanes, deadLetters),
  };
}

function healthOf(link: Link, lanes: readonly Lane[], deadLetters: DeadLetters): BrokerHealth {
  const state = link.state();
  if (state.kind === 'down') return { ready: false, reason: state.reason };
  const reason = lanes.map((lane) => lane.problem).find((problem) => problem !== null) ?? deadLetters.trouble;
  return { ready: reason === null, reason };
}
