// Places for what is in flight. In: who wants one. Out: it is given in the order of asking. Promised: never more are taken than there are.

export class Window {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** False: the signal aborted before there was a place. As many wait as calls are made, which the caller limits. */
  async enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const given = (): void => {
        signal.removeEventListener('abort', gone);
        resolve(true);
      };
      const gone = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(given), 1);
        resolve(false);
      };
      signal.addEventListener('abort', gone, { once: true });
      this.#waiting.push(given);
    });
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
