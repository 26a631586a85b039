// In: an intake queue. Out: whether it may be consumed. Promised: what exists is used as it is; only what is missing is declared, and only
// when we were told to. Each question has its own channel, because a "no" closes it.
import type { Channel, ChannelModel } from 'amqplib';
import { closeChannel, openChannel } from './channels.js';

/** Where the dead letters of a queue are kept. */
export function deadQueueOf(queue: string): string {
  return `${queue}.dead`;
}

export interface Presence {
  readonly queue: boolean;
  readonly deadQueue: boolean;
}

export async function queuePresence(model: ChannelModel, queue: string, declare: boolean): Promise<Presence> {
  const dead = deadQueueOf(queue);
  // The dead queue first: from the first delivery on, there is a place for what cannot be taken.
  const deadQueue = await present(model, dead, declare ? deadArguments : null);
  return { deadQueue, queue: await present(model, queue, declare ? intakeArguments(dead) : null) };
}

const deadArguments = { 'x-queue-type': 'quorum' };

function intakeArguments(dead: string): Record<string, unknown> {
  return {
    'x-queue-type': 'quorum',
    // What kills its consumer each time ends among the dead letters, and not in a circle.
    'x-delivery-limit': 20,
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': dead,
  };
}

async function present(model: ChannelModel, queue: string, declareWith: Record<string, unknown> | null): Promise<boolean> {
  if (await exists(model, queue)) return true;
  if (declareWith === null) return false;
  await onChannel(model, (channel) => channel.assertQueue(queue, { durable: true, arguments: declareWith }));
  return true;
}

async function exists(model: ChannelModel, queue: string): Promise<boolean> {
  return onChannel(model, (channel) =>
    channel.checkQueue(queue).then(
      () => true,
      (problem: unknown) => {
        if (isNotFound(problem)) return false;
        throw problem;
      },
    ),
  );
}

async function onChannel<T>(model: ChannelModel, ask: (channel: Channel) => Promise<T>): Promise<T> {
  const channel = await openChannel(model);
  try {
    return await ask(channel);
  } finally {
    await closeChannel(channel);
  }
}

function isNotFound(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 404;
}
