// Submissions: leased, answered, given back. In: what the engine said. Out: whether it was written. Promised: compare-and-set by version,
// so that whoever lost its lease writes nothing; leases run on the database's clock, which all replicas share.
import type { Checkpoint } from '../../../core/checkpoint.js';
import { isPassing } from '../../../core/faults.js';
import { GroupCommit } from '../../../core/group-commit.js';
import { branded, type ClusterId, type IdempotencyToken, type JobId, type PoolName, type RequestId } from '../../../core/ids.js';
import type { StopWish } from '../../../core/ending/run-end.js';
import type { RunStore, StartWritten, Submission } from '../../../ports/store/runs.js';
import { answeredColumns, type AnsweredRow } from './answered.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { from } from './sql/literals.js';
import { inBothForms } from './record-events.js';
import { runParameters } from './run-parameters.js';
import { rowsParameter, storable } from './sql/storable.js';

/** Of `r`, its attempt `a` and its body `b`. What is left of a lease is told at the moment of reading: a pass may have begun a while ago. */
export const submissionColumns = `${answeredColumns}, r.version, r.pool, r.cluster_id, r.attempt, r.max_run_seconds, r.submitted_at, r.stop_wish, a.engine, a.runs_as,
  a.token, a.sent_as, extract(epoch from r.lease_until - clock_timestamp())::double precision * 1000 as lease_left_ms, b.traceparent, b.checkpoint, ${runParameters('b')} as parameters`;
const joined = `join attempt a on a.request_id = r.id and a.number = r.attempt join request_body b on b.request_id = r.id`;

/** Index request_live. Passes over what another replica is taking at this moment. */
const claim = `
with taken as (
  update request set version = version + 1, lease_owner = $1, lease_until = now() + $2::double precision * interval '1 millisecond'
  where id = any(array(
    select id from request where state = 'submitting' and lease_until <= now()
    order by submitted_at, id limit $3 for no key update skip locked))
  returning *
)
select ${submissionColumns}, a.refused_since from taken r ${joined} order by r.submitted_at, r.id`;

/** Primary keys of request and attempt. Locked in the order of id. */
const start = inBothForms(
  (events) => `
with v as (
  select * from json_to_recordset($1::json) as v(id uuid, version integer, run_id text, run_url text, at double precision)
), locked as (
  select r.id from request r join v on v.id = r.id and v.version = r.version where r.state in (${from('started')})
  order by r.id for no key update of r
), moved as (
  update request r set state = 'running', version = r.version + 1, run_id = v.run_id, run_url = v.run_url, lease_owner = null,
    lease_until = null
  from v join locked using (id) where r.id = v.id and r.version = v.version
  returning r.id, r.attempt, v.run_id, v.at, r.stop_wish is not null as unwanted${events.row('r')}
)${events.told({ from: 'moved', at: toInstant('moved.at') })}
update attempt a set run_id = moved.run_id, accepted_at = ${toInstant('moved.at')} from moved
where a.request_id = moved.id and a.number = moved.attempt
returning a.request_id as id, moved.unwanted`,
);

/** A second statement at a time gains nothing: the first hides its round trip behind the engine's. */
const startsTogether = { batchMax: 500, writersMax: 1, pendingMax: 100_000 };

/** In whole milliseconds, as the column holds: it would round up to 0.5 ms ahead, and what is due at once would not be for the next statement. */
const wait = `
with kept as (
  update request set lease_owner = null, lease_until = date_trunc('milliseconds', now()) + $3::double precision * interval '1 millisecond'
  where id = $1 and version = $2 and state = 'submitting'
  returning id, attempt
)
update attempt a set message = $4, refused_since = ${toInstant('$5')} from kept where a.request_id = kept.id and a.number = kept.attempt
returning a.request_id`;

/** How each class of failure stands in the queue: why it waits, and whether its time there stood still while it ran. */
const givenBack = {
  capacity: { happening: 'refused', waitCase: 'clusters-busy', rule: '(engine)', expires: 'expires_at' },
  infrastructure: {
    happening: 'retried',
    waitCase: 'too-early',
    rule: '(retry)',
    expires: `expires_at + (${toInstant('$4')} - submitted_at)`,
  },
} as const;

/** A wished cancel ends the request instead, so it is not given back. Primary keys. */
const givingBack = (failure: keyof typeof givenBack) =>
  inBothForms(
    (events) => `
with moved as (
  update request set state = 'waiting', version = version + 1, due_at = ${toInstant('$4')},
    expires_at = ${givenBack[failure].expires},
    wait_case = '${givenBack[failure].waitCase}', wait_rule = '${givenBack[failure].rule}', wait_reason = $6, waiting_since = ${toInstant('$3')}, check_at = ${toInstant('$4')},
    pool = null, cluster_id = null, run_id = null, run_url = null, submitted_at = null, executing_at = null,
    out_of_contact_since = null, lease_owner = null, lease_until = null
  where id = $1 and version = $2 and state in (${from(givenBack[failure].happening)}) and stop_wish is null
  returning id, attempt${events.row('request')}
)${events.told({ from: 'moved', at: toInstant('$3') })}
update attempt a set ended_at = ${toInstant('$3')}, outcome = $5, message = $6, failure = '${failure}', run_url = $7 from moved
where a.request_id = moved.id and a.number = moved.attempt
returning a.request_id`,
  );
const giveBack = { capacity: givingBack('capacity'), infrastructure: givingBack('infrastructure') };

export interface SubmissionRow extends AnsweredRow {
  readonly version: number;
  readonly engine: string;
  readonly stop_wish: StopWish | null;
  readonly runs_as: JobId;
  readonly pool: PoolName;
  readonly cluster_id: ClusterId | null;
  readonly attempt: number;
  readonly token: IdempotencyToken;
  /** Empty: as the service itself. null: written by a version that knew nobody else. */
  readonly sent_as: string | null;
  readonly lease_left_ms: number;
  readonly max_run_seconds: number;
  readonly submitted_at: Date;
  /** Of one that was never sent it is not read. */
  readonly refused_since?: Date | null;
  readonly traceparent: string | null;
  readonly checkpoint: Checkpoint | null;
  readonly parameters: string | null;
}

type Submissions = Pick<RunStore, 'claimSubmissions' | 'started' | 'uncertain' | 'backToQueue'>;

export function submissions(session: Session, events: boolean): Submissions {
  // Runs that start at the same time are written together: 1 ms a run by itself, 0.2 ms among 64.
  const starts = new GroupCommit((runs: readonly Started[]) => startAll(session, runs, start(events)), startsTogether);
  const moves = async (sql: string, parameters: readonly unknown[]) => (await session.rows(sql, parameters)).length === 1;
  return {
    async claimSubmissions({ owner, leaseMs, max }) {
      const rows = await session.rows<SubmissionRow>(claim, [owner, leaseMs, max]);
      return rows.map(asSubmission);
    },
    async started(run) {
      const answer = await starts.add(run);
      if (typeof answer === 'string') return answer;
      throw answer.problem;
    },
    uncertain: ({ id, version, pauseMs, reason, refusedSince }) =>
      moves(wait, [id, version, pauseMs, storable(reason), refusedSince]),
    backToQueue: ({ id, version, at, dueAt, failure, url, outcome, reason }) =>
      moves(giveBack[failure](events), [id, version, at, dueAt, storable(outcome), storable(reason), url]),
  };
}

type Started = Parameters<RunStore['started']>[0];

/** Of each how it was written, or what kept it from being. */
async function startAll(
  session: Session,
  runs: readonly Started[],
  sql: string,
): Promise<readonly (StartWritten | { readonly problem: unknown })[]> {
  try {
    const rows = runs.map(({ id, version, runId, url, at }) => ({ id, version, run_id: runId, run_url: url, at }));
    const moved = await session.rows<{ id: RequestId; unwanted: boolean }>(sql, [rowsParameter(rows)]);
    const written = new Map(moved.map(({ id, unwanted }) => [id, unwanted ? 'to-be-stopped' : 'running'] as const));
    return runs.map(({ id }) => written.get(id) ?? 'fenced');
  } catch (problem) {
    if (runs.length === 1 || isPassing(problem)) return runs.map(() => ({ problem }));
    // What is wrong with one of them, such as a run that another attempt holds, must not keep the others from being written.
    const half = Math.ceil(runs.length / 2);
    return [...(await startAll(session, runs.slice(0, half), sql)), ...(await startAll(session, runs.slice(half), sql))];
  }
}

/** Each field by its name: those that follow a spread take V8 ten times as long (39 us a submission instead of 10). */
export function asSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    version: row.version,
    tenantId: branded(row.tenant_id),
    correlationId: branded(row.correlation_id),
    jobId: branded(row.job_id),
    engine: row.engine,
    stopWish: row.stop_wish,
    runsAs: row.runs_as,
    pool: row.pool,
    clusterId: row.cluster_id,
    attempt: row.attempt,
    token: row.token,
    identity: row.sent_as === '' ? null : row.sent_as,
    leaseLeftMs: row.lease_left_ms,
    maxRunSeconds: row.max_run_seconds,
    submittedAt: asInstant(row.submitted_at),
    refusedSince: asMaybeInstant(row.refused_since ?? null),
    traceparent: row.traceparent,
    checkpoint: row.checkpoint,
    parameters: row.parameters,
    requestId: row.id,
    userId: row.user_id,
    operationId: row.operation_id,
    createdAt: asInstant(row.created_at),
    receivedAt: asInstant(row.received_at),
  };
}
