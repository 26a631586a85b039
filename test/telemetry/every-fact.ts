// One fact of each kind and outcome that matters, with the level of its line and the samples that it leaves.
import { allChecks, type Check } from '../../src/core/self-audit.js';
import type { Fact } from '../../src/ports/telemetry.js';

export const about = {
  requestId: 'r-1',
  correlationId: 'c-1',
  tenantId: 't-1',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
} as const;

const decided = {
  kind: 'decided',
  case: 'clusters-busy',
  rule: 'busy',
  about,
  reason: 'all full',
  priority: 80,
  waitedSeconds: 3,
} as const;

const nothingFound = Object.fromEntries(allChecks.map((check) => [check, 0])) as Record<Check, number>;

export const everyFact: readonly { readonly fact: Fact; readonly level: string; readonly samples: readonly string[] }[] = [
  {
    fact: { kind: 'request-taken', source: 'job-requests', outcome: 'stored', about, detail: null },
    level: 'debug',
    samples: ['job_keeper_requests_total{source="job-requests",outcome="stored"} 1'],
  },
  {
    fact: { kind: 'request-taken', source: 'http', outcome: 'invalid', about, detail: 'user_id: is missing' },
    level: 'warn',
    samples: ['job_keeper_requests_total{source="http",outcome="invalid"} 1'],
  },
  {
    fact: { kind: 'fallback-used', broker: 'service-bus', about },
    level: 'info',
    samples: ['job_keeper_http_while_broker_healthy_total{broker="service-bus"} 1'],
  },
  {
    fact: { kind: 'intake-batch', size: 40, seconds: 0.004 },
    level: 'debug',
    samples: ['job_keeper_intake_batch_size_bucket{le="50"} 1', 'job_keeper_intake_batch_seconds_sum 0.004'],
  },
  {
    fact: { ...decided, outcome: 'run' },
    level: 'info',
    samples: [
      'job_keeper_decisions_total{case="clusters-busy",rule="busy",outcome="run"} 1',
      'job_keeper_wait_seconds_sum{priority="high"} 3',
    ],
  },
  {
    fact: { ...decided, outcome: 'wait', priority: 20 },
    level: 'debug',
    samples: ['job_keeper_decisions_total{case="clusters-busy",rule="busy",outcome="wait"} 1'],
  },
  {
    fact: { kind: 'admission-pass', seconds: 0.02, looked: 7, moved: 2 },
    level: 'debug',
    samples: [
      'job_keeper_admission_pass_seconds_sum 0.02',
      'job_keeper_admission_looked_total 7',
      'job_keeper_admission_moved_total 2',
    ],
  },
  {
    fact: { kind: 'given-back', failure: 'infrastructure', about, detail: 'the cluster is gone' },
    level: 'warn',
    samples: ['job_keeper_runs_given_back_total{failure="infrastructure"} 1'],
  },
  {
    fact: { kind: 'given-back', failure: 'capacity', about, detail: 'full' },
    level: 'info',
    samples: ['job_keeper_runs_given_back_total{failure="capacity"} 1'],
  },
  {
    fact: { kind: 'adopted', about, runId: '77' },
    level: 'warn',
    samples: ['job_keeper_runs_adopted_total 1'],
  },
  {
    fact: { kind: 'loop', loop: 'watch', quietSeconds: 400, stopped: true },
    level: 'error',
    samples: ['job_keeper_loop_quiet_seconds{loop="watch"} 400', 'job_keeper_loop_stopped{loop="watch"} 1'],
  },
  {
    fact: { kind: 'loop', loop: 'sweep', quietSeconds: 3, stopped: false },
    level: 'debug',
    samples: ['job_keeper_loop_quiet_seconds{loop="sweep"} 3', 'job_keeper_loop_stopped{loop="sweep"} 0'],
  },
  {
    fact: { kind: 'clock', aheadSeconds: 0.25, wrong: false },
    level: 'debug',
    samples: [],
  },
  {
    fact: { kind: 'clock', aheadSeconds: -300, wrong: true },
    level: 'error',
    samples: ['job_keeper_clock_offset_seconds -300'],
  },
  {
    fact: { kind: 'audited', found: nothingFound, mended: 1, seconds: 0.1 },
    level: 'debug',
    samples: ['job_keeper_audit_mended_total 1'],
  },
  {
    fact: { kind: 'audited', found: { ...nothingFound, 'stop-stuck': 2 }, mended: 0, seconds: 0.1 },
    level: 'error',
    samples: ['job_keeper_audit_findings{check="stop-stuck"} 2', 'job_keeper_audit_findings{check="limit-exceeded"} 0'],
  },
  {
    fact: { kind: 'warm-up', pool: 'active', expected: 7, withinSeconds: 1_800, weeks: 4 },
    level: 'info',
    samples: ['job_keeper_warm_ups_total{pool="active"} 1'],
  },
  {
    fact: { kind: 'removed', requests: 500, others: 20, seconds: 2 },
    level: 'info',
    samples: ['job_keeper_requests_removed_total 500'],
  },
  {
    fact: { kind: 'sweep', seconds: 0.5, outcome: 'done' },
    level: 'debug',
    samples: [
      'job_keeper_sweeps_total{outcome="done"} 1',
      'job_keeper_sweep_last_success_timestamp_seconds 1700000000',
      'job_keeper_sweep_seconds_sum 0.7',
    ],
  },
  {
    fact: { kind: 'sweep', seconds: 0.2, outcome: 'failed' },
    level: 'debug',
    samples: ['job_keeper_sweeps_total{outcome="failed"} 1'],
  },
  {
    fact: { kind: 'submitted', engine: 'databricks', outcome: 'accepted', about, identity: null, detail: null },
    level: 'info',
    samples: ['job_keeper_runs_submitted_total{engine="databricks",outcome="accepted"} 1'],
  },
  {
    fact: { kind: 'submitted', engine: 'databricks', outcome: 'no-room', about, identity: null, detail: null },
    level: 'warn',
    samples: ['job_keeper_runs_submitted_total{engine="databricks",outcome="no-room"} 1'],
  },
  {
    fact: { kind: 'ended', state: 'succeeded', about, runSeconds: 61, detail: null },
    level: 'info',
    samples: ['job_keeper_requests_ended_total{state="succeeded"} 1', 'job_keeper_run_seconds_sum{state="succeeded"} 61'],
  },
  {
    fact: { kind: 'ended', state: 'failed', about, runSeconds: null, detail: 'the notebook threw' },
    level: 'warn',
    samples: ['job_keeper_requests_ended_total{state="failed"} 1', 'job_keeper_requests_ended_total{state="rejected"} 0'],
  },
  {
    fact: { kind: 'began', pool: 'active', seconds: 240, about },
    level: 'debug',
    samples: [
      'job_keeper_run_start_seconds_bucket{le="300",pool="active"} 1',
      'job_keeper_run_start_seconds_sum{pool="active"} 240',
    ],
  },
  { fact: { kind: 'cluster-started', pool: 'active', clusterId: 'c-1' }, level: 'info', samples: [] },
  {
    fact: { kind: 'cluster-up', pool: 'active', clusterId: 'c-1', seconds: 350 },
    level: 'info',
    samples: [
      'job_keeper_cluster_start_seconds_bucket{le="450",pool="active"} 1',
      'job_keeper_cluster_start_seconds_sum{pool="active"} 350',
    ],
  },
  {
    fact: { kind: 'charged', pool: 'active', cost: 0.25, about },
    level: 'debug',
    samples: ['job_keeper_run_cost_total{pool="active"} 0.25'],
  },
  {
    fact: { kind: 'responded', outcome: 'published', about, queue: 'q', detail: null },
    level: 'debug',
    samples: ['job_keeper_responses_total{outcome="published"} 1'],
  },
  {
    fact: { kind: 'responded', outcome: 'retry', about, queue: 'q', detail: 'down' },
    level: 'warn',
    samples: ['job_keeper_responses_total{outcome="retry"} 1'],
  },
  {
    fact: { kind: 'responded', outcome: 'parked', about, queue: 'q', detail: 'no queue' },
    level: 'error',
    samples: ['job_keeper_responses_total{outcome="parked"} 1'],
  },
  {
    fact: { kind: 'events', outcome: 'published', count: 3, queue: 'q', detail: null },
    level: 'debug',
    samples: ['job_keeper_events_total{outcome="published"} 3'],
  },
  {
    fact: { kind: 'events', outcome: 'retry', count: 2, queue: 'q', detail: 'down' },
    level: 'warn',
    samples: ['job_keeper_events_total{outcome="retry"} 2'],
  },
  {
    fact: { kind: 'events', outcome: 'no-queue', count: 1, queue: 'q', detail: 'no queue' },
    level: 'error',
    samples: ['job_keeper_events_total{outcome="no-queue"} 1'],
  },
  {
    fact: { kind: 'events', outcome: 'parked', count: 1, queue: 'q', detail: 'too large' },
    level: 'error',
    samples: ['job_keeper_events_total{outcome="parked"} 1'],
  },
  {
    fact: { kind: 'step-done', step: 'start-cluster', outcome: 'done', detail: null },
    level: 'debug',
    samples: ['job_keeper_steps_total{step="start-cluster",outcome="done"} 1'],
  },
  {
    fact: { kind: 'step-done', step: 'mail', outcome: 'given-up', detail: 'x' },
    level: 'error',
    samples: ['job_keeper_steps_total{step="mail",outcome="given-up"} 1'],
  },
  {
    fact: { kind: 'alert', action: 'trigger', key: 'k', severity: 'warning', summary: 'Job 9 is not declared' },
    level: 'warn',
    samples: ['job_keeper_alerts_total{action="trigger",severity="warning"} 1'],
  },
  {
    fact: { kind: 'alert', action: 'resolve', key: 'k', severity: 'critical', summary: 'over' },
    level: 'info',
    samples: ['job_keeper_alerts_total{action="resolve",severity="critical"} 1'],
  },
  {
    fact: { kind: 'engine-call', operation: 'submit', outcome: 'ok', seconds: 0.2, detail: null },
    level: 'debug',
    samples: [
      'job_keeper_engine_calls_total{operation="submit",outcome="ok"} 1',
      'job_keeper_engine_call_seconds_bucket{le="0.25",operation="submit"} 1',
    ],
  },
  {
    fact: { kind: 'engine-call', operation: 'snapshot', outcome: 'rate-limited', seconds: 0.1, detail: '429' },
    level: 'warn',
    samples: ['job_keeper_engine_calls_total{operation="snapshot",outcome="rate-limited"} 1'],
  },
  {
    fact: { kind: 'snapshot', engine: 'databricks', takenAt: 1_699_999_990_000, clusters: 2, activeRuns: 5 },
    level: 'debug',
    samples: [
      'job_keeper_snapshot_age_seconds 10',
      'job_keeper_engine_clusters{engine="databricks"} 2',
      'job_keeper_engine_active_runs{engine="databricks"} 5',
    ],
  },
  {
    fact: {
      kind: 'pools',
      pools: [
        {
          ...{ pool: 'active', occupancy: 0.75, slots: 8, activeRuns: 6 },
          clusters: [{ id: 'c-7', name: 'active-1', slots: 4, activeRuns: 5 }],
        },
      ],
    },
    level: 'debug',
    samples: [
      'job_keeper_pool_occupancy_ratio{pool="active"} 0.75',
      'job_keeper_pool_slots{pool="active"} 8',
      'job_keeper_pool_active_runs{pool="active"} 6',
      'job_keeper_cluster_slots{pool="active",cluster="active-1",cluster_id="c-7"} 4',
      'job_keeper_cluster_active_runs{pool="active",cluster="active-1",cluster_id="c-7"} 5',
      'job_keeper_cluster_occupancy_ratio{pool="active",cluster="active-1",cluster_id="c-7"} 1.25',
    ],
  },
  {
    fact: {
      ...{ kind: 'queue', waiting: { active: 3, passive: 0 }, live: 6, oldestSeconds: 120, responsesDue: 4, responsesParked: 1 },
      ...{ eventsDue: 7, eventsOldestSeconds: 90, eventsParked: 2 },
    },
    level: 'debug',
    samples: [
      'job_keeper_waiting{pool="active"} 3',
      'job_keeper_waiting{pool="passive"} 0',
      'job_keeper_live_requests 6',
      'job_keeper_waiting_oldest_seconds 120',
      'job_keeper_responses_due 4',
      'job_keeper_responses_parked 1',
      'job_keeper_events_due 7',
      'job_keeper_events_oldest_seconds 90',
      'job_keeper_events_parked 2',
    ],
  },
  {
    fact: { kind: 'connection', to: 'broker', use: 'intake', state: 'up', detail: null },
    level: 'info',
    samples: ['job_keeper_connection_up{to="broker"} 1'],
  },
  {
    fact: { kind: 'connection', to: 'store', use: null, state: 'down', detail: 'refused' },
    level: 'error',
    samples: ['job_keeper_connection_up{to="store"} 0'],
  },
  {
    fact: { kind: 'fire', outcome: 'made', schedule: 's-1', about: { tenantId: '333', requestId: 'r-1' }, detail: null },
    level: 'debug',
    samples: ['job_keeper_schedule_fires_total{outcome="made"} 1'],
  },
  {
    fact: { kind: 'fire', outcome: 'refused', schedule: 's-1', about: { tenantId: '333' }, detail: 'its template is retired' },
    level: 'warn',
    samples: ['job_keeper_schedule_fires_total{outcome="refused"} 1'],
  },
  {
    fact: { kind: 'hand', act: 'hold', actor: 'geoff', changed: 3 },
    level: 'info',
    samples: ['job_keeper_hands_total{act="hold"} 3'],
  },
  {
    fact: { kind: 'policy', outcome: 'loaded', version: 'abc', detail: null },
    level: 'info',
    samples: [
      'job_keeper_policy_info{version="abc"} 1',
      'job_keeper_policy_last_load_timestamp_seconds 1700000000',
      'job_keeper_policy_loads_total{outcome="loaded"} 1',
    ],
  },
  {
    fact: { kind: 'policy', outcome: 'refused', version: 'def', detail: 'line 3' },
    level: 'error',
    samples: ['job_keeper_policy_last_load_successful 0', 'job_keeper_policy_loads_total{outcome="refused"} 1'],
  },
  {
    fact: { kind: 'settings', outcome: 'loaded', version: 'abc', detail: 'changed: settings.pools' },
    level: 'info',
    samples: [
      'job_keeper_settings_info{version="abc"} 1',
      'job_keeper_settings_last_load_timestamp_seconds 1700000000',
      'job_keeper_settings_loads_total{outcome="loaded"} 1',
    ],
  },
  {
    fact: { kind: 'settings', outcome: 'refused', version: 'abc', detail: 'htp: is not a setting' },
    level: 'error',
    samples: ['job_keeper_settings_last_load_successful 0', 'job_keeper_settings_loads_total{outcome="refused"} 1'],
  },
  {
    fact: { kind: 'certificate', outcome: 'loaded', expiresAt: 1_700_000_000_000, detail: null },
    level: 'info',
    samples: ['job_keeper_http_certificate_expires_timestamp_seconds 1700000000'],
  },
  {
    fact: {
      kind: 'certificate',
      outcome: 'refused',
      expiresAt: 1_700_000_000_000,
      detail: 'the key is not that of the certificate',
    },
    level: 'error',
    samples: ['job_keeper_http_certificate_expires_timestamp_seconds 1700000000'],
  },
  {
    fact: { kind: 'shadow-policy', outcome: 'refused', version: 'def', detail: 'line 3' },
    level: 'warn',
    samples: ['job_keeper_shadow_policy_loads_total{outcome="refused"} 1'],
  },
  {
    fact: { kind: 'shadow-policy', outcome: 'loaded', version: 'abc', detail: null },
    level: 'info',
    samples: ['job_keeper_shadow_policy_info{version="abc"} 1', 'job_keeper_shadow_policy_loads_total{outcome="loaded"} 1'],
  },
  {
    fact: { kind: 'shadowed', case: 'clusters-busy', outcome: 'differs', about },
    level: 'debug',
    samples: ['job_keeper_shadow_decisions_total{case="clusters-busy",outcome="differs"} 1'],
  },
  {
    fact: { kind: 'trouble', where: 'sweep', about, error: new Error('boom') },
    level: 'error',
    samples: ['job_keeper_troubles_total{where="sweep"} 1'],
  },
];
