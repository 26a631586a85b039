// Who we are, as the workspace writes it on the runs that we start. Learned from our own runs: asking for it takes a right that a principal
// who only runs jobs may not have. Promised: null until one of them was seen; bounded.
import type { RunId } from '../../../core/ids.js';
import type { Run } from './run-wire.js';

/** Runs that were started and have not been seen yet. */
const startedMax = 1_000;

export class Identity {
  #name: string | null = null;
  readonly #started = new Set<string>();

  get name(): string | null {
    return this.#name;
  }

  started(runId: RunId): void {
    const oldest = this.#started.values().next();
    if (this.#started.size >= startedMax && oldest.done !== true) this.#started.delete(oldest.value);
    this.#started.add(runId);
  }

  /** A run in a list: ours when we have started it. */
  listed(run: Run): void {
    if (this.#started.delete(run.run_id)) this.looked(run);
  }

  /** A run that we were asked to look at is ours. */
  looked({ creator_user_name: name }: Run): void {
    if (name !== '') this.#name = name;
  }
}
