// Dead letters as they are asked for and told.
import { z } from 'zod';
import { named } from '../api/named.js';

const text = z.string().min(1).max(128);
const LetterId = z
  .string()
  .regex(/^[0-9a-f]{20}$/, 'is not the id of a dead letter')
  .describe('A fingerprint of the message’s content; messages with the same content share it.');

export const LetterParams = z.object({ letter_id: LetterId });

export const LettersQuery = z.strictObject({
  queue: z.string().min(1).max(260).optional().describe('Only of this intake queue.'),
  code: text.optional().describe('Only those with this reason.'),
  tenant_id: text.optional().describe('Only of this tenant, where the message names its tenant.'),
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, 'must be a whole number from 1 to 500')
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(100)
    .describe('The largest number of results: 1 to 500.'),
});

export const LetterJson = named(
  'DeadLetter',
  z.object({
    id: z.string(),
    queue: z.string().describe('The intake queue that it came from.'),
    reason: z.string().describe('An error code of docs/errors.md, or the broker’s own reason.'),
    description: z.string().describe('Every problem.'),
    tenant_id: z.string().nullable().describe('If the message says so, like the next field.'),
    correlation_id: z.string().nullable(),
    message_id: z.string().nullable(),
    since: z.iso.datetime().nullable().describe('When it was set aside, or else when it arrived; null: the broker does not say.'),
    bytes: z.int(),
  }),
);

export const LettersJson = named(
  'DeadLetters',
  z.object({
    items: z.array(LetterJson),
    more: z.boolean().describe('Whether there are more, which show once these are gone.'),
  }),
);

export const LetterWithBodyJson = named(
  'DeadLetterWithBody',
  LetterJson.extend({ encoding: z.enum(['utf-8', 'base64']), body: z.string().describe('The body as it arrived.') }),
);

export const ReplayJson = named(
  'DeadLetterReplay',
  z.strictObject({
    filter: z
      .strictObject({
        ids: z.array(LetterId).min(1).max(500).optional(),
        queue: z.string().min(1).max(260).optional(),
        code: text.optional().describe('Those with this reason.'),
        tenant_id: text.optional(),
      })
      .describe('A dead letter must match all that is given; {} matches every one.'),
    reason: z.string().max(500).default('').describe('Recorded in the audit.'),
    dry_run: z.boolean().default(false).describe('true: only say what would be replayed.'),
    limit: z.int().min(1).max(500).default(100).describe('Replay at most this many; `more` says whether there are others.'),
  }),
);

export const ReplayedJson = named(
  'DeadLettersReplayed',
  z.object({
    items: z.array(
      LetterJson.extend({
        outcome: z
          .enum(['would', 'stored', 'same', 'refused'])
          .describe(
            'stored: it is now a job request. same: that job request was stored before. Both are no longer dead letters. refused: it remains one.',
          ),
        request_id: z.string().nullable(),
        refused: z.object({ reason: z.string(), description: z.string() }).nullable().describe('Why it still cannot be taken.'),
      }),
    ),
    more: z.boolean(),
    dry_run: z.boolean(),
  }),
);
