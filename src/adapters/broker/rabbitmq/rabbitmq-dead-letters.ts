// Dead letters on RabbitMQ: the queues `<intake queue>.dead`. A queue shows its messages only by handing them out, so that a look takes them in
// hand and gives them back. Promised: none is lost by being looked at: a letter that was given back so often that a delivery limit might
// drop it is written anew first. One look at a time; it connects for itself, and no longer than it lasts.
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { Fault } from '../../../core/faults.js';
import { inParallel } from '../../../core/in-parallel.js';
import { secretNow } from '../../../core/secret.js';
import type { DeadLetter, DeadLetters, Looked } from '../../../ports/dead-letters.js';
import { closeChannel, openConfirmChannel } from './channels.js';
import { Confirmed } from './confirmed.js';
import { writtenAnew } from './dead-letter.js';
import { keptLetter, timesReturned } from './kept-letter.js';
import type { LinkOptions } from './link.js';
import { placeOf } from './place.js';
import { deadQueueOf } from './queue-presence.js';
import { seeThrough } from './see-through.js';
import { endsWithin, within } from './within.js';

export type RabbitmqDeadLettersOptions = Pick<LinkOptions, 'url' | 'tls' | 'clock' | 'connectTimeoutMs'> & {
  /** Of intake. */
  readonly queues: readonly string[];
};

/** A delivery limit of 3 or more, which is what people set (20 is usual), is not reached: a sift gives a letter back twice. */
const returnsMax = 2;
/** In hand at once: more is not looked at. */
const bytesMax = 64_000_000;
const judgedAtOnce = 50;
const closeMs = 1000;
const workMs = 45_000;

type Judge = (letter: DeadLetter) => Promise<'keep' | 'remove'>;

interface InHand {
  readonly message: GetMessage;
  readonly letter: DeadLetter;
}

interface Taken {
  readonly inHand: readonly InHand[];
  readonly more: boolean;
}

export function rabbitmqDeadLetters(options: RabbitmqDeadLettersOptions): DeadLetters {
  const { queues } = options;
  const eachQueue = async (eachMax: number, judge: Judge): Promise<Looked> => {
    const looked: Looked[] = [];
    for (const queue of queues) looked.push(await onChannel(options, (channel) => siftOne(channel, queue, { eachMax, judge })));
    return { letters: looked.flatMap(({ letters }) => letters), more: looked.some(({ more }) => more) };
  };
  // Two at once would each see what the other does not have in hand.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    name: 'rabbitmq',
    look: (eachMax) => inTurn(() => eachQueue(eachMax, () => Promise.resolve('keep'))),
    sift: (eachMax, judge) => inTurn(() => eachQueue(eachMax, judge)).then(() => undefined),
  };
}

interface Sift {
  readonly eachMax: number;
  readonly judge: Judge;
}

async function siftOne(channel: ConfirmChannel, queue: string, { eachMax, judge }: Sift): Promise<Looked> {
  const dead = deadQueueOf(queue);
  const { inHand, more } = await takeInHand(channel, queue, eachMax);
  const kept: InHand[] = [];
  let removed = 0;
  try {
    await inParallel(inHand, judgedAtOnce, async (one) => {
      const verdict = await judge(one.letter).catch((problem: unknown) => {
        kept.push(one);
        throw problem;
      });
      if (verdict === 'keep') return void kept.push(one);
      channel.ack(one.message);
      removed += 1;
    });
    return { letters: inHand.map(({ letter }) => letter), more };
  } finally {
    // Also those that were not judged any more go back, with the channel.
    removed += await refresh(channel, dead, kept);
    if (removed > 0) await seeThrough(channel, dead);
  }
}

async function takeInHand(channel: ConfirmChannel, queue: string, max: number): Promise<Taken> {
  const dead = deadQueueOf(queue);
  const inHand: InHand[] = [];
  for (let bytes = 0; inHand.length < max && bytes < bytesMax;) {
    const message = await channel.get(dead);
    if (message === false) return { inHand, more: false };
    inHand.push({ message, letter: keptLetter(queue, message) });
    bytes += message.content.length;
  }
  return { inHand, more: (await channel.checkQueue(dead)).messageCount > 0 };
}

/** Answers how many were written anew. They are let go once their copies are confirmed; the others are given back. */
async function refresh(channel: ConfirmChannel, dead: string, kept: readonly InHand[]): Promise<number> {
  const confirmed = new Confirmed(channel, String);
  const outcomes = await inParallel(kept, judgedAtOnce, async ({ message }) => {
    if (timesReturned(message) < returnsMax) return false;
    return (await confirmed.send(writtenAnew(dead, message))).kind === 'confirmed';
  });
  for (const [index, { message }] of kept.entries()) {
    if (outcomes[index] === true) channel.ack(message);
    else channel.nack(message, false, true);
  }
  return outcomes.filter((anew) => anew).length;
}

/** One that stands after all is nobody's: it is closed, and an error of it ends no process. */
function leave(connecting: Promise<ChannelModel>): void {
  const closing = connecting.then((late) => {
    late.on('error', () => undefined);
    return late.close();
  });
  closing.catch(() => undefined);
}

async function onChannel<T>(options: RabbitmqDeadLettersOptions, work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
  const { url, tls, clock, connectTimeoutMs: ms = 10_000 } = options;
  const place = placeOf(url);
  try {
    const connecting = connect(secretNow(url), { ...tls, noDelay: true, timeout: ms });
    const connection = await within({ clock, ms }, 'connecting', connecting).catch((problem: unknown) => {
      leave(connecting);
      throw problem;
    });
    connection.on('error', () => undefined);
    try {
      const channel = await within({ clock, ms }, 'opening a channel', openConfirmChannel(connection));
      const done = await within({ clock, ms: workMs }, 'looking at dead letters', work(channel));
      await endsWithin({ clock, ms: closeMs }, closeChannel(channel));
      return done;
    } finally {
      await endsWithin({ clock, ms: closeMs }, connection.close());
    }
  } catch (problem) {
    if (problem instanceof Fault) throw problem;
    throw new Fault('dead-letters-unavailable', `${place.name}: ${place.sentence(problem)}`);
  }
}
