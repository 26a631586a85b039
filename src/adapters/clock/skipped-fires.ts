// What is said of fires that are skipped, because the work before them goes on, or that were missed. Promised: where each work lasts longer than the cron expression
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

/** Those that are skipped, and those that are missed: a clock that is set ahead by hours, or a machine that was suspended, misses all between. */
export function unmadeFires(trouble: (what: string) => void) {
  let last = new Date(0);
  const skips = new SkippedFires(() => trouble('the fire was skipped, the one before is still working'));
  const misses = new SkippedFires(() =>
    trouble(`the fire of ${last.toISOString()} was missed: the process was too busy, or its clock was set`),
  );
  return {
    began: (): void => [skips, misses].forEach((one) => one.began()),
    ended: (): void => [skips, misses].forEach((one) => one.ended()),
    skipped: (): void => skips.skipped(),
    missed: (date: Date): void => {
      last = date;
      misses.skipped();
    },
  };
}
