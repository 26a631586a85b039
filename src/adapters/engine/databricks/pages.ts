// All pages of a list. In: how to ask for one; out: what is on them. Promised: goes by the page token only, reads an empty page as a page,
// and stops with a Fault 'engine-unavailable' at `pagesMax` or at a token that comes twice, instead of taking a part for the whole.
import { z } from 'zod';
import { Fault } from '../../../core/faults.js';
import { bodyOf, type ApiResult } from './api-result.js';

export interface Pages<Item> {
  readonly operation: string;
  readonly pagesMax: number;
  readonly ask: (pageToken: string | null) => Promise<ApiResult>;
  readonly read: (body: unknown) => readonly Item[];
}

const Token = z.looseObject({ next_page_token: z.string().nullish() });

export async function allPages<Item>({ operation, pagesMax, ask, read }: Pages<Item>): Promise<readonly Item[]> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const body = bodyOf(await ask(token), operation);
    items.push(...understood(operation, () => read(body)));
    token = understood(operation, () => Token.parse(body)).next_page_token ?? '';
    if (token === '') return items;
    if (seen.has(token)) throw new Fault('engine-unavailable', `databricks ${operation}: the same page token came twice`);
    seen.add(token);
  }
  throw new Fault('engine-unavailable', `databricks ${operation}: more than ${pagesMax} pages`);
}

/** An answer of another shape than ours is no answer. */
export function understood<T>(operation: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof z.ZodError)) throw problem;
    const first = problem.issues[0];
    const where = first === undefined ? '' : ` at ${first.path.map(String).join('.')}: ${first.message}`;
    throw new Fault('engine-unavailable', `databricks ${operation}: the answer is not understood${where}`);
  }
}
