// A schedule that is asked for again under its key. In: the key. Out: what was made under it. Promised: of any number of calls with one key, whoever takes
// them and however they race, one makes a schedule; the key is remembered as long as that is there.
import type { MadeUnder } from '../../../core/once-key.js';
import type { Session } from './sql/connection.js';

/** Unique schedule_once decides who was first. At the end of an insert into schedule. */
export const unlessMade = 'on conflict (once_key) where once_key is not null do nothing';

/** Unique schedule_once. */
const select = 'select id, once_content as content from schedule where once_key = $1';

export async function madeUnder(session: Session, key: string): Promise<MadeUnder | null> {
  const [made] = await session.rows<MadeUnder>(select, [key]);
  return made ?? null;
}
