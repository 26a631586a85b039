// The declared jobs of the workspace: create, read, reset, update, delete, and pages of them.
import { ApiError, invalidParameter } from './api-error.js';
import type { Behaviour } from './behaviour.js';
import type { Ids } from './ids.js';
import { readSettings, type Job } from './job.js';
import type { JsonObject } from './lossless-json.js';
import type { Timeline } from './timeline.js';

export const missing = (behaviour: Behaviour, message: string): Error =>
  behaviour.missing === 400 ? invalidParameter(message) : new ApiError(404, 'RESOURCE_DOES_NOT_EXIST', message);

export class Jobs {
  readonly #timeline: Timeline;
  readonly #behaviour: Behaviour;
  readonly #ids: Ids;
  readonly #jobs = new Map<string, Job>();
  #order = 0;

  constructor(timeline: Timeline, behaviour: Behaviour, ids: Ids) {
    this.#timeline = timeline;
    this.#behaviour = behaviour;
    this.#ids = ids;
  }

  create(settings: JsonObject, queueByDefault: boolean, jobId?: string): Job {
    const reading = readSettings(settings, queueByDefault);
    this.#order += 1;
    const id = jobId ?? this.#ids.mint();
    const job: Job = { id, order: this.#order, createdAt: this.#timeline.now(), ...reading };
    this.#jobs.set(id, job);
    return job;
  }

  find(id: string): Job | null {
    return this.#jobs.get(id) ?? null;
  }

  get(id: string): Job {
    const job = this.find(id);
    if (job === null) throw missing(this.#behaviour, `Job ${id} does not exist.`);
    return job;
  }

  /** Replaces all settings. */
  reset(id: string, settings: JsonObject, queueByDefault: boolean): Job {
    return Object.assign(this.get(id), readSettings(settings, queueByDefault));
  }

  /** Merges at the top level: a field that is given replaces the old one whole. */
  update(id: string, settings: JsonObject, fieldsToRemove: readonly string[]): Job {
    const job = this.get(id);
    const merged: JsonObject = { ...job.settings, ...settings };
    const kept = Object.fromEntries(Object.entries(merged).filter(([field]) => !fieldsToRemove.includes(field)));
    return Object.assign(job, readSettings(kept, job.queueEnabled));
  }

  delete(id: string): void {
    this.#jobs.delete(this.get(id).id);
  }

  /** Newest created first. */
  newestFirst(): readonly Job[] {
    return [...this.#jobs.values()].sort((a, b) => b.order - a.order);
  }
}
