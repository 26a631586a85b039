// How many runs are active, in total and per job, without looking at each of them: queues of thousands stay cheap.
import type { Run } from './run.js';

export class Slots {
  readonly #taken = new Set<Run>();
  readonly #perJob = new Map<string, number>();

  take(run: Run): void {
    this.#taken.add(run);
    if (run.jobId !== null) this.#perJob.set(run.jobId, this.ofJob(run.jobId) + 1);
  }

  /** Nothing happens for a run that never had one: skipped, or cancelled in the queue. */
  free(run: Run): void {
    if (this.#taken.delete(run) && run.jobId !== null) this.#perJob.set(run.jobId, this.ofJob(run.jobId) - 1);
  }

  get total(): number {
    return this.#taken.size;
  }

  ofJob(jobId: string): number {
    return this.#perJob.get(jobId) ?? 0;
  }
}
