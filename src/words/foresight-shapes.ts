// As much of what the service foresees as is told of it. What is not named here is not needed, and may come and go.
import { z } from 'zod';
import { InDoubt } from './request-shapes.js';

const time = z.iso.datetime();

const Now = z.object({
  outcome: z.string(),
  case: z.string(),
  rule: z.string(),
  route: z.string().nullable(),
  reason: z.string(),
  policy_version: z.string(),
  pool: z.string().nullable(),
  effects: z.array(z.object({ effect: z.string(), pool: z.string().nullable() })),
});

const Obstacle = z.object({
  what: z.string(),
  name: z.string(),
  taken: z.number().nullable(),
  of: z.number().nullable(),
  until: time.nullable(),
  // A service of the version before does not say it.
  why: z.string().nullable().default(null),
});
export type Obstacle = z.infer<typeof Obstacle>;

const ExpectedStart = z.object({ likely: time.nullable(), late: time.nullable(), sentence: z.string() });
export type ExpectedStart = z.infer<typeof ExpectedStart>;

const rest = {
  held: z.boolean(),
  started_before: z.int().nullable(),
  waits_on: z.array(Obstacle),
  would_run_if: z.array(z.object({ sentence: z.string() })),
  // A service of the version before does not say it.
  would_run_if_complete: z.boolean().default(true),
  // A service of the version before does not say it.
  expected_start: ExpectedStart.nullish(),
};

export const ForesightJson = z.object({ now: Now, ...rest });
export type ForesightJson = z.infer<typeof ForesightJson>;

const Recorded = z.object({ case: z.string(), rule: z.string(), reason: z.string(), since: time }).nullable();

export const ExplanationJson = z.object({
  request_id: z.string(),
  state: z.string(),
  recorded: Recorded,
  position: z.int().nullable(),
  next_check: time.nullable(),
  in_doubt: InDoubt,
  now: Now.nullable(),
  ...rest,
});

export type ExplanationJson = z.infer<typeof ExplanationJson>;
