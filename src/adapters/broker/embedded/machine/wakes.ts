// Who is to look again. In: operations of the state machine, and those who wait for what they bring. Out: each of these is called once the outermost
// operation has ended. Promised: whoever looks finds everything whole, and never looks in the middle of his own look; what a look brings is
// looked at after it.
export class Wakes {
  readonly #due = new Set<() => void>();
  #depth = 0;

  during<T>(operation: () => T): T {
    this.#depth += 1;
    try {
      return operation();
    } finally {
      this.#depth -= 1;
      this.#run();
    }
  }

  /** At once, when nothing is being done. */
  wake(lookers: Iterable<() => void>): void {
    for (const look of lookers) this.#due.add(look);
    this.#run();
  }

  #run(): void {
    if (this.#depth > 0 || this.#due.size === 0) return;
    this.#depth += 1;
    try {
      // Who is woken meanwhile comes behind the others.
      for (const look of this.#due) {
        this.#due.delete(look);
        look();
      }
    } finally {
      this.#depth -= 1;
    }
  }
}
