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
  pool: z.string().nullable().describe('Where it would run.'),
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
      'Of a pool whose last start of a cluster brought none up: which, and why the engine says that it went down. Of one that has room: why its job may not go there.',
    ),
});

const Way = z.object({
  sentence: z.string().describe('The end of "it would run now, if ...".'),
  changes: z.array(z.looseObject({ kind: z.string() })).describe('What would have to be otherwise, all of it together.'),
});

const ExpectedStart = z.object({
  likely: z.iso
    .datetime()
    .nullable()
    .describe('If runs, and clusters that come up, take as long as they usually do. null: not known, or never.'),
  late: z.iso
    .datetime()
    .nullable()
    .describe('If they take as long as the longest tenth. null: not within the day that is looked ahead.'),
  sentence: z.string().describe('On what it rests, or why it is not known.'),
});

const ahead = {
  held: z.boolean().describe('An operator holds it.'),
  started_before: z.int().nullable().describe('Requests that the next pass would let run before it.'),
  waits_on: z.array(Obstacle),
  would_run_if: z.array(Way).describe('Each was decided on: it is enough by itself.'),
  expected_start: ExpectedStart.nullable().describe(
    'When it will probably be let run, if nothing new comes before it. A guess, by how long runs and starts of clusters took of late. null: it is not in the queue.',
  ),
  facts: z.unknown().describe('What the decision would be taken on.'),
};

export const ForesightJson = named('Foresight', z.object({ now: Now, ...ahead }));

export const ExplanationJson = named(
  'Explanation',
  z.object({
    request_id: z.string(),
    state: StateJson,
    recorded: WaitingJson.nullable().describe('Why it waits as it was recorded, which may be a while ago.'),
    position: z.int().nullable(),
    next_check: z.iso.datetime().nullable().describe('When it is looked at next at the latest.'),
    run: RunJson.nullable(),
    in_doubt: InDoubtJson.nullable(),
    times: TimesJson,
    now: Now.nullable().describe('null: it is not in the queue.'),
    ...ahead,
  }),
);
