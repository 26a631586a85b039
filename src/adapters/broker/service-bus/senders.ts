// The senders of notification queues, one a queue. In: the name of a queue. Out: its sender, kept for the next time. Promised: no more are kept
// than `max` (each costs about 30 KB and three round trips), besides those that are in use; those that idle are closed, before the service
// detaches them itself after ten minutes; one that failed is used no more, and closed when nobody waits for its answers.
import type { ServiceBusSender } from '@azure/service-bus';
import type { Clock } from '../../../ports/clock.js';
import type { Link } from './link.js';
import { isOfTheMessage } from './problem.js';
import { endsWithin } from './within.js';

export interface SendersParts {
  readonly link: Link;
  readonly clock: Clock;
  readonly max: number;
  readonly idleMs: number;
}

const closeMs = 1000;

interface Kept {
  readonly sender: Promise<ServiceBusSender>;
  inUse: number;
  usedAt: number;
}

export class Senders {
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly parts: SendersParts) {}

  get size(): number {
    return this.#kept.size;
  }

  async use<T>(queue: string, work: (sender: ServiceBusSender) => Promise<T>): Promise<T> {
    const kept = this.#take(queue);
    kept.inUse += 1;
    try {
      return await work(await kept.sender);
    } catch (problem) {
      // Also when the queue is made later, and when its link hangs: a new sender asks again.
      if (!isOfTheMessage(problem) && this.#kept.get(queue) === kept) this.#kept.delete(queue);
      throw problem;
    } finally {
      kept.inUse -= 1;
      kept.usedAt = this.parts.clock.now();
      if (kept.inUse === 0 && this.#kept.get(queue) !== kept) this.#close(kept);
      this.#closeSurplus();
    }
  }

  /** Closes those that idle, until the signal aborts. */
  async tidy(signal: AbortSignal): Promise<void> {
    const { clock, idleMs } = this.parts;
    while (!signal.aborted) {
      await clock.pause(idleMs / 2, signal);
      const before = clock.now() - idleMs;
      for (const [queue, kept] of [...this.#kept]) if (kept.inUse === 0 && kept.usedAt <= before) this.#drop(queue, kept);
    }
  }

  #take(queue: string): Kept {
    const kept = this.#kept.get(queue) ?? { sender: this.#open(queue), inUse: 0, usedAt: this.parts.clock.now() };
    this.#kept.delete(queue);
    this.#kept.set(queue, kept);
    return kept;
  }

  async #open(queue: string): Promise<ServiceBusSender> {
    return (await this.parts.link.client()).createSender(queue);
  }

  #closeSurplus(): void {
    for (const [queue, kept] of [...this.#kept]) {
      if (this.#kept.size <= this.parts.max) return;
      if (kept.inUse === 0) this.#drop(queue, kept);
    }
  }

  #drop(queue: string, kept: Kept): void {
    this.#kept.delete(queue);
    this.#close(kept);
  }

  #close(kept: Kept): void {
    void endsWithin({ clock: this.parts.clock, ms: closeMs }, closed(kept));
  }
}

async function closed({ sender }: Kept): Promise<void> {
  await (await sender).close();
}
