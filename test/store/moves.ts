// Moves of requests, for tests that begin somewhere on the road: what admission and the runs room would write.
import { v7 } from 'uuid';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import type { Decision } from '../../src/core/deciding/decision.js';
import type { Facts } from '../../src/core/deciding/facts.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { composeResponse, type JobResponse } from '../../src/core/ending/job-response.js';
import type { FinalState } from '../../src/core/lifecycle.js';
import type { Admitted, Decided, Ended, Recorded, Verdicts } from '../../src/ports/store/admission.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import type { Finished, Submission } from '../../src/ports/store/runs.js';
import type { Store } from '../../src/ports/store/store.js';
import { aNewRequest, testEpoch } from '../support/requests.js';

export const now = testEpoch + 60_000;

export function someFacts(): Facts {
  return {
    request: {
      priority: 50,
      waited_seconds: 60,
      tenant_id: '333',
      user_id: 'geoff@example.com',
      job_id: '175',
      cluster_type: 'business',
      location_id: '64',
      pos_id: '64_2',
      client_id: '',
      operation_id: '',
      operation_name: '',
      parameters: 'notebook',
      max_concurrent_runs: 2,
      max_run_seconds: 86_400,
      source: 'job-requests',
      attempts: 0,
      too_early: false,
      expired: false,
      moved_to: '',
    },
    job: {
      declared: true,
      name: 'report',
      live_runs: 0,
      foreign_runs: 0,
      runs_max: 0,
      closed: false,
      replaceable_runs: 0,
      placement: 'declared',
    },
    tenant: { id: '333', groups: [], live_runs: 0, runs_max: 0, run_seconds: 0, run_seconds_max: 0, run_window_seconds: 86_400 },
    calendar: {
      business_time: true,
      holiday: false,
      weekday: 2,
      hour: 10,
      minute: 0,
      date: '2023-11-14',
      time_zone: 'UTC',
      epoch_seconds: 1_699_956_000,
    },
    engine: { name: 'databricks', reachable: true, snapshot_age_seconds: 1 },
    queue: { waiting: 0 },
    pools: [],
  };
}

export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    case: 'clusters-busy',
    rule: 'busy',
    route: 'the rest',
    policyVersion: 'v1',
    outcome: { kind: 'wait' },
    reason: 'Pool active is full: all of its 4 slots are taken.',
    effects: [],
    ...overrides,
  };
}

interface Moving {
  readonly id: RequestId;
  readonly version?: number;
}

export function decided({ id, version = 0 }: Moving, decision: Partial<Decision> = {}): Decided {
  return { id, version, decision: aDecision(decision), facts: someFacts() };
}

export function admitted(moving: Moving, overrides: Partial<Admitted> = {}): Admitted {
  return {
    ...decided(moving, {
      case: 'capacity-available',
      rule: 'room',
      outcome: { kind: 'run', pool: 'active', clusterId: 'cluster-1', runsAs: '175' },
    }),
    token: branded(v7()),
    pool: branded('active'),
    clusterId: branded('cluster-1'),
    engine: 'databricks',
    runsAs: branded('175'),
    identity: null,
    leaseOwner: 'replica-1',
    leaseMs: 60_000,
    ...overrides,
  };
}

export function waiting(moving: Moving, decision: Partial<Decision> = {}): Verdicts['waiting'][number] {
  return { ...decided(moving, decision), checkAt: now + 30_000 };
}

export function ended(request: NewRequest, state: Ended['state'], version = 0): Ended {
  const kind = state === 'rejected' ? 'reject' : 'expire';
  return {
    ...decided({ id: request.id, version }, { outcome: { kind } }),
    state,
    response: aResponse(request, state),
    messageId: v7(),
  };
}

export function aResponse(request: NewRequest, state: FinalState): JobResponse {
  const answered = { ...request, requestId: request.id };
  return composeResponse(answered, {
    state,
    message: `It ${state}.`,
    outputs: [],
    causes: [],
    run: null,
    startedAt: null,
    finishedAt: now,
  });
}

export function finished(request: NewRequest, version: number, overrides: Partial<Finished> = {}): Finished {
  const state = overrides.state ?? 'succeeded';
  return {
    id: request.id,
    version,
    state,
    at: now,
    executingAt: null,
    outcome: 'SUCCEEDED',
    failure: null,
    message: 'Report written.',
    response: aResponse(request, state),
    messageId: v7(),
    steps: [],
    alerts: [],
    ...overrides,
  };
}

/** One pass that records these verdicts. */
export async function record(store: Store, verdicts: Partial<Verdicts>): Promise<ReadonlySet<RequestId>> {
  return (await recorded(store, verdicts)).moved;
}

export const nothing: Verdicts = { at: now, admitted: [], waiting: [], ended: [], replaced: [], steps: [], alerts: [] };

export async function recorded(
  store: Store,
  verdicts: Partial<Verdicts>,
  how: 'record' | 'recordLast' = 'record',
): Promise<Recorded> {
  const done = await store.admission.alone((tx) => tx[how]({ ...nothing, ...verdicts }));
  if (done === null) throw new Error('the turn of the pass did not come');
  return done;
}

export async function stored(store: Store, ...overrides: Partial<NewRequest>[]): Promise<NewRequest[]> {
  const requests = (overrides.length === 0 ? [{}] : overrides).map(aNewRequest);
  const answers = await store.intake.persist(requests);
  if (answers.some(({ kind }) => kind !== 'stored')) throw new Error(`not stored: ${JSON.stringify(answers)}`);
  return requests;
}

/** Brings one new request to `submitting`. */
export async function submitting(
  store: Store,
  request: Partial<NewRequest> = {},
  admission: Partial<Admitted> = {},
): Promise<{ readonly request: NewRequest; readonly submission: Submission }> {
  const [one] = await stored(store, request);
  if (one === undefined) throw new Error('nothing was stored');
  const { submissions } = await recorded(store, { admitted: [admitted(one, admission)] });
  const [submission] = submissions;
  if (submission === undefined) throw new Error('nothing is submitting');
  return { request: one, submission };
}

/** Brings one new request to `running`; its version is then 2. */
export async function running(
  store: Store,
  request: Partial<NewRequest> = {},
  runId = `run-${v7()}`,
): Promise<{ readonly request: NewRequest; readonly version: number }> {
  const { request: one, submission } = await submitting(store, request);
  const started = await store.runs.started({
    id: one.id,
    version: submission.version,
    at: now,
    runId: branded(runId),
    url: 'https://engine/run',
  });
  if (started === 'fenced') throw new Error('it was not started');
  return { request: one, version: submission.version + 1 };
}

export async function candidatesOf(
  store: Store,
  ask: { slots?: Record<string, number>; at?: number; max?: number; newcomers?: boolean },
): Promise<readonly Candidate[]> {
  const slots = Object.entries(ask.slots ?? {}).map(([lane, count]) => ({ lane, slots: count }));
  const found = await store.admission.alone((tx) =>
    tx.candidates({
      now: ask.at ?? now,
      reachable: true,
      slots,
      countedFrom: 'head',
      newcomers: ask.newcomers ?? true,
      candidatesMax: ask.max ?? 1_000,
      after: null,
    }),
  );
  return found ?? [];
}
