// A wish to cancel. In: ids of requests. Out: of each what became of the wish. Promised: looked at and written in one statement, so that it never
// falls between a request's wait and its submission; a wish is no move and raises no version.
import type { RequestId } from '../../../core/ids.js';
import { isFinal, liveStates, type State } from '../../../core/lifecycle.js';
import type { CancelStore, Wished } from '../../../ports/store/cancel.js';
import { answeredColumns, asAnswered, type AnsweredRow } from './answered.js';
import type { Session } from './sql/connection.js';
import { isUuid } from './identity.js';
import { toInstant } from './sql/instants.js';
import { live } from './sql/literals.js';

/** Primary key, locked in its order. An overrun that was there first stays the reason. */
const wish = `
with r as (
  select * from request where id = any($1::uuid[]) order by id for no key update
), wished as (
  update request set stop_wish = coalesce(request.stop_wish, 'cancel'), stop_wished_at = coalesce(request.stop_wished_at, ${toInstant('$2')})
  from r where request.id = r.id and r.state in (${live})
)
select ${answeredColumns}, r.version, r.state from r`;

interface Row extends AnsweredRow {
  readonly version: number;
  readonly state: State;
}

export function cancelStore(session: Session): CancelStore {
  return {
    async wishCancel(ids, at) {
      const named = ids.filter((id) => isUuid(id));
      const rows = named.length === 0 ? [] : await session.rows<Row>(wish, [named, at]);
      return new Map(rows.map((row): [RequestId, Wished] => [row.id, asWished(row)]));
    },
  };
}

function asWished(row: Row): Wished {
  const { state, version } = row;
  if (isFinal(state)) return { kind: 'already-final', state };
  if (liveStates.some((one) => one === state)) return { kind: 'wished', state };
  return { kind: 'queued', version, answered: asAnswered(row) };
}
