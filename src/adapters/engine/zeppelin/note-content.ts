// One note with everything in it: which paragraphs are left out of a run, what they are called, and what each has printed.
import { z } from 'zod';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { contentOf, saysMissing } from './dialect.js';

const Message = z.looseObject({ type: z.string().catch(''), data: z.string().catch('') });

const Paragraph = z.looseObject({
  id: z.string(),
  title: z.string().nullish().catch(null),
  config: z
    .looseObject({ enabled: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  results: z
    .looseObject({ msg: listOf(Message).nullish().catch(null) })
    .nullish()
    .catch(null),
});
const Note = z.looseObject({
  paragraphs: listOf(Paragraph)
    .nullish()
    .transform((paragraphs) => paragraphs ?? []),
});

export type ParagraphContent = z.infer<typeof Paragraph>;

export type NoteContent =
  | { readonly kind: 'content'; readonly paragraphs: readonly ParagraphContent[] }
  | { readonly kind: 'missing' }
  /** It will not be had, now or later. */
  | { readonly kind: 'too-large'; readonly reason: string };

/** Throws a Fault 'engine-unavailable' when it may be had later. */
export async function noteContent(api: Api, id: string): Promise<NoteContent> {
  const operation = 'note-get';
  const result = await api.call({ operation, path: `/api/notebook/${id}`, with: { query: {} }, resend: 'harmless' });
  if (saysMissing(result)) return { kind: 'missing' };
  if (result.kind === 'too-large') return result;
  return { kind: 'content', paragraphs: contentOf(result, operation, Note).paragraphs };
}

/** A paragraph that is switched off is a step that the run leaves out. */
export function isEnabled({ config }: ParagraphContent): boolean {
  return config?.enabled !== false;
}

/** What it has printed as plain text; empty when there is none. */
export function textOf({ results }: ParagraphContent): string {
  const texts = (results?.msg ?? []).filter(({ type }) => type === 'TEXT').map(({ data }) => data.trim());
  return texts.filter((text) => text !== '').join('\n');
}
