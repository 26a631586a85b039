// What is said of fires that are skipped, because the work before them goes on. Promised: where each work lasts longer than the cron expression
// allows, as with a store that hangs, that is said once; and again only after work that ended in its time. A store says itself that it is away,
// and the watchdog misses work that never ends.
export class SkippedFires {
  #told = false;
  #ofThisWork = false;

  constructor(private readonly tell: () => void) {}

  began(): void {
    this.#ofThisWork = false;
  }

  skipped(): void {
    this.#ofThisWork = true;
    if (this.#told) return;
    this.#told = true;
    this.tell();
  }

  ended(): void {
    if (!this.#ofThisWork) this.#told = false;
  }
}
