// The job request as a mediator sends it: its schema, and the reading of it with every problem at once. Unknown fields are kept.
import { z } from 'zod';
import { bodyProblems, isPlaceholder } from './given/body-problems.js';
import { branded, type CorrelationId, type Instant, type JobId, type TenantId } from './ids.js';
import { looksLikeSeconds, secondsWords } from './given/epoch-seconds.js';
import { readingJson } from './given/issue-words.js';
import { IsoTime } from './given/iso-time.js';
import { MailAddress } from './mail-address.js';
import { parameterProblems } from './parameters/parameter-problems.js';
import { plainJsonProblems } from './given/plain-json.js';
import { Priority } from './priority.js';
import type { Checked } from './problem.js';

const unfilled = /^\s*<\s*to be inserted\b[^<>]*>\s*$/i;
/** An empty one is refused for being empty, and for nothing else. The separators of lines and paragraphs are no control characters, and break a line as one does. */
const printable = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

/** A space is printable, and names nobody. */
const notBlank = /^$|\S/;

const enriched = <Text extends z.ZodType<string>>(text: Text) =>
  text.refine((given) => !isPlaceholder(given), 'still holds a placeholder');
/** An identity: required, printable, 1..128 characters, not all of them spaces. */
const identity = enriched(
  z
    .string()
    .min(1, 'must not be empty')
    .max(128, 'must have at most 128 characters')
    .regex(printable, 'must be printable text')
    .refine((text) => notBlank.test(text), 'must not be blank'),
);
/** May be empty, and is text of its client, in angle brackets too; only what every mediator leaves for the next one is none. */
const optionalText = z
  .string()
  .max(1024, 'must have at most 1024 characters')
  .refine((given) => !unfilled.test(given), 'still holds a placeholder')
  .nullish();

const timeWords = 'must be epoch milliseconds or ISO 8601 with a zone';
const earliest = 0;
/** The year 9000: with all that is added to it, a year still has the four digits that ISO 8601 gives it. */
const latest = 221_845_392_000_000;
const EpochMilliseconds = z
  .int()
  .min(earliest, { abort: true })
  .max(latest, { abort: true })
  .refine((time) => !looksLikeSeconds(time), secondsWords);
/** Epoch milliseconds, or ISO 8601 with a zone. */
export const PointInTime = z
  .union([EpochMilliseconds, IsoTime], { error: timeWords })
  .transform((time): Instant => (typeof time === 'number' ? time : Date.parse(time)))
  .refine((time) => time >= earliest, 'must not be before the year 1970')
  .refine((time) => time <= latest, 'must be before the year 9000');

/** More are over the bytes that an engine takes, however short. Told as one thing: of a hundred thousand wrong ones each took 10 us. */
const parametersMax = 3_333;
const parameterList = z.array(z.string()).max(parametersMax, `must have at most ${parametersMax} items`).nullish();
const parameterMap = z.record(z.string(), z.string(), 'must be an object of texts').nullish();

function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, error).max(max, error);
}

type Maybe<Value> = Value | null | undefined;

function textsOf(given: { operation_id?: Maybe<string>; operation_name?: Maybe<string>; cluster_type?: Maybe<string> }) {
  const { operation_id, operation_name, cluster_type } = given;
  return { operation_id: operation_id ?? '', operation_name: operation_name ?? '', cluster_type: cluster_type ?? '' };
}

interface Lists {
  email_notifications?: Maybe<string[]>;
  python_params?: Maybe<string[]>;
  jar_params?: Maybe<string[]>;
  notebook_params?: Maybe<Record<string, string>>;
}

function parametersIn({ email_notifications, python_params, jar_params, notebook_params }: Lists) {
  return {
    email_notifications: email_notifications ?? [],
    python_params: python_params ?? [],
    jar_params: jar_params ?? [],
    notebook_params: notebook_params ?? {},
  };
}

interface Bounds {
  max_concurrent_runs?: Maybe<number>;
  max_wait_seconds?: Maybe<number>;
  max_run_seconds?: Maybe<number>;
  start_after?: Maybe<Instant>;
}

function boundsOf({ max_concurrent_runs, max_wait_seconds, max_run_seconds, start_after }: Bounds) {
  return {
    max_concurrent_runs: max_concurrent_runs ?? null,
    max_wait_seconds: max_wait_seconds ?? null,
    max_run_seconds: max_run_seconds ?? null,
    start_after: start_after ?? null,
  };
}

// Compiled: a message takes 3 us instead of 9. What is not accepted is read once more by the schema itself, which says why.
export const JobOperation = z.compile(
  z
    .looseObject({
      operation_id: optionalText,
      operation_name: optionalText,
      cluster_type: optionalText,
      email_notifications: z.array(MailAddress).max(50, 'must have at most 50 addresses').nullish(),
      python_params: parameterList,
      jar_params: parameterList,
      notebook_params: parameterMap,
      max_concurrent_runs: whole(1, 1000).nullish(),
      max_wait_seconds: whole(1, 31_536_000).nullish(),
      max_run_seconds: whole(1, 2_592_000).nullish(),
      start_after: PointInTime.nullish(),
    })
    // What is not given gets its value here, once: a transform of each field takes a third more time, and two objects a field.
    .transform((given) => Object.assign(given, textsOf(given), parametersIn(given), boundsOf(given)))
    // Not superRefine: it makes a function for each message, which V8 allocates as old (docs/performance.md).
    .check(({ value, issues }) => {
      for (const { path, message } of parameterProblems(value))
        issues.push({ code: 'custom', path: [path], message, input: value });
    }),
);
export type JobOperation = z.infer<typeof JobOperation>;

export const JobRequest = z.compile(
  z.looseObject({
    correlation_id: identity.transform((text) => branded<CorrelationId>(text)),
    notification_queue: enriched(
      z.string().max(260, 'must have at most 260 characters').regex(printable, 'must be printable text'),
    ),
    created_time: PointInTime,
    user_id: identity,
    priority: Priority,
    job: z.looseObject({
      job_id: identity.transform((text) => branded<JobId>(text)),
      job_context: z.looseObject({
        tenant_id: identity.transform((text) => branded<TenantId>(text)),
        location_id: optionalText,
        pos_id: optionalText,
        client_id: optionalText,
        job_operation: JobOperation.nullish().transform((operation) => operation ?? JobOperation.parse({})),
      }),
    }),
  }),
);
export type JobRequest = z.infer<typeof JobRequest>;

/** What a declared job is started with. */
export type Parameters =
  | { readonly kind: 'none' }
  | { readonly kind: 'python' | 'jar'; readonly list: readonly string[] }
  | { readonly kind: 'notebook'; readonly map: Readonly<Record<string, string>> };

export function parametersOf(operation: JobOperation): Parameters {
  if (operation.python_params.length > 0) return { kind: 'python', list: operation.python_params };
  if (operation.jar_params.length > 0) return { kind: 'jar', list: operation.jar_params };
  if (Object.keys(operation.notebook_params).length > 0) return { kind: 'notebook', map: operation.notebook_params };
  return { kind: 'none' };
}

/** Checks what JSON.parse made of a body. All problems at once; storable text only. */
export function readJobRequest(parsed: unknown): Checked<JobRequest> {
  const unstorable = plainJsonProblems(parsed);
  if (unstorable.length > 0) return { ok: false, problems: unstorable };
  const checked = JobRequest.safeParse(parsed, readingJson);
  return checked.success
    ? { ok: true, value: checked.data }
    : { ok: false, problems: bodyProblems(parsed, checked.error.issues) };
}
