// Dead letters on Azure Service Bus: the dead-letter sub-queue of each intake queue. Looking peeks and takes nothing. Sifting locks what it looks
// at, completes what may go, and gives the rest back at its end; what it could not complete comes again. It connects for itself, and no
// longer than it lasts. Needs the right to listen on the intake queue, and no other.
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { Fault } from '../../../core/faults.js';
import { inParallel } from '../../../core/in-parallel.js';
import type { Clock } from '../../../ports/clock.js';
import type { DeadLetter, DeadLetters, Looked } from '../../../ports/dead-letters.js';
import { openClient, placeOf, usualRetries, type ServiceBusConnection } from './connection.js';
import { deliveryOf } from './delivery.js';
import { isLockLost } from './problem.js';
import { endsWithin, within } from './within.js';

export interface ServiceBusDeadLettersOptions {
  readonly connection: ServiceBusConnection;
  readonly clock: Clock;
  /** Of intake. */
  readonly queues: readonly string[];
  /** How long a sift waits until it believes that there are no more. */
  readonly waitMs?: number;
  /** In hand at once of one queue: more is not looked at, but for the call in which it is reached. */
  readonly bytesMax?: number;
}

/** Of one call. */
const batchMax = 100;
const judgedAtOnce = 50;
const closeMs = 1000;
/** Below the usual lock of a minute. */
const workMs = 50_000;

export function serviceBusDeadLetters(options: ServiceBusDeadLettersOptions): DeadLetters {
  const { queues, waitMs = 2000, bytesMax = 64_000_000 } = options;
  return {
    name: 'service-bus',
    look: (eachMax) =>
      onReceivers(options, async (receiverOf) => {
        const looked: Looked[] = [];
        for (const queue of queues) looked.push(await peek(receiverOf(queue), queue, { eachMax, bytesMax }));
        return { letters: looked.flatMap(({ letters }) => letters), more: looked.some(({ more }) => more) };
      }),
    sift: (eachMax, judge) =>
      onReceivers(options, async (receiverOf) => {
        for (const queue of queues) await siftOne(receiverOf(queue), queue, { eachMax, bytesMax, judge, waitMs });
      }),
  };
}

interface Bounds {
  readonly eachMax: number;
  readonly bytesMax: number;
}

async function peek(receiver: ServiceBusReceiver, queue: string, { eachMax: max, bytesMax }: Bounds): Promise<Looked> {
  const letters: DeadLetter[] = [];
  for (let bytes = 0; ;) {
    // Each call goes on after the last; one more than is wanted shows whether there are more.
    const some = await receiver.peekMessages(Math.min(batchMax, max + 1 - letters.length));
    const seen = some.map((message) => keptLetter(queue, message));
    letters.push(...seen);
    bytes += bytesOf(seen);
    if (some.length === 0 || letters.length > max) return { letters: letters.slice(0, max), more: letters.length > max };
    if (bytes >= bytesMax) return { letters, more: (await receiver.peekMessages(1)).length > 0 };
  }
}

function bytesOf(letters: readonly DeadLetter[]): number {
  return letters.reduce((sum, { body }) => sum + body.length, 0);
}

interface Sift extends Bounds {
  readonly judge: (letter: DeadLetter) => Promise<'keep' | 'remove'>;
  readonly waitMs: number;
}

async function siftOne(receiver: ServiceBusReceiver, queue: string, { eachMax, bytesMax, judge, waitMs }: Sift): Promise<void> {
  const kept: ServiceBusReceivedMessage[] = [];
  let [looked, bytes] = [0, 0];
  try {
    while (looked < eachMax && bytes < bytesMax) {
      const some = await receiver.receiveMessages(Math.min(batchMax, eachMax - looked), { maxWaitTimeInMs: waitMs });
      if (some.length === 0) return;
      looked += some.length;
      await inParallel(some, judgedAtOnce, async (message) => {
        const letter = keptLetter(queue, message);
        bytes += letter.body.length;
        if ((await judge(letter)) === 'keep') kept.push(message);
        else await receiver.completeMessage(message).catch(unlessLockLost);
      });
    }
  } finally {
    // Given back before, they would come again at once. Those that were not judged any more come back when their lock ends.
    await inParallel(kept, judgedAtOnce, (message) => receiver.abandonMessage(message).catch(unlessLockLost));
  }
}

function keptLetter(queue: string, message: ServiceBusReceivedMessage): DeadLetter {
  const { deadLetterReason: reason = 'unknown', deadLetterErrorDescription, enqueuedTimeUtc } = message;
  return {
    ...deliveryOf(queue, message),
    reason,
    description: deadLetterErrorDescription ?? `The broker put it aside: ${reason}.`,
    at: enqueuedTimeUtc?.getTime() ?? null,
  };
}

/** It comes again, and is the same request again. */
function unlessLockLost(problem: unknown): void {
  if (!isLockLost(problem)) throw problem;
}

type Work<T> = (receiverOf: (queue: string) => ServiceBusReceiver) => Promise<T>;

async function onReceivers<T>({ connection, clock }: ServiceBusDeadLettersOptions, work: Work<T>): Promise<T> {
  const place = placeOf(connection);
  let client: ServiceBusClient | null = null;
  try {
    const opened = (client = await openClient(connection, usualRetries));
    const receiverOf = (queue: string): ServiceBusReceiver => opened.createReceiver(queue, ofDeadLetters);
    return await within({ clock, ms: workMs }, 'looking at dead letters', work(receiverOf));
  } catch (problem) {
    if (problem instanceof Fault) throw problem;
    throw new Fault('dead-letters-unavailable', `${place.name}: ${place.sentence(problem)}`);
  } finally {
    if (client !== null) await endsWithin({ clock, ms: closeMs }, client.close());
  }
}

const ofDeadLetters = {
  receiveMode: 'peekLock',
  subQueueType: 'deadLetter',
  // With renewal a message without an id cannot be settled.
  maxAutoLockRenewalDurationInMs: 0,
  skipParsingBodyAsJson: true,
} as const;
