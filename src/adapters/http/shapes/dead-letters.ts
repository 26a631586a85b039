// Dead letters as they are asked for and told.
import { z } from 'zod';
import { named } from '../api/named.js';

const text = z.string().min(1).max(128);
const LetterId = z
  .string()
  .regex(/^[0-9a-f]{20}$/, 'is not the id of a dead letter')
  .describe('A fingerprint of what the message says: two that say the same have the same one.');

export const LetterParams = z.object({ letter_id: LetterId });

export const LettersQuery = z.strictObject({
  queue: z.string().min(1).max(260).optional().describe('Only of this intake queue.'),
  code: text.optional().describe('Only those with this reason.'),
  tenant_id: text.optional().describe('Only of this tenant, as far as the message says whose it is.'),
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, 'must be a whole number from 1 to 500')
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(100)
    .describe('At most so many: 1 to 500.'),
});

export const LetterJson = named(
  'DeadLetter',
  z.object({
    id: z.string(),
    queue: z.string().describe('The intake queue that it came by.'),
    reason: z.string().describe('A code of the catalogue of errors, or the word of the broker.'),
    description: z.string().describe('Every problem.'),
    tenant_id: z.string().nullable().describe('As far as the message says it, as the next.'),
    correlation_id: z.string().nullable(),
    message_id: z.string().nullable(),
    since: z.iso.datetime().nullable().describe('When it was put aside, or else when it came; null: the broker does not say.'),
    bytes: z.int(),
  }),
);

export const LettersJson = named(
  'DeadLetters',
  z.object({
    items: z.array(LetterJson),
    more: z.boolean().describe('There are others, that come into sight when these are gone.'),
  }),
);

export const LetterWithBodyJson = named(
  'DeadLetterWithBody',
  LetterJson.extend({ encoding: z.enum(['utf-8', 'base64']), body: z.string().describe('As it came.') }),
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
      .describe('All that is given must hold; {} is every dead letter.'),
    reason: z.string().max(500).default('').describe('For the record, and for whoever asks why.'),
    dry_run: z.boolean().default(false).describe('Says what would be replayed, and replays nothing.'),
    limit: z.int().min(1).max(500).default(100).describe('Replays so many at most; `more` tells whether there are others.'),
  }),
);

export const ReplayedJson = named(
  'DeadLettersReplayed',
  z.object({
    items: z.array(
      LetterJson.extend({
        outcome: z
          .enum(['would', 'stored', 'same', 'refused'])
          .describe('stored, same: it is a job request now, or the same as one, and no dead letter any more. refused: it stays.'),
        request_id: z.string().nullable(),
        refused: z.object({ reason: z.string(), description: z.string() }).nullable().describe('Why it cannot be taken still.'),
      }),
    ),
    more: z.boolean(),
    dry_run: z.boolean(),
  }),
);
