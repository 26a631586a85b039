// All pages of a list. In: how to ask for one; out: what is on them. Promised: goes by the page token only, reads an empty page as a page,
// and stops with a Fault 'engine-unavailable' at `pagesMax` or at a token that comes twice, instead of taking a part for the whole.
import { z } from 'zod';
import { Fault } from '../../../core/faults.js';
import { bodyOf, type ApiResult } from '../shared/api-result.js';
import { understood } from '../shared/understood.js';

export interface Pages<Item> {
  readonly operation: string;
  readonly pagesMax: number;
  readonly ask: (pageToken: string | null) => Promise<ApiResult>;
  readonly read: (body: unknown) => readonly Item[];
}

const Token = z.looseObject({ next_page_token: z.string().nullish() });

export async function allPages<Item>({ operation, pagesMax, ask, read }: Pages<Item>): Promise<readonly Item[]> {
  const call = `databricks ${operation}`;
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const body = bodyOf(await ask(token), call);
    items.push(...understood(call, () => read(body)));
    token = understood(call, () => Token.parse(body)).next_page_token ?? '';
    if (token === '') return items;
    if (seen.has(token)) throw new Fault('engine-unavailable', `${call}: the same page token came twice`);
    seen.add(token);
  }
  throw new Fault('engine-unavailable', `${call}: more than ${pagesMax} pages`);
}
