// What is on record of a job request's way, as it is answered.
import { z } from 'zod';
import { named } from '../api/named.js';
import { happenings } from '../request-history.js';

const MaybeText = z.string().nullable();

const Entry = z.object({
  at: z.iso.datetime(),
  what: z
    .enum(happenings)
    .describe(
      '`taken`: the engine accepted the run. `executing`: kept for the last attempt only. `answered`: the job response was published.',
    ),
  outcome: MaybeText.describe('What was decided (run, wait, reject, expire), how an attempt ended, or the final state.'),
  attempt: z.int().nullable(),
  pool: MaybeText,
  run_id: MaybeText,
  text: MaybeText.describe(
    'For people: the reason for a decision, with its case and rule, or what the engine said about an attempt.',
  ),
});

export const HistoryJson = named(
  'JobRequestHistory',
  z.object({ items: z.array(Entry), next_cursor: MaybeText.describe('null: this is the last page so far.') }),
);
