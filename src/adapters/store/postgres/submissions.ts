// Submissions: leased, answered, given back. In: what the engine said. Out: whether it was written. Promised: compare-and-set by version,
// so that whoever lost its lease writes nothing; leases run on the database's clock, which all replicas share.
import { branded, type ClusterId, type IdempotencyToken, type JobId, type PoolName } from '../../../core/ids.js';
import type { StopWish } from '../../../core/run-end.js';
import type { RunStore, Submission } from '../../../ports/store/runs.js';
import { answeredColumns, asAnswered, type AnsweredRow } from './answered.js';
import type { Session } from './connection.js';
import { asInstant, toInstant } from './instants.js';
import { from } from './literals.js';
import { storable } from './storable.js';

const columns = `${answeredColumns}, r.version, r.pool, r.cluster_id, r.attempt, r.max_run_seconds, r.submitted_at, r.stop_wish, a.engine, a.runs_as,
  a.token, extract(epoch from r.lease_until - now())::double precision * 1000 as lease_left_ms, b.traceparent, b.body::text as body`;
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
select ${columns} from taken r ${joined} order by r.submitted_at, r.id`;

/** Primary key. */
const select = `
select ${columns} from request r ${joined}
where r.id = any($1::uuid[]) and r.state = 'submitting' and r.lease_owner = $2 and r.lease_until > now()
order by r.rank_at, r.id`;

/** Primary keys of request and attempt. */
const start = `
with moved as (
  update request set state = 'running', version = version + 1, run_id = $3, run_url = $4, lease_owner = null, lease_until = null
  where id = $1 and version = $2 and state in (${from('started')})
  returning id, attempt
)
update attempt a set run_id = $3, accepted_at = ${toInstant('$5')} from moved
where a.request_id = moved.id and a.number = moved.attempt
returning a.request_id`;

const wait = `
with kept as (
  update request set lease_owner = null, lease_until = now() + $3::double precision * interval '1 millisecond'
  where id = $1 and version = $2 and state = 'submitting'
  returning id, attempt
)
update attempt a set message = $4 from kept where a.request_id = kept.id and a.number = kept.attempt
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
const giveBack = (failure: keyof typeof givenBack) => `
with moved as (
  update request set state = 'waiting', version = version + 1, due_at = ${toInstant('$4')},
    expires_at = ${givenBack[failure].expires},
    wait_case = '${givenBack[failure].waitCase}', wait_rule = '${givenBack[failure].rule}', wait_reason = $6, waiting_since = ${toInstant('$3')}, check_at = ${toInstant('$4')},
    pool = null, cluster_id = null, run_id = null, run_url = null, submitted_at = null, executing_at = null,
    out_of_contact_since = null, lease_owner = null, lease_until = null
  where id = $1 and version = $2 and state in (${from(givenBack[failure].happening)}) and stop_wish is null
  returning id, attempt
)
update attempt a set ended_at = ${toInstant('$3')}, outcome = $5, message = $6, failure = '${failure}' from moved
where a.request_id = moved.id and a.number = moved.attempt
returning a.request_id`;

interface Row extends AnsweredRow {
  readonly version: number;
  readonly engine: string;
  readonly stop_wish: StopWish | null;
  readonly runs_as: JobId;
  readonly pool: PoolName;
  readonly cluster_id: ClusterId | null;
  readonly attempt: number;
  readonly token: IdempotencyToken;
  readonly lease_left_ms: number;
  readonly max_run_seconds: number;
  readonly submitted_at: Date;
  readonly traceparent: string | null;
  readonly body: string;
}

type Submissions = Pick<RunStore, 'claimSubmissions' | 'submissions' | 'started' | 'uncertain' | 'backToQueue'>;

export function submissions(session: Session): Submissions {
  const moves = async (sql: string, parameters: readonly unknown[]) => (await session.rows(sql, parameters)).length === 1;
  return {
    async claimSubmissions({ owner, leaseMs, max }) {
      const rows = await session.rows<Row>(claim, [owner, leaseMs, max]);
      return rows.map(asSubmission);
    },
    async submissions(ids, owner) {
      const rows = await session.rows<Row>(select, [ids, owner]);
      return rows.map(asSubmission);
    },
    started: ({ id, version, runId, url, at }) => moves(start, [id, version, storable(runId), url, at]),
    uncertain: ({ id, version, pauseMs, reason }) => moves(wait, [id, version, pauseMs, storable(reason)]),
    backToQueue: ({ id, version, at, dueAt, failure, outcome, reason }) =>
      moves(giveBack(failure), [id, version, at, dueAt, storable(outcome), storable(reason)]),
  };
}

function asSubmission(row: Row): Submission {
  return {
    ...asAnswered(row),
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
    leaseLeftMs: row.lease_left_ms,
    maxRunSeconds: row.max_run_seconds,
    submittedAt: asInstant(row.submitted_at),
    traceparent: row.traceparent,
    body: row.body,
  };
}
