// An entry of the audit, in the statement that makes the change it is of. In: the common table expression whose rows are what was changed. Out: SQL, to
// stand in another such expression. Promised: no change without its entry, no entry without its change.
import { toInstant } from './instants.js';

/** Expressions of SQL, over the columns of `from`; `act` is the word itself. */
export interface EntryOf {
  readonly from: string;
  readonly act: string;
  readonly subject: string;
  /** Whose it was. */
  readonly tenant: string;
  readonly detail: string;
  readonly at: string;
  readonly actor: string;
}

export function entryOf({ from, act, subject, tenant, detail, at, actor }: EntryOf): string {
  return `insert into audit (done_at, actor, act, request_id, tenant_id, subject, reason, detail)
  select ${toInstant(at)}, ${actor}::text, '${act}', null, ${tenant}, ${subject}, '', ${detail} from ${from}`;
}

/** As instants are told everywhere; null stays null. */
export function asIso(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
