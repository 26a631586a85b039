// The messages of one queue that are not settled yet. In: each as it comes, and when it is done with. Out: how many more may come.
// Promised: never more than `max`, and never more than `spanMax` deliveries behind the oldest that is open: the library keeps them in a ring
// of 2,048 that is freed from its oldest end only, so one that is held stops everything behind it.

/** Well below the ring, with room for what arrives during a call. */
export const spanMax = 1800;

export class InHand<Item> {
  readonly #open = new Map<number, Item>();
  #next = 0;
  #waiting: (() => void)[] = [];

  constructor(private readonly max: number) {}

  get room(): number {
    const [oldest = this.#next] = this.#open.keys();
    return Math.max(0, Math.min(this.max - this.#open.size, spanMax - (this.#next - oldest)));
  }

  get items(): readonly Item[] {
    return [...this.#open.values()];
  }

  add(item: Item): number {
    const number = this.#next;
    this.#next += 1;
    this.#open.set(number, item);
    return number;
  }

  done(number: number): void {
    this.#open.delete(number);
    this.wake();
  }

  /** Everybody who waits looks again. */
  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async untilRoom(signal: AbortSignal): Promise<void> {
    while (this.room === 0 && !signal.aborted) await this.#change();
  }

  async untilEmpty(): Promise<void> {
    while (this.#open.size > 0) await this.#change();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
