// As much of the service's answers on job requests as is told of them. What is not named here is not needed, and may come and go.
import { z } from 'zod';

const time = z.iso.datetime();
const maybeText = z.string().nullable();

export const Taken = z.object({ request_id: z.string(), correlation_id: z.string(), state: z.string() });

const Waiting = z.object({
  case: z.string(),
  rule: z.string(),
  reason: z.string(),
  since: time,
  next_check: time,
  position: z.int().nullable(),
});

const Run = z.object({
  pool: maybeText,
  cluster_id: maybeText,
  run_id: maybeText,
  url: maybeText,
  out_of_contact_since: time.nullable(),
});

export const RequestJson = z.object({
  request_id: z.string(),
  correlation_id: z.string(),
  tenant_id: z.string(),
  user_id: z.string(),
  job_id: z.string(),
  cluster_type: z.string(),
  source: z.string(),
  priority: z.number(),
  notification_queue: z.string(),
  state: z.string(),
  waiting: Waiting.nullable(),
  moved_to: maybeText,
  run: Run.nullable(),
  times: z.object({ created: time, received: time, expires: time, started: time.nullable(), finished: time.nullable() }),
});
export type RequestJson = z.infer<typeof RequestJson>;

export const RequestPage = z.object({ items: z.array(RequestJson), next_cursor: maybeText });

const Attempt = z.object({
  number: z.int(),
  engine: z.string(),
  pool: z.string(),
  /** Not told by a service of before. */
  sent_as: maybeText.default(null),
  run_id: maybeText,
  url: maybeText,
  submitted: time,
  ended: time.nullable(),
  outcome: maybeText,
  failure: maybeText,
  message: maybeText,
});
export type Attempt = z.infer<typeof Attempt>;

/** A service of before says nothing of it. */
export const InDoubt = z
  .object({ attempt: z.int(), engine: z.string(), since: time, reason: z.string() })
  .nullable()
  .default(null);
export type InDoubt = z.infer<typeof InDoubt>;

export const ResponseBody = z.object({
  message: z.string(),
  outputs: z.array(z.object({ uri: z.string() })),
  causes: z.array(z.object({ step: z.string(), code: z.string(), message: z.string() })),
});
export type ResponseBody = z.infer<typeof ResponseBody>;

const Answering = z.object({
  delivery: z.string(),
  queue: z.string(),
  published: time.nullable(),
  attempts: z.int(),
  reason: maybeText,
});
export type Answering = z.infer<typeof Answering>;

/** The body null: it is none that is understood here. */
const Response = Answering.extend({ body: ResponseBody.nullable().catch(null) });

export const RequestViewJson = RequestJson.extend({
  cost: z.number().nullable(),
  attempts: z.array(Attempt),
  response: Response.nullable(),
  in_doubt: InDoubt,
  template: z.object({ name: z.string(), version: z.int() }).nullable(),
  follows: z.object({ request_id: z.string(), correlation_id: z.string() }).nullable(),
  followers: z.array(z.object({ job_id: z.string(), state: z.string(), request_id: maybeText, reason: maybeText })),
});
export type RequestViewJson = z.infer<typeof RequestViewJson>;

export const Removed = z.object({ request_id: z.string(), outcome: z.literal('removed') });
export const Cancelling = z.object({ request_id: z.string(), outcome: z.enum(['cancelled', 'stopping']) });
