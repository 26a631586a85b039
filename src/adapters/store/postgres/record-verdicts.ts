// What one pass leads to, written. In: verdicts, inside the pass's transaction. Out: the ids that moved. Promised: compare-and-set by
// version; a statement for each kind of move, with its decisions in it; nothing is recorded of a request that had moved already.
import type { Instant, RequestId } from '../../../core/ids.js';
import { noEntry } from '../../../core/token.js';
import type { Admitted, Decided, Ended, Recorded, Verdicts } from '../../../ports/store/admission.js';
import type { LeadsTo } from '../../../ports/store/reading.js';
import type { Session, Transaction } from './sql/connection.js';
import { toInstant } from './sql/instants.js';
import { from, knownEnding, live, queued } from './sql/literals.js';
import { inBothForms } from './record-events.js';
import { insertResponses, responding } from './record-responses.js';
import { recordWork, type ChannelBound } from './record-steps.js';
import { rowsParameter } from './sql/storable.js';
import { asSubmission, submissionColumns, type SubmissionRow } from './submissions.js';
import { withoutEmpty } from './stored-facts.js';

/**
 * Rows, and documents of each beside them: within the rows, as text, they would be escaped, unescaped and read again (40 us of PostgreSQL a decision with
 * jsonb, 28 with json, 20 so).
 */
function verdictRows(own: string, documents: readonly string[] = []): string {
  const beside = ['facts', 'leads_to', ...documents];
  return `v as (
  select * from rows from (${beside.map((_, index) => `json_array_elements($${index + 3}::json)`).join(', ')},
    json_to_recordset($1::json) as (id uuid, version integer, "case" text, rule text, route text, outcome text, reason text, policy_version text,
      ${own})
  ) as v(${beside.join(', ')})
)`;
}

/** What `moved` has of `v`. Indexes decision_request and decision_period are written, none is read. */
const decided = `decided as (
  insert into decision (request_id, decided_at, "case", rule, route, outcome, reason, policy_version, facts, leads_to)
  select v.id, ${toInstant('$2')}, v."case", v.rule, v.route, v.outcome, v.reason, v.policy_version, v.facts, v.leads_to
  from moved join v on v.id = moved.id
)`;

/** Primary keys. Locked in the order of id, as in every statement on several requests. */
function locking(sources: string): string {
  return `locked as (
  select r.id from request r join v on v.id = r.id and v.version = r.version where r.state in (${sources})
  order by r.id for no key update of r
)`;
}

/** Who no longer waits is told of by what the decision said. */
const byDecision = {
  ...{ from: 'moved', join: 'join v on v.id = moved.id', at: toInstant('$2') },
  because: { case: 'v."case"', rule: 'v.rule', reason: 'v.reason' },
};

const noLongerWaiting = 'wait_case = null, wait_rule = null, wait_reason = null, waiting_since = null, check_at = null';

/**
 * A call that carries the token may still be on its way, and an engine may know tokens by who sends them: whoever has the token next sends it as the same
 * one. Not after one whom nobody let in: nothing was done. Primary key of attempt, the newest first; of a first attempt none is read.
 */
const sentAs = `case when r.attempt = 1 then v.sent_as else coalesce((
    select coalesce(a.sent_as, '') from attempt a
    where a.request_id = r.id and a.token = v.token and a.outcome is distinct from '${noEntry}' order by a.number desc limit 1
  ), v.sent_as) end as sent_as`;

/** Answers what is to be submitted: to read it again after the commit took a lone request 0.8 ms. */
const admit = inBothForms(
  (events) => `
with ${verdictRows('token text, engine text, pool text, cluster_id text, runs_as text, sent_as text, lease_owner text, lease_ms double precision')},
${locking(from('run'))}, moved as (
  update request r set state = 'submitting', version = r.version + 1, attempt = r.attempt + 1, pool = v.pool, cluster_id = v.cluster_id,
    submitted_at = ${toInstant('$2')}, lease_owner = v.lease_owner, lease_until = now() + v.lease_ms * interval '1 millisecond',
    ${noLongerWaiting}
  from v join locked using (id) where r.id = v.id and r.version = v.version
  returning r.*, v.token, v.engine, v.runs_as, ${sentAs}${events.row('r')}
), attempted as (
  insert into attempt (request_id, tenant_id, number, token, engine, pool, cluster_id, runs_as, sent_as, recorded_at)
  select id, tenant_id, attempt, token, engine, pool, cluster_id, runs_as, sent_as, ${toInstant('$2')} from moved
), ${decided}${events.told(byDecision)}
select ${submissionColumns}
from moved r cross join lateral (select r.token, r.engine, r.runs_as, r.sent_as) a join request_body b on b.request_id = r.id
order by r.rank_at, r.id`,
);

const wait = inBothForms(
  (events) => `
with ${verdictRows('check_at double precision')},
${locking(queued)}, moved as (
  update request r set state = 'waiting', version = r.version + 1, wait_case = v."case", wait_rule = v.rule, wait_reason = v.reason,
    waiting_since = coalesce(r.waiting_since, ${toInstant('$2')}), check_at = ${toInstant('v.check_at')}
  from v join locked using (id) where r.id = v.id and r.version = v.version
  returning r.id${events.row('r')}
), ${decided}${events.told({ from: 'moved', at: toInstant('$2') })}
select id from moved`,
);

const end = inBothForms(
  (events) => `
with ${verdictRows('state text, message_id text, status text', ['response'])},
${locking(queued)}, moved as (
  update request r set state = v.state, version = r.version + 1, finished_at = ${toInstant('$2')}, ${noLongerWaiting}
  from v join locked using (id)
  where r.id = v.id and r.version = v.version and (${knownEnding('r.state', 'v.state')})
  returning ${responding}${events.row('r')}
), ${decided}${events.told(byDecision)}
${insertResponses('$2', '0')}`,
);

/** Primary key, locked in its order. A wish is no move and raises no version. */
const wishReplaced = `
with v as (
  select * from json_to_recordset($1::json) as v(id uuid, "by" uuid)
), locked as (
  select id from request where id in (select id from v) and state in (${live}) order by id for no key update
)
update request r set stop_wish = coalesce(r.stop_wish, 'cancel'), stop_wished_at = coalesce(r.stop_wished_at, ${toInstant('$2')}),
  replaced_by = case when r.stop_wish is null then v."by" else r.replaced_by end
from v join locked using (id) where r.id = locked.id`;

/** A request that goes to and fro between reasons for weeks keeps its first decision and its newest ones. */
const decisionsMax = 100;

/** Index decision_request, the newest rows of each. Each decision raised the version: few requests ever come here. */
const forget = `
delete from decision d using unnest($1::uuid[]) as r(id)
where d.request_id = r.id
  and d.id < (select id from decision where request_id = r.id order by id desc offset ${decisionsMax - 2} limit 1)
  and d.id > (select id from decision where request_id = r.id order by id limit 1)`;

/** `last`: nothing follows in this transaction. What is written by one statement then goes out with the commit. */
export async function recordVerdicts(
  transaction: Transaction,
  channels: readonly ChannelBound[],
  { verdicts, last, events }: { readonly verdicts: Verdicts; readonly last: boolean; readonly events: boolean },
): Promise<Recorded> {
  const { at, admitted, waiting, ended } = verdicts;
  const session = last && isOneStatement(verdicts) ? lastOf(transaction) : transaction;
  const submissions = (await written<SubmissionRow>(session, admit(events), listsOf(admitted, asAdmittedRow), at)).map(
    asSubmission,
  );
  const moved = new Set([
    ...submissions.map(({ id }) => id),
    ...(await move(session, wait(events), listsOf(waiting, asWaitingRow), at)),
    ...(await move(session, end(events), [...listsOf(ended, asEndedRow), ended.map(({ response }) => response)], at)),
  ]);
  const decided: readonly Decided[] = [...admitted, ...waiting, ...ended];
  const many = decided.filter((one) => isOneOfMany(one) && moved.has(one.id));
  if (many.length > 0) transaction.later(forget, [many.map(({ id }) => id)]);
  const tried = new Set(decided.map(({ id }) => id));
  const stands = ({ requestId }: { requestId: RequestId | null }) =>
    requestId === null || moved.has(requestId) || !tried.has(requestId);
  const replaced = verdicts.replaced.filter(({ by }) => moved.has(by));
  if (replaced.length > 0) transaction.later(wishReplaced, [rowsParameter(replaced), at]);
  await recordWork(transaction, channels, { at, steps: verdicts.steps.filter(stands), alerts: verdicts.alerts.filter(stands) });
  return { moved, submissions };
}

function isOneStatement({ admitted, waiting, ended, replaced, steps, alerts }: Verdicts): boolean {
  const moves: readonly (readonly Decided[])[] = [admitted, waiting, ended];
  const [decided, ...others] = moves.filter(({ length }) => length > 0);
  return others.length + replaced.length + steps.length + alerts.length === 0 && decided?.some(isOneOfMany) === false;
}

/** Each decision that is kept has raised the version: few requests ever come here. */
function isOneOfMany({ version }: Decided): boolean {
  return version >= decisionsMax;
}

function lastOf(transaction: Transaction): Session {
  return { rows: (sql, parameters = []) => transaction.last(sql, parameters) };
}

type Lists = readonly [rows: readonly object[], ...documents: (readonly object[])[]];

function listsOf<One extends Decided>(decided: readonly One[], rowOf: (one: One) => object): Lists {
  return [decided.map(rowOf), decided.map(storedFacts), decided.map(leadsTo)];
}

async function written<Row>(session: Session, sql: string, lists: Lists, at: number): Promise<readonly Row[]> {
  const [rows, ...documents] = lists;
  return rows.length === 0 ? [] : session.rows<Row>(sql, [rowsParameter(rows), at, ...documents.map(rowsParameter)]);
}

async function move(session: Session, sql: string, lists: Lists, at: number): Promise<readonly RequestId[]> {
  return (await written<{ id: RequestId }>(session, sql, lists, at)).map(({ id }) => id);
}

function asAdmittedRow(one: Admitted) {
  const { token, engine, pool, clusterId, runsAs, identity, leaseOwner, leaseMs } = one;
  const run = { token, engine, pool, cluster_id: clusterId, runs_as: runsAs, sent_as: identity ?? '' };
  const own = { ...run, lease_owner: leaseOwner, lease_ms: leaseMs };
  return Object.assign(asDecisionRow(one), own);
}

function asWaitingRow(one: Verdicts['waiting'][number]) {
  return Object.assign(asDecisionRow(one), { check_at: one.checkAt });
}

function asEndedRow(one: Ended) {
  return Object.assign(asDecisionRow(one), { state: one.state, message_id: one.messageId, status: one.response.status });
}

/** What each row has more is assigned to it: fields that follow a spread take V8 twenty times as long (20 us a row instead of 1). */
function asDecisionRow({ id, version, decision }: Decided) {
  const { case: situation, rule, route, outcome, reason, policyVersion } = decision;
  return { id, version, case: situation, rule, route, outcome: outcome.kind, reason, policy_version: policyVersion };
}

function storedFacts({ facts }: Decided): object {
  return withoutEmpty(facts);
}

function leadsTo(decided: Decided & { readonly checkAt?: Instant }): LeadsTo {
  const { decision, checkAt = null } = decided;
  return { outcome: decision.outcome, effects: decision.effects, checkAt };
}
