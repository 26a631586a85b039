// In: facts about what the service does to keep itself right. Out: their metrics on the registry.
import type { Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';
import type { Meters } from './meters.js';

export function upkeepMeters(
  registry: Registry,
): Meters<'given-back' | 'adopted' | 'loop' | 'clock' | 'audited' | 'warm-up' | 'removed'> {
  const { counter, gauge, unknownGauge } = instrumentsOn(registry);
  const givenBack = counter(
    'job_keeper_runs_given_back_total',
    'Attempts without a result that are followed by another, by cause.',
    ['failure'],
  );
  const adopted = counter(
    'job_keeper_runs_adopted_total',
    'Runs that had ended, were repaired on the engine, and are followed again.',
    [],
  );
  const quiet = gauge('job_keeper_loop_quiet_seconds', 'Time since a loop of this replica last gave a sign of life.', ['loop']);
  const stopped = gauge(
    'job_keeper_loop_stopped',
    '1 when a loop of this replica has stopped: it is overdue by more than watchdog.stopped_after_ms.',
    ['loop'],
  );
  const ahead = unknownGauge(
    'job_keeper_clock_offset_seconds',
    "How far the clock of this replica is ahead of the database's, or below 0 behind; absent before the first check.",
  );
  const findings = gauge(
    'job_keeper_audit_findings',
    'Contradictions of the invariants that the last self-audit found, by check; normally 0.',
    ['check'],
  );
  const mended = counter('job_keeper_audit_mended_total', 'Rows that a self-audit has repaired.', []);
  const warmUps = counter('job_keeper_warm_ups_total', 'Clusters that were started before a request waited for one.', ['pool']);
  const removed = counter('job_keeper_requests_removed_total', 'Ended requests that retention has removed.', []);
  // Known series begin at zero: the first failure is a change that an alert can see.
  for (const failure of ['capacity', 'infrastructure']) givenBack.inc({ failure }, 0);
  return {
    'given-back': (fact) => givenBack.inc({ failure: fact.failure }),
    adopted: () => adopted.inc(),
    loop: (fact) => {
      quiet.set({ loop: fact.loop }, fact.quietSeconds);
      stopped.set({ loop: fact.loop }, fact.stopped ? 1 : 0);
    },
    clock: ({ aheadSeconds }) => ahead.set(aheadSeconds),
    audited: (fact) => {
      for (const [check, count] of Object.entries(fact.found)) findings.set({ check }, count);
      mended.inc(fact.mended);
    },
    'warm-up': (fact) => warmUps.inc({ pool: fact.pool }),
    removed: (fact) => removed.inc(fact.requests),
  };
}
