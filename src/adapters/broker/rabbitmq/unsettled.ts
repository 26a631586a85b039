// The deliveries of one channel that the broker still waits for. In: what became of each. Out: which acknowledgements may be sent now.
// Promised: no delivery is acknowledged before it was taken, and an acknowledgement "up to" names one that is still open - the broker
// would close the channel over any other.

export interface DueAcks {
  /** Everything up to and including this one; null: nothing new. */
  readonly upTo: number | null;
  readonly alone: readonly number[];
}

export class Unsettled {
  /** In order of their tags, which the broker counts up per channel. */
  readonly #open = new Map<number, 'in-hand' | 'taken' | 'given-back'>();
  #taken = 0;

  /** `aloneMin`: so many wait behind a slow one that they are acknowledged one by one, lest the slow one stop the flow. */
  constructor(private readonly aloneMin: number) {}

  delivered(tag: number): void {
    this.#open.set(tag, 'in-hand');
  }

  taken(tag: number): void {
    this.#open.set(tag, 'taken');
    this.#taken += 1;
  }

  /** It was settled by itself. */
  givenBack(tag: number): void {
    this.#open.set(tag, 'given-back');
  }

  /** What is due now, once. */
  due(): DueAcks {
    const upTo = this.#dropPrefix();
    return { upTo, alone: this.#taken >= this.aloneMin ? this.#dropTaken() : [] };
  }

  /** Everything that was taken: for when the slow ones are no longer waited for. */
  allDue(): DueAcks {
    return { upTo: this.#dropPrefix(), alone: this.#dropTaken() };
  }

  #dropPrefix(): number | null {
    let upTo: number | null = null;
    for (const [tag, is] of this.#open) {
      if (is === 'in-hand') break;
      if (is === 'taken') {
        upTo = tag;
        this.#taken -= 1;
      }
      this.#open.delete(tag);
    }
    return upTo;
  }

  #dropTaken(): readonly number[] {
    const tags = [...this.#open].flatMap(([tag, is]) => (is === 'taken' ? [tag] : []));
    for (const tag of tags) this.#open.delete(tag);
    this.#taken = 0;
    return tags;
  }
}
