// The broker as a state machine. In: what is configured, time, lock tokens. Out: places by address (a queue, its `/$DeadLetterQueue`,
// a topic, a `topic/Subscriptions/name`). Promised: no I/O, all in memory; names are compared without case; a dead letter is in the
// sub-queue of where it died, with its reason in its application properties.
import type { Instant } from '../../../../core/ids.js';
import { Duplicates } from './duplicates.js';
import { queueDefaults } from './entities.js';
import type { EntitiesConfig, QueueSettings, Rule, TopicConfig } from './entities.js';
import { passes } from './filter.js';
import type { Held, Message, PutOutcome, Refusal, World } from './message.js';
import { Queue } from './queue.js';
import type { Exits, Origin } from './exits.js';
import type { Around } from './stock.js';
import { Wakes } from './wakes.js';

/** As the service has it: a message that is forwarded more often is in a circle. */
const forwardsMax = 4;
const entitiesMax = 10_000;
const deadSuffix = '/$DeadLetterQueue';

interface Subscription {
  readonly queue: Queue;
  readonly rules: readonly Rule[];
}

interface Topic {
  readonly subscriptions: readonly Subscription[];
  readonly duplicates: Duplicates | null;
  readonly ttlMs: number | null;
}

export interface BrokerOptions {
  readonly config: EntitiesConfig;
  readonly world: World;
  /** Queues that nobody declared are made when they are first named. */
  readonly autoCreate: boolean;
}

export class Broker {
  readonly #queues = new Map<string, Queue>();
  readonly #topics = new Map<string, Topic>();
  readonly #around: Around;
  readonly #autoCreate: boolean;
  /** How often the message in hand was forwarded. */
  #hops = 0;

  constructor({ config, world, autoCreate }: BrokerOptions) {
    this.#around = { world, wakes: new Wakes() };
    this.#autoCreate = autoCreate;
    for (const { name, ...settings } of config.queues) this.addQueue(name, settings);
    for (const topic of config.topics ?? []) this.#addTopic(topic);
  }

  addQueue(name: string, settings: Partial<QueueSettings> = {}): Queue {
    const all = { ...queueDefaults, ...settings };
    const dead = new Queue(
      name + deadSuffix,
      {
        ...queueDefaults,
        lockMs: all.lockMs,
        deliveriesMax: Number.POSITIVE_INFINITY,
        messageBytesMax: Number.POSITIVE_INFINITY,
        sizeBytesMax: Number.POSITIVE_INFINITY,
      },
      this.#around,
      // A dead letter that is dead-lettered again stays where it is.
      { deadLetter: (held) => dead.bury(held.message, originOf(held, name)), buriedBytes: () => 0, forward: null },
    );
    const queue = new Queue(name, all, this.#around, this.#exits(name, all, dead));
    this.#queues.set(key(name), queue);
    this.#queues.set(key(name + deadSuffix), dead);
    return queue;
  }

  /** A queue, dead-letter sub-queue or subscription to receive from; null when there is none. */
  queue(address: string): Queue | null {
    const known = this.#queues.get(key(address));
    if (known !== undefined) return known;
    if (!this.#mayMake(address)) return null;
    this.addQueue(address.replace(/\/\$deadletterqueue$/i, ''));
    return this.#queues.get(key(address)) ?? null;
  }

  /** Whether messages may be sent there: a queue or a topic, no sub-queue and no subscription. */
  takes(address: string): boolean {
    if (this.#topics.has(key(address))) return true;
    return !address.includes('/$') && !/\/subscriptions\//i.test(address) && this.queue(address) !== null;
  }

  messageBytesMax(address: string): number {
    return this.#queues.get(key(address))?.settings.messageBytesMax ?? queueDefaults.messageBytesMax;
  }

  /** Why these may not all be put there, as far as their sizes and sessions tell; null: they may. */
  refusalOf(address: string, messages: readonly Message[]): Refusal | null {
    const topic = this.#topics.get(key(address));
    if (topic === undefined) return this.queue(address)?.refusalOf(messages) ?? null;
    return topicRefusal(topic, messages);
  }

  put(address: string, message: Message): PutOutcome {
    // Of a topic, one message is several.
    return this.#around.wakes.during(() => this.#put(address, message, 0));
  }

  tick(): void {
    for (const queue of this.#queues.values()) queue.tick();
  }

  nextAt(): Instant | null {
    let least: Instant | null = null;
    for (const queue of this.#queues.values()) {
      const at = queue.nextAt();
      if (at !== null && (least === null || at < least)) least = at;
    }
    return least;
  }

  /** Messages that are there to be had now. */
  depth(address: string): number {
    return this.#queues.get(key(address))?.count('active') ?? 0;
  }

  /** Messages in somebody's hand. */
  locked(address: string): number {
    return this.#queues.get(key(address))?.count('locked') ?? 0;
  }

  deadLetters(address: string): readonly Held[] {
    return this.#queues.get(key(address + deadSuffix))?.all() ?? [];
  }

  #addTopic({ name, subscriptions, ttlMs, duplicateWindowMs }: TopicConfig): void {
    const made = subscriptions.map(({ name: subscription, rules, ...settings }) => ({
      queue: this.addQueue(`${name}/Subscriptions/${subscription}`, settings),
      rules: rules ?? [],
    }));
    const duplicates = typeof duplicateWindowMs === 'number' ? new Duplicates(duplicateWindowMs) : null;
    this.#topics.set(key(name), { subscriptions: made, duplicates, ttlMs: ttlMs ?? null });
  }

  #exits(name: string, settings: QueueSettings, dead: Queue): Exits {
    const { forwardTo, forwardDeadLettersTo } = settings;
    return {
      forward: forwardTo === null ? null : (message) => this.#forward(forwardTo, message),
      buriedBytes: () => dead.bytes,
      deadLetter: (held, reason, description) => {
        const message = withReason(held.message, reason, description);
        const forwarded = forwardDeadLettersTo === null ? null : this.#forward(forwardDeadLettersTo, message);
        if (forwarded === null || forwarded.outcome === 'refused') dead.bury(message, originOf(held, name));
      },
    };
  }

  #forward(address: string, message: Message): PutOutcome {
    this.#hops += 1;
    try {
      return this.#put(address, message, this.#hops);
    } finally {
      this.#hops -= 1;
    }
  }

  #put(address: string, message: Message, hops: number): PutOutcome {
    if (hops > forwardsMax) return { outcome: 'refused', reason: 'not-found' };
    const topic = this.#topics.get(key(address));
    if (topic !== undefined) return this.#publish(topic, message);
    const queue = this.queue(address);
    return queue === null ? { outcome: 'refused', reason: 'not-found' } : queue.put(message);
  }

  #publish(topic: Topic, message: Message): PutOutcome {
    const reason = topicRefusal(topic, [message]);
    if (reason !== null) return { outcome: 'refused', reason };
    if (topic.duplicates?.seen(message.messageId, this.#around.world.now()) === true) return { outcome: 'duplicate' };
    const ttlMs = shorter(message.ttlMs, topic.ttlMs);
    let sequence = 0;
    for (const queue of placesOf(topic, message)) {
      const put = queue.put({ ...message, ttlMs });
      if (put.outcome === 'stored') sequence = put.sequence;
      if (put.outcome !== 'refused') continue;
      // Where it forwards to there is no room. Whoever is told that it was refused sends it again, which is better than that one of them lacks it.
      topic.duplicates?.forget(message.messageId);
      return put;
    }
    return { outcome: 'stored', sequence };
  }

  #mayMake(address: string): boolean {
    const name = address.replace(/\/\$deadletterqueue$/i, '');
    return (
      this.#autoCreate && this.#queues.size < entitiesMax && /^[\w.-]+(\/[\w.-]+)*$/.test(name) && !this.#topics.has(key(name))
    );
  }
}

function shorter(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function placesOf({ subscriptions }: Topic, message: Message): Queue[] {
  return subscriptions.filter(({ rules }) => passes(rules, message)).map(({ queue }) => queue);
}

/** Of any of the subscriptions: a message is taken for all that want it, or for none. */
function topicRefusal(topic: Topic, messages: readonly Message[]): Refusal | null {
  if (messages.some(({ sizeBytes }) => sizeBytes > queueDefaults.messageBytesMax)) return 'too-large';
  for (const { queue, rules } of topic.subscriptions) {
    const refusal = queue.refusalOf(messages.filter((message) => passes(rules, message)));
    if (refusal !== null) return refusal;
  }
  return null;
}

function key(address: string): string {
  return address.toLowerCase();
}

function originOf(held: Held, source: string): Origin {
  return { enqueuedAt: held.enqueuedAt, deliveries: held.deliveries, enqueuedSequence: held.sequence, deadLetterSource: source };
}

function withReason(message: Message, reason: string | null, description: string | null): Message {
  const added = {
    ...message.added,
    ...(reason === null ? {} : { DeadLetterReason: reason }),
    ...(description === null ? {} : { DeadLetterErrorDescription: description }),
  };
  return { ...message, added };
}
