// The settings of one declared job as they are now: what a run of it is made of. Several requests for the same job that come together
// share one answer, for a few seconds.
import { z } from 'zod';
import type { Instant, JobId } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Api } from '../shared/api.js';
import type { ApiResult } from '../shared/api-result.js';
import { int64 } from './int64.js';
import { listOf } from '../shared/list-of.js';
import { understood } from '../shared/understood.js';

const Task = z.looseObject({ task_key: z.string().default('') });
export type Task = z.infer<typeof Task>;

const Settings = z.looseObject({
  name: z.string().nullish(),
  tasks: listOf(Task).nullish(),
  parameters: listOf(z.looseObject({ name: z.string(), default: z.unknown().optional() })).nullish(),
  timeout_seconds: z.number().nullish(),
});
export type Settings = z.infer<typeof Settings>;
const Page = z.looseObject({ settings: Settings, next_page_token: z.string().nullish() });

export type SettingsOutcome =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'none'; readonly result: Exclude<ApiResult, { kind: 'ok' }> };

const maxAgeMs = 5_000;
const heldMax = 500;
/** 1000 tasks, 100 a page. */
const pagesMax = 12;

interface Held {
  readonly at: Instant;
  readonly outcome: Promise<SettingsOutcome>;
}

export class JobSettings {
  readonly #held = new Map<JobId, Held>();

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    private readonly jobsApi: string,
  ) {}

  /** Throws a Fault 'engine-unavailable' when the answer is not understood. */
  of(jobId: JobId): Promise<SettingsOutcome> {
    const now = this.clock.now();
    const held = this.#held.get(jobId);
    // What lies ahead of the clock was read before it was set back: it would stay new for as long.
    if (held !== undefined && now >= held.at && now - held.at < maxAgeMs) return held.outcome;
    const outcome = this.#ask(jobId);
    this.#hold(jobId, { at: now, outcome });
    return outcome;
  }

  /** As they are at this moment. */
  again(jobId: JobId): Promise<SettingsOutcome> {
    this.#held.delete(jobId);
    return this.of(jobId);
  }

  #hold(jobId: JobId, held: Held): void {
    this.#held.delete(jobId);
    const oldest = this.#held.keys().next();
    if (this.#held.size >= heldMax && oldest.done !== true) this.#held.delete(oldest.value);
    this.#held.set(jobId, held);
    const forget = (): void => {
      if (this.#held.get(jobId) === held) this.#held.delete(jobId);
    };
    // A failure is for those who waited for it; the next one asks again.
    held.outcome.then((outcome) => (outcome.kind === 'none' ? forget() : undefined), forget);
  }

  async #ask(jobId: JobId): Promise<SettingsOutcome> {
    let settings: Settings | null = null;
    let token: string | null = null;
    for (let page = 0; page < pagesMax; page += 1) {
      const result: ApiResult = await this.api.call({
        operation: 'jobs-get',
        path: `/api/${this.jobsApi}/jobs/get`,
        with: { query: { job_id: int64(jobId).toString(), ...(token === null ? {} : { page_token: token }) } },
        resend: 'harmless',
      });
      if (result.kind !== 'ok') return { kind: 'none', result };
      const read = understood('databricks jobs-get', () => Page.parse(result.body));
      settings = settings === null ? read.settings : joined(settings, read.settings);
      token = read.next_page_token ?? '';
      if (token === '') break;
    }
    return { kind: 'settings', settings: settings ?? {} };
  }
}

/** A later page goes on with the lists that did not fit on the first, and has nothing else to say. */
function joined(first: Settings, next: Settings): Settings {
  const lists = ['tasks', 'parameters', 'environments', 'job_clusters'].flatMap((name) => {
    const more = next[name];
    if (!Array.isArray(more) || more.length === 0) return [];
    const known = first[name];
    return [[name, [...(Array.isArray(known) ? (known as unknown[]) : []), ...(more as unknown[])]]];
  });
  return { ...first, ...(Object.fromEntries(lists) as Partial<Settings>) };
}
