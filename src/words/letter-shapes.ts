// As much of dead letters as is told of them. What is not named here is not needed, and may come and go.
import { z } from 'zod';

const maybeText = z.string().nullable();

export const Letter = z.object({
  id: z.string(),
  queue: z.string(),
  reason: z.string(),
  description: z.string(),
  tenant_id: maybeText,
  correlation_id: maybeText,
  message_id: maybeText,
  since: z.iso.datetime().nullable(),
  bytes: z.int(),
});
export type Letter = z.infer<typeof Letter>;

export const LetterWithBody = Letter.extend({ encoding: z.string(), body: z.string() });
export type LetterWithBody = z.infer<typeof LetterWithBody>;

const Replayed = Letter.extend({
  outcome: z.string(),
  request_id: maybeText,
  refused: z.object({ reason: z.string(), description: z.string() }).nullable(),
});
export type Replayed = z.infer<typeof Replayed>;

export const ReplayedPage = z.object({ items: z.array(Replayed), more: z.boolean() });

export interface ReplayedLetters {
  readonly items: readonly Replayed[];
  readonly more: boolean;
  readonly dry_run: boolean;
}
