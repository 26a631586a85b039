// The event of a move, as a part of the statement that moves. In: statements, written once with the places where events belong. Out: each in two
// forms. Promised: an event is in the same transaction as its move; where events are not wished the statement has no trace of them.

/** How a move is told, in the words of its statement. */
export interface Telling {
  /** Its rows that moved; each has the `row` of its request. */
  readonly from: string;
  /** SQL of the instant. */
  readonly at: string;
  /** What has more to say of it: `join v using (id)`. */
  readonly join?: string;
  /** SQL of why, where it is not why the request waits. */
  readonly because?: { readonly case: string; readonly rule: string; readonly reason: string };
  /** SQL of how it ended. */
  readonly outcome?: string;
}

export interface EventParts {
  /** Behind the columns that a move returns of a request: the whole of it, as it is then. */
  row(of: string): string;
  /** Behind a part of a `with`: one more. */
  told(telling: Telling): string;
  /** Around an update that is a statement by itself, and answers ids. */
  moving(update: string, at: string): string;
}

const silent: EventParts = { row: () => '', told: () => '', moving: (update) => update };

const waits = { case: 'e.wait_case', rule: 'e.wait_rule', reason: 'e.wait_reason' };

/** Null is left out. Nothing of the body, and nothing that a job has said. */
function dataOf({ because = waits, outcome = 'null' }: Telling): string {
  return `json_strip_nulls(json_build_object('request_id', e.id, 'correlation_id', e.correlation_id, 'tenant_id', e.tenant_id,
    'job_id', e.job_id, 'state', e.state, 'version', e.version, 'case', ${because.case}, 'rule', ${because.rule}, 'reason', ${because.reason},
    'check_at', to_char(e.check_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'attempt', nullif(e.attempt, 0), 'pool', e.pool,
    'cluster_id', e.cluster_id, 'run_id', e.run_id, 'run_url', e.run_url, 'outcome', ${outcome}))`;
}

const telling: EventParts = {
  row: (of) => `, ${of} as whole`,
  told: (move) => `, told as (
  insert into event (request_id, version, tenant_id, correlation_id, recorded_at, data)
  select e.id, e.version, e.tenant_id, e.correlation_id, ${move.at}, ${dataOf(move)}
  from ${move.from} ${move.join ?? ''} cross join lateral (select (${move.from}.whole).*) e
)`,
  moving: (update, at) => `with moved as (${update}
)${telling.told({ from: 'moved', at })}
select id from moved`,
};

/** Both texts are made once: a text is the name of a prepared statement. */
export function inBothForms(statement: (events: EventParts) => string): (events: boolean) => string {
  const [plain, told] = [statement(silent), statement(telling)];
  return (events) => (events ? told : plain);
}
