// Where the paragraphs of one note stand now: the cheap call, without their texts and results.
import { z } from 'zod';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { contentOf, saysMissing } from './dialect.js';

const word = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

const Paragraph = z.looseObject({
  id: z.string(),
  /** READY, PENDING, RUNNING, FINISHED, ERROR, ABORT, UNKNOWN. */
  status: z.string(),
  started: word,
  finished: word,
  errorMessage: word,
});

const Status = z.looseObject({
  isRunning: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
  paragraphs: listOf(Paragraph)
    .nullish()
    .transform((paragraphs) => paragraphs ?? []),
});

export type ParagraphStatus = z.infer<typeof Paragraph>;
export type NoteStatus = z.infer<typeof Status>;

/** null: there is no such note. Throws a Fault 'engine-unavailable' when it cannot be asked. */
export async function noteStatus(api: Api, id: string): Promise<NoteStatus | null> {
  const operation = 'note-status';
  const result = await api.call({ operation, path: `/api/notebook/job/${id}`, with: { query: {} }, resend: 'harmless' });
  return saysMissing(result) ? null : contentOf(result, operation, Status);
}
