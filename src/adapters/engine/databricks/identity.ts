// Who we are, as the workspace writes it on the runs that we start. Learned from our own runs: asking for it takes a right that a principal
// who only runs jobs may not have. Promised: null until one of them was seen; bounded; the name of an identity that tenants have is never taken for it:
// under such a one the tenants themselves may start runs, which are no matter of ours.
import type { RunId } from '../../../core/ids.js';
import type { Run } from './run-wire.js';

/** Runs that were started and have not been seen yet. */
const startedMax = 1_000;

export class Identity {
  #name: string | null = null;
  readonly #started = new Set<string>();

  /** `alone`: every run of ours is started as the service itself. */
  constructor(private readonly alone: boolean) {}

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
    if (this.#started.delete(run.run_id)) this.#learn(run);
  }

  /** A run that we were asked to look at is ours: started as the service itself, or as somebody else. */
  looked(run: Run): void {
    if (this.alone) this.#learn(run);
    else this.listed(run);
  }

  #learn({ creator_user_name: name }: Run): void {
    if (name !== '') this.#name = name;
  }
}
