// Recording what is to be done in the world. In: steps and alerts of a move, inside its transaction. Out: nothing, or the keys of alerts
// that were opened. Promised: single flight by key; an alert that is open is counted, not raised again.
import type { AlertKey } from '../../../core/alert-keys.js';
import type { Instant } from '../../../core/ids.js';
import { severities, type Severity } from '../../../core/policy.js';
import type { AlertMessage } from '../../../ports/alerts.js';
import type { NewAlert, NewStep } from '../../../ports/store/steps.js';
import type { Session, Transaction } from './sql/connection.js';
import { dueAtOnce } from './sql/due.js';
import { asInstant, toInstant } from './sql/instants.js';
import { rowsParameter } from './sql/storable.js';
import { withheldOf, type Bound } from './withheld-alerts.js';

export interface ChannelBound {
  readonly name: string;
  readonly severityMin: Severity;
}

/** Unique step_open. Ordered by key, so that two transactions wait for each other and never in a circle. */
const insertSteps = `
insert into step (key, kind, pool, request_id, work, recorded_at, due_at)
select key, work ->> 'kind', case when work ->> 'kind' = 'start-cluster' then work ->> 'pool' end, request_id, work,
  ${toInstant('at')}, ${dueAtOnce('at')}
from json_to_recordset($1::json) as s(key text, request_id uuid, work jsonb, at double precision)
order by key
on conflict (key) where done_at is null do nothing`;

/** Whom an alert is about is often what a sender has written: of so many of one kind for one tenant, no more are opened. */
const openOfOneMax = 50;

/** Of one kind for all tenants: a workspace that lists no jobs for an hour is one trouble of SRE, not thousands. */
const openOfAllMax = 200;

const kindAndTenant = `split_part(key, ':', 1) as kind, coalesce(details ->> 'tenant_id', '') as tenant`;

/**
 * Index alert_open, then the primary key. One that was resolved opens anew; seen_count 1 tells that it has just been opened. What was one too many is
 * answered with the bound that it met.
 */
const upsertAlerts = `
with standing as materialized (
  select key, ${kindAndTenant} from alert where resolved_at is null
), asked as (
  select n.*, ${kindAndTenant}, exists (select from standing s where s.key = n.key) as stands
  from json_to_recordset($1::json) as n(key text, severity text, summary text, details jsonb, request_id uuid)
), placed as (
  select a.*, row_number() over (partition by kind, tenant, stands order by key)
    + (select count(*) from standing s where s.kind = a.kind and s.tenant = a.tenant) as place
  from asked a
), bounded as (
  select p.*, case
    when stands then null
    when place > ${openOfOneMax} then 'one'
    when row_number() over (partition by kind, stands, place > ${openOfOneMax} order by key)
      + (select count(*) from standing s where s.kind = p.kind) > ${openOfAllMax} then 'all'
  end as withheld
  from placed p
), written as (
  insert into alert as a (key, severity, summary, details, request_id, opened_at, seen_at)
  select key, severity, summary, details, request_id, ${toInstant('$2')}, ${toInstant('$2')}
  from bounded where withheld is null
  order by key
  on conflict (key) do update set
    seen_at = excluded.seen_at,
    seen_count = case when a.resolved_at is null then a.seen_count + 1 else 1 end,
    severity = case when a.resolved_at is null then a.severity else excluded.severity end,
    summary = case when a.resolved_at is null then a.summary else excluded.summary end,
    details = case when a.resolved_at is null then a.details else excluded.details end,
    request_id = case when a.resolved_at is null then a.request_id else excluded.request_id end,
    opened_at = case when a.resolved_at is null then a.opened_at else excluded.opened_at end,
    resolved_at = null
  returning key, severity, summary, details, opened_at, seen_count
)
select null as withheld, w.* from written w
union all
select withheld, key, severity, summary, details, null, 0 from bounded where withheld is not null
order by key`;

/** Primary key, locked in its order. */
const resolveAlerts = `
with locked as (
  select key from alert where key = any($1::text[]) and resolved_at is null order by key for update
)
update alert a set resolved_at = ${toInstant('$2')} from locked where a.key = locked.key
returning a.key, a.severity, a.summary, a.details, a.opened_at, a.seen_count`;

interface AlertRow {
  readonly key: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
  readonly opened_at: Date;
  readonly seen_count: number;
}

function recordSteps(transaction: Transaction, steps: readonly NewStep[]): void {
  if (steps.length === 0) return;
  const rows = steps.map(({ key, requestId, at, work }) => ({ key, request_id: requestId, at, work }));
  transaction.later(insertSteps, [rowsParameter(rows)]);
}

/** What a move wants done: its alerts first, then all steps in one statement, in the same order for every transaction. */
export async function recordWork(
  transaction: Transaction,
  channels: readonly ChannelBound[],
  work: { readonly steps: readonly NewStep[]; readonly alerts: readonly NewAlert[]; readonly at: Instant },
): Promise<readonly string[]> {
  const opened = await upsert(transaction, work.alerts, work.at);
  const alertSteps = opened.flatMap((row) => stepsFor(row, channels, { action: 'trigger', at: work.at }));
  recordSteps(transaction, [...work.steps, ...alertSteps]);
  return opened.map(({ key }) => key);
}

export async function resolve(
  transaction: Transaction,
  channels: readonly ChannelBound[],
  closing: { readonly keys: readonly string[]; readonly at: Instant },
): Promise<readonly string[]> {
  const closed = await transaction.rows<AlertRow>(resolveAlerts, [closing.keys, closing.at]);
  const steps = closed.flatMap((row) => stepsFor(row, channels, { action: 'resolve', at: closing.at }));
  recordSteps(transaction, steps);
  return closed.map(({ key }) => key);
}

async function upsert(session: Session, alerts: readonly NewAlert[], at: Instant): Promise<readonly AlertRow[]> {
  if (alerts.length === 0) return [];
  // One statement cannot update a row twice: the same trouble is seen once a call.
  const byKey = new Map(alerts.toReversed().map((alert) => [alert.key, alert]));
  const asked = [...byKey.values()].map(({ requestId, ...alert }) => ({ ...alert, request_id: requestId }));
  const rows = await session.rows<AlertRow & { readonly withheld: Bound | null }>(upsertAlerts, [rowsParameter(asked), at]);
  const opened = rows.filter((row) => row.seen_count === 1);
  const withheld = rows.flatMap(({ key, withheld: by }) => {
    const alert = byKey.get(key as AlertKey);
    return by === null || alert === undefined ? [] : [{ alert, by }];
  });
  return [...opened, ...(await upsert(session, withheldOf(withheld), at))];
}

function stepsFor(
  row: AlertRow,
  channels: readonly ChannelBound[],
  { action, at }: { readonly action: AlertMessage['action']; readonly at: Instant },
): NewStep[] {
  const { key, severity, summary, details } = row;
  const message: AlertMessage = { key, action, severity, summary, details, at };
  const heard = channels.filter(({ severityMin }) => severities.indexOf(severity) >= severities.indexOf(severityMin));
  return heard.map(({ name }) => ({
    key: `alert:${key}:${action}:${name}:${asInstant(row.opened_at)}`,
    requestId: null,
    at,
    work: { kind: 'alert', channel: name, message },
  }));
}
