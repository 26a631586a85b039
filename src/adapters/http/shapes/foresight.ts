// What would be decided now, as it is answered.
import { z } from 'zod';
import { named } from '../api/named.js';
import { InDoubtJson, RunJson, StateJson, TimesJson, WaitingJson } from './job-request.js';

const Now = z.object({
  outcome: z.enum(['run', 'wait', 'reject', 'expire']),
  case: z.string(),
  rule: z.string(),
  route: z.string().nullable(),
  reason: z.string().describe('One sentence for people.'),
  policy_version: z.string(),
  pool: z.string().nullable().describe('The pool where it would run.'),
  effects: z.array(z.object({ effect: z.string(), pool: z.string().nullable() })),
});

const Obstacle = z.object({
  what: z.enum(['hold', 'start-time', 'engine', 'job', 'tenant', 'pool', 'policy']),
  name: z.string(),
  taken: z.number().nullable(),
  of: z.number().nullable(),
  until: z.iso.datetime().nullable(),
  why: z
    .string()
    .nullable()
    .describe(
      'If the pool’s last start brought up no cluster: which one, and why the engine says it went down, or has not taken the start. If the pool has room, or cannot run the job: why the job may not run there. If the quota of a tenant is counted in seconds: within which time.',
    ),
});

const Way = z.object({
  sentence: z.string().describe('How the sentence "it would run now, if ..." ends.'),
  changes: z.array(z.looseObject({ kind: z.string() })).describe('What would have to change, all together.'),
});

const ExpectedStart = z.object({
  likely: z.iso.datetime().nullable().describe('If runs and cluster starts take as long as usual. null: not known, or never.'),
  late: z.iso.datetime().nullable().describe('If they take as long as the slowest tenth. null: not within the next day.'),
  sentence: z.string().describe('What the estimate is based on, or why there is none.'),
});

const ahead = {
  held: z.boolean().describe('Whether an operator holds it.'),
  started_before: z.int().nullable().describe('How many requests the next pass would let run before it.'),
  waits_on: z.array(Obstacle),
  would_run_if: z
    .array(Way)
    .describe(
      'Changes that would let it run now. Each was tested and is enough by itself; where runs end, it does not matter which. What would take too long to test is left out.',
    ),
  would_run_if_complete: z.boolean().describe('false: the search was ended before all was tested, so there may be other ways.'),
  expected_start: ExpectedStart.nullable().describe(
    'When it will probably run, if nothing new comes before it. An estimate, from how long runs and cluster starts took recently. null: it is not in the queue.',
  ),
  facts: z.unknown().describe('What the decision would be based on.'),
};

export const ForesightJson = named('Foresight', z.object({ now: Now, ...ahead }));

export const ExplanationJson = named(
  'Explanation',
  z.object({
    request_id: z.string(),
    state: StateJson,
    recorded: WaitingJson.nullable().describe('Why it waits, as last recorded, which may be a while ago.'),
    position: z.int().nullable(),
    next_check: z.iso.datetime().nullable().describe('When it is checked next, at the latest.'),
    run: RunJson.nullable(),
    in_doubt: InDoubtJson.nullable(),
    times: TimesJson,
    now: Now.nullable().describe('null: it is not in the queue.'),
    ...ahead,
  }),
);
