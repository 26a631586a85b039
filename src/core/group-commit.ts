// Greedy group commit: whoever comes while a write is under way is in the next batch. No timer, so that one message at low load is as fast
// as a row at a time, and a flood goes in full batches; each caller is answered after the commit of its own batch.
import { Fault } from './faults.js';

export interface GroupCommitLimits {
  /** Rows in one statement. From 250 on a row costs the same. */
  readonly batchMax: number;
  /** Batches in flight: a second hides the round trip; three of 250 rows take in a quarter more than two of 500, for their messages come sooner. */
  readonly writersMax: number;
  /** Rows waiting for a writer; more are refused. */
  readonly pendingMax: number;
}

/** Who comes while more than so many are written waits for their end: 64 connections over HTTP are two batches then and not three (91 -> 70 us of PostgreSQL a request). */
const fewRows = 8;

interface Pending<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (problem: unknown) => void;
}

export class GroupCommit<Item, Answer> {
  readonly #pending: Pending<Item, Answer>[] = [];
  #writing = 0;
  #rowsWriting = 0;

  /**
   * `write` answers one for one. `soon` runs what it is given when all that has arrived has been heard of: 64 connections that send at once are
   * one batch then, and not one of one row and one of 63.
   */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>,
    private readonly limits: GroupCommitLimits,
    private readonly soon: (run: () => void) => void = (run) => void Promise.resolve().then(run),
  ) {}

  /** Resolves after the commit. Throws a Fault 'overloaded' at once when too many wait, and whatever `write` throws. */
  add(item: Item): Promise<Answer> {
    if (this.#pending.length >= this.limits.pendingMax) {
      return Promise.reject(new Fault('overloaded', `${this.#pending.length} rows wait for a writer`));
    }
    return new Promise((resolve, reject) => {
      this.#pending.push({ item, resolve, reject });
      const { length } = this.#pending;
      if (length === 1 || length === this.limits.batchMax) this.soon(() => this.#startWriters());
    });
  }

  #startWriters(): void {
    while (this.#writing < this.#writersOf(this.#pending.length)) {
      this.#writing += 1;
      void this.#writeAll();
    }
  }

  /**
   * Those that are not full are written one after the other, for callers that wait would else be written in ever smaller ones; but nobody waits for a
   * write of a few.
   */
  #writersOf(pending: number): number {
    const { batchMax, writersMax } = this.limits;
    if (pending === 0) return 0;
    if (pending >= batchMax) return writersMax;
    return Math.min(this.#rowsWriting <= fewRows ? 2 : 1, writersMax);
  }

  async #writeAll(): Promise<void> {
    // Bounded by what is pending: every round takes at least one.
    while (this.#pending.length > 0) await this.#writeBatch(this.#pending.splice(0, this.limits.batchMax));
    this.#writing -= 1;
  }

  async #writeBatch(batch: readonly Pending<Item, Answer>[]): Promise<void> {
    this.#rowsWriting += batch.length;
    try {
      const answers = await this.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Fault('internal', `a batch of ${batch.length} got ${answers.length} answers`));
        else resolve(answer);
      });
    } catch (problem) {
      for (const { reject } of batch) reject(problem);
    } finally {
      this.#rowsWriting -= batch.length;
    }
  }
}
