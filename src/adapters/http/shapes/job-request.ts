// A job request as it is sent and as it is answered. These are contracts: a field that is taken away breaks somebody.
import { z } from 'zod';
import { JobRequest } from '../../../core/job-request.js';
import { JobResponse } from '../../../core/ending/job-response.js';
import { states } from '../../../core/lifecycle.js';
import { failureClasses } from '../../../core/ending/retry.js';
import { named } from '../api/named.js';

export const JobRequestJson = named('JobRequest', JobRequest);
export const JobResponseJson = named('JobResponse', JobResponse);

const Time = z.iso.datetime();
const MaybeTime = Time.nullable();
const MaybeText = z.string().nullable();
export const StateJson = named('State', z.enum(states));

export const TakenJson = named('Taken', z.object({ request_id: z.string(), correlation_id: z.string(), state: StateJson }));

export const CancellingJson = named(
  'Cancelling',
  z.object({ request_id: z.string(), outcome: z.enum(['cancelled', 'stopping']) }),
);

export const RemovedJson = named('Removed', z.object({ request_id: z.string(), outcome: z.literal('removed') }));

export const WaitingJson = z.object({
  case: z.string(),
  rule: z.string(),
  reason: z.string().describe('One sentence for people.'),
  since: Time,
  next_check: Time,
  position: z.int().nullable().describe('Its place in the queue; 1 is next. null: it is not among the first.'),
});

export const RunJson = z.object({
  pool: MaybeText,
  cluster_id: MaybeText,
  run_id: MaybeText,
  url: MaybeText,
  stop_wish: MaybeText,
  out_of_contact_since: MaybeTime,
});

export const InDoubtJson = z
  .object({
    attempt: z.int(),
    engine: z.string(),
    since: Time,
    reason: z.string().describe('Why the engine’s answer is missing.'),
  })
  .describe(
    'Set while it is not known whether the engine took the attempt; the engine is asked again with the same token until it is known. null: nothing is in doubt.',
  );

export const TimesJson = z.object({
  created: Time,
  received: Time,
  due: Time,
  expires: Time,
  submitted: MaybeTime,
  started: MaybeTime,
  finished: MaybeTime,
});

const Row = z.object({
  request_id: z.string(),
  correlation_id: z.string(),
  tenant_id: z.string(),
  user_id: z.string(),
  job_id: z.string(),
  operation_id: z.string(),
  cluster_type: z.string(),
  source: z
    .string()
    .describe(
      'Where it came from: http, rabbitmq, service-bus, ...; then (it follows another request), schedule (a fire of a schedule), template (a run of a template).',
    ),
  priority: z.int(),
  max_concurrent_runs: z.int(),
  notification_queue: z.string(),
  state: StateJson,
  waiting: WaitingJson.nullable().describe('Why it waits; null: it does not wait.'),
  moved_to: MaybeText.describe('The pool that an operator moved it to; this overrides the policy’s route.'),
  run: RunJson.nullable(),
  times: TimesJson,
});
export const RequestRowJson = named('JobRequestRow', Row);

const Attempt = z.object({
  number: z.int(),
  engine: z.string(),
  pool: z.string(),
  cluster_id: MaybeText,
  sent_as: MaybeText.describe('The identity under which it was sent to the engine; null: the service’s own.'),
  run_id: MaybeText,
  url: MaybeText.describe('The page of its run on the engine; null: there is none, or it is not known yet.'),
  submitted: Time,
  ended: MaybeTime,
  outcome: MaybeText,
  failure: z
    .enum(failureClasses)
    .nullable()
    .describe('What caused its failure; null: it is still running, succeeded, or was stopped.'),
  message: MaybeText,
});

const Response = z.object({
  delivery: z.enum(['due', 'published', 'parked', 'unwanted']),
  queue: z.string(),
  message_id: z.string(),
  attempts: z.int(),
  published: MaybeTime,
  reason: MaybeText,
  body: z.unknown().describe('The job response as published.'),
});

const Follows = z
  .object({ request_id: z.string(), correlation_id: z.string() })
  .describe('The request whose end started it; null: it follows no other request.');

const OfTemplate = z
  .object({ name: z.string(), version: z.int() })
  .describe('The template that it is a run of, and the version; null: it is not a run of a template.');

const Follower = z.object({
  job_id: z.string(),
  state: z.enum(['due', 'begun', 'refused']),
  request_id: MaybeText,
  reason: MaybeText.describe('Why there is no request, or none yet.'),
});

export const RequestViewJson = named(
  'JobRequestView',
  Row.extend({
    cost: z
      .number()
      .nullable()
      .describe(
        'The cost of all its attempts at today’s prices; null: it has not ended, has not run, or ran where no price is set.',
      ),
    attempts: z.array(Attempt),
    response: Response.nullable(),
    in_doubt: InDoubtJson.nullable(),
    template: OfTemplate.nullable(),
    follows: Follows.nullable(),
    followers: z.array(Follower).describe('Requests for other jobs that its end starts, according to `then` of its job.'),
  }),
);

export const RequestPageJson = named(
  'JobRequestPage',
  z.object({ items: z.array(RequestRowJson), next_cursor: MaybeText.describe('null: this is the last page.') }),
);

const LeadsTo = z
  .object({
    pool: MaybeText,
    cluster_id: MaybeText,
    runs_as: MaybeText,
    effects: z.array(z.object({ effect: z.string(), pool: MaybeText })),
    next_check: MaybeTime,
  })
  .describe('Where it runs, what else is done, and when it is checked again.');

export const DecisionsJson = named(
  'Decisions',
  z.object({
    items: z.array(
      z.object({
        at: Time,
        case: z.string(),
        rule: z.string(),
        route: MaybeText,
        outcome: z.string(),
        reason: z.string(),
        policy_version: z.string(),
        leads_to: LeadsTo,
        facts: z.unknown().describe('What it was based on: the facts that conditions of policies see.'),
      }),
    ),
  }),
);
