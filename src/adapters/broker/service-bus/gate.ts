// In: settlements of one link. Out: each begun in a turn of the event loop where it harms no other. Promised: a turn begins any number of
// completions, or one settlement of another kind and nothing else. The protocol library writes neighbours that are settled in one turn
// as one disposition with the outcome of the first: a dead letter beside a completion would be deleted, and both would be told "done".

export class Gate {
  readonly #shared: (() => void)[] = [];
  readonly #alone: (() => void)[] = [];
  #turning = false;
  #aloneNext = false;

  /** `begin` must hand its settlement to the library before it first waits. As many wait here as are in hand, which the lane limits. */
  pass<T>(turn: 'shared' | 'alone', begin: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const go = (): void => void begin().then(resolve, reject);
      (turn === 'shared' ? this.#shared : this.#alone).push(go);
      this.#turn();
    });
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      for (const go of this.#due()) go();
      if (this.#shared.length + this.#alone.length > 0) this.#turn();
    });
  }

  /** Both kinds in turn, so that neither waits for the end of the other. */
  #due(): readonly (() => void)[] {
    const alone = this.#alone.length > 0 && (this.#aloneNext || this.#shared.length === 0);
    this.#aloneNext = !alone;
    return alone ? this.#alone.splice(0, 1) : this.#shared.splice(0);
  }
}
