// Intake queues on Azure Service Bus. In: messages of the configured queues. Out: each handed to `receive`, and settled as it says. Promised: a
// message is completed only after it was taken; what cannot be taken is a dead letter of its queue with its reason; consuming goes on
// after every loss; neither connection strings nor keys are told. Needs the right to listen, and no other.
import type { BrokerHealth, IntakeQueues, Receive, Source } from '../../../ports/broker.js';
import { shareOf } from '../../../core/shares.js';
import { Lane } from './lane.js';
import { Link, type LinkOptions } from './link.js';
import { usualBackoff, type Backoff } from './pace.js';

export interface ServiceBusIntakeOptions extends LinkOptions {
  readonly queues: readonly Source[];
  /** Larger bodies are dead-lettered without being looked at. */
  readonly bodyBytesMax: number;
  /** Messages of one pull. */
  readonly batchMax?: number;
  /** Messages in hand, over all queues. */
  readonly inHandMax?: number;
  readonly waitMs?: number;
  readonly handleMs?: number;
  readonly backoff?: Backoff;
}

export function serviceBusIntake(options: ServiceBusIntakeOptions): IntakeQueues {
  const { clock, telemetry, bodyBytesMax, queues, backoff = usualBackoff } = options;
  // One try a call: the lanes try again themselves, at their own pace.
  const link = new Link('intake', options, { maxRetries: 0 });
  const { handleMs = 45_000 } = options;
  const weights = queues.map(({ weight = 1 }) => weight);
  const laneOf = ({ name: queue, weight = 1 }: Source, receive: Receive): Lane =>
    new Lane({
      ...{ queue, receive, link, clock, telemetry, backoff, bodyBytesMax },
      inHandMax: shareOf(options.inHandMax ?? 1200, weight, weights),
      batchMax: options.batchMax ?? 200,
      waitMs: options.waitMs ?? 2000,
      handleMs,
    });
  let lanes: readonly Lane[] = [];

  return {
    name: 'service-bus',
    holdMs: (handleMs * 2) / 3,
    start: async (receive) => {
      lanes = queues.map((queue) => laneOf(queue, receive));
      await Promise.all(lanes.map((lane) => lane.start()));
    },
    stop: async (boundMs) => {
      const closeMs = Math.min(1000, boundMs / 5);
      await Promise.all(lanes.map((lane) => lane.stop(boundMs - closeMs)));
      await link.close(closeMs);
    },
    health: () => healthOf(lanes),
  };
}

function healthOf(lanes: readonly Lane[]): BrokerHealth {
  if (lanes.length === 0) return { ready: false, reason: 'it was not started' };
  const reason = lanes.map((lane) => lane.problem).find((problem) => problem !== null) ?? null;
  return { ready: reason === null, reason };
}
