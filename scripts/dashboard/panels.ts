// What the dashboard shows, row by row, in the order in which somebody who was called at night asks: is it well, who waits, is there room, do answers
// go out, what does it cost. Counters are those of one replica and are added up; what every replica says alike is taken once (`max`, `min`).

export interface Query {
  readonly expr: string;
  /** Of a series, in Grafana's words: {{label}}. */
  readonly legend: string;
}

export interface Panel {
  /** `figure`: what is so now, as a number; it is coloured from `warnFrom` on. `lines`: over time. `areas`: the same, one upon the other. */
  readonly kind: 'figure' | 'lines' | 'areas';
  readonly title: string;
  readonly unit: 'short' | 's' | 'percentunit' | 'reqps' | 'bytes';
  readonly queries: readonly Query[];
  readonly warnFrom?: number;
  readonly about?: string;
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const perSecond = (metric: string, label: string) => `sum by (${label}) (rate(${metric}[$__rate_interval]))`;
const slowest = (metric: string, label: string) =>
  `histogram_quantile(0.95, sum by (${label}, le) (rate(${metric}_bucket[$__rate_interval])))`;

const figure = (title: string, unit: Panel['unit'], expr: string, more: Pick<Panel, 'warnFrom' | 'about'> = {}): Panel => {
  return { kind: 'figure', title, unit, queries: [{ expr, legend: title }], ...more };
};
const lines = (title: string, unit: Panel['unit'], expr: string, legend: string): Panel => {
  return { kind: 'lines', title, unit, queries: [{ expr, legend }] };
};
const areas = (title: string, unit: Panel['unit'], expr: string, legend: string): Panel => {
  return { ...lines(title, unit, expr, legend), kind: 'areas' };
};

export const rows: readonly Row[] = [
  {
    title: 'Is it well?',
    panels: [
      figure('Replicas', 'short', 'count(job_keeper_build_info)'),
      figure('Connections lost', 'short', 'sum(min by (to) (job_keeper_connection_up) == bool 0)', {
        warnFrom: 1,
        about: 'To the broker, the store or the engine, by any replica. GET /readyz says which, and what to do.',
      }),
      figure('Since the last sweep', 's', 'time() - max(job_keeper_sweep_last_success_timestamp_seconds)', { warnFrom: 300 }),
      figure('Age of the snapshot', 's', 'min(job_keeper_snapshot_age_seconds)', { warnFrom: 120 }),
      figure('Policies in force', 'short', 'count(count by (version) (job_keeper_policy_info))', {
        warnFrom: 2,
        about: 'More than one for longer than some seconds: a replica does not take the policy that the others decide by.',
      }),
      figure('Loops that stand still', 'short', 'sum(job_keeper_loop_stopped)', { warnFrom: 1 }),
      figure('Answers that wait for a person', 'short', 'max(job_keeper_responses_parked)', { warnFrom: 1 }),
      figure('Faults nobody expected, last hour', 'short', 'sum(increase(job_keeper_troubles_total[1h]))', { warnFrom: 1 }),
    ],
  },
  {
    title: 'Who waits?',
    panels: [
      figure('The oldest has waited', 's', 'max(job_keeper_waiting_oldest_seconds)', { warnFrom: 14_400 }),
      areas('Waiting, by pool', 'short', 'max by (pool) (job_keeper_waiting)', '{{pool}}'),
      areas('Came in', 'reqps', perSecond('job_keeper_requests_total', 'outcome'), '{{outcome}}'),
      lines('Wait, 95 of 100', 's', slowest('job_keeper_wait_seconds', 'priority'), '{{priority}}'),
      areas('Decisions, by case', 'reqps', perSecond('job_keeper_decisions_total', 'case'), '{{case}}'),
      areas('Ended', 'reqps', perSecond('job_keeper_requests_ended_total', 'state'), '{{state}}'),
    ],
  },
  {
    title: 'Is there room?',
    panels: [
      lines('Occupancy of pools', 'percentunit', 'max by (pool) (job_keeper_pool_occupancy_ratio)', '{{pool}}'),
      {
        kind: 'lines',
        title: 'Slots and runs',
        unit: 'short',
        queries: [
          { expr: 'max by (pool) (job_keeper_pool_slots)', legend: '{{pool}}: slots' },
          { expr: 'max by (pool) (job_keeper_pool_active_runs)', legend: '{{pool}}: runs' },
        ],
      },
      lines(
        'Fullest clusters',
        'percentunit',
        'topk(10, max by (pool, cluster) (job_keeper_cluster_occupancy_ratio))',
        '{{pool}} {{cluster}}',
      ),
      lines('Start of a cluster, 95 of 100', 's', slowest('job_keeper_cluster_start_seconds', 'pool'), '{{pool}}'),
      lines('Start of a run, 95 of 100', 's', slowest('job_keeper_run_start_seconds', 'pool'), '{{pool}}'),
      lines('Length of runs, 95 of 100', 's', slowest('job_keeper_run_seconds', 'state'), '{{state}}'),
    ],
  },
  {
    title: 'Does the engine answer, and do answers go out?',
    panels: [
      areas('Calls of the engine', 'reqps', perSecond('job_keeper_engine_calls_total', 'outcome'), '{{outcome}}'),
      lines('Time of a call, 95 of 100', 's', slowest('job_keeper_engine_call_seconds', 'operation'), '{{operation}}'),
      areas('Submissions', 'reqps', perSecond('job_keeper_runs_submitted_total', 'outcome'), '{{outcome}}'),
      areas('Given back by the engine', 'reqps', perSecond('job_keeper_runs_given_back_total', 'failure'), '{{failure}}'),
      areas('Job responses', 'reqps', perSecond('job_keeper_responses_total', 'outcome'), '{{outcome}}'),
      {
        kind: 'lines',
        title: 'Still to be published',
        unit: 'short',
        queries: [
          { expr: 'max(job_keeper_responses_due)', legend: 'job responses' },
          { expr: 'max(job_keeper_events_due)', legend: 'events' },
        ],
      },
    ],
  },
  {
    title: 'What does it take?',
    panels: [
      lines('Cost of runs a day', 'short', 'sum by (pool) (increase(job_keeper_run_cost_total[1d]))', '{{pool}}'),
      lines('A pass, 95 of 100', 's', slowest('job_keeper_admission_pass_seconds', 'instance'), '{{instance}}'),
      lines('Storing a batch, 95 of 100', 's', slowest('job_keeper_intake_batch_seconds', 'instance'), '{{instance}}'),
      lines(
        'CPU',
        'percentunit',
        'rate(process_cpu_seconds_total[$__rate_interval]) and on (job, instance) job_keeper_build_info',
        '{{instance}}',
      ),
      lines('Memory', 'bytes', 'process_resident_memory_bytes and on (job, instance) job_keeper_build_info', '{{instance}}'),
      areas('Not let in', 'reqps', perSecond('job_keeper_access_refused_total', 'why'), '{{why}}'),
    ],
  },
];
