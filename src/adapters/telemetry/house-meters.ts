// In: facts about the house itself. Out: their metrics on the registry.
import type { Registry } from 'prom-client';
import type { RefusedWhy } from '../../ports/telemetry.js';
import type { StepWork } from '../../ports/store/steps.js';
import { instrumentsOn } from './instruments.js';
import { fewWords, type Meters } from './meters.js';

const stepKinds = ['start-cluster', 'alert', 'mail', 'follow'] as const satisfies readonly StepWork['kind'][];
const refusedWhy = [
  ...(['no-credential', 'unknown-key', 'unknown-issuer', 'unknown-certificate', 'bad-token', 'wrong-claim', 'expired'] as const),
  ...(['other-origin', 'scope', 'tenant', 'rate', 'signature'] as const),
] satisfies readonly RefusedWhy[];
const callSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function houseMeters(
  registry: Registry,
): Meters<'step-done' | 'alert' | 'engine-call' | 'connection' | 'fire' | 'hand' | 'access-refused' | 'trouble'> {
  const { counter, gauge, histogram } = instrumentsOn(registry);
  const steps = counter('job_keeper_steps_total', 'Attempts to do a recorded step, by outcome.', ['step', 'outcome']);
  const alerts = counter('job_keeper_alerts_total', 'Alerts that were triggered and resolved.', ['action', 'severity']);
  const calls = counter('job_keeper_engine_calls_total', 'Calls to the engine, by operation and outcome.', [
    'operation',
    'outcome',
  ]);
  const callTimes = histogram('job_keeper_engine_call_seconds', 'Duration of calls to the engine, by operation.', {
    buckets: callSeconds,
    labels: ['operation'],
  });
  const connection = gauge('job_keeper_connection_up', '1 when connected, 0 when not; absent before the first try.', ['to']);
  const troubles = counter('job_keeper_troubles_total', 'Unexpected faults, by place; each is an error line of the log.', [
    'where',
  ]);
  const refusals = counter('job_keeper_access_refused_total', 'Calls and messages that were refused access, by reason.', ['why']);
  const fires = counter('job_keeper_schedule_fires_total', 'Fires of schedules, by outcome.', ['outcome']);
  const hands = counter('job_keeper_hands_total', 'Requests that operators changed, by action.', ['act']);
  // Known series begin at zero: the first step that is given up is a change that an alert can see.
  for (const kind of stepKinds) for (const outcome of ['done', 'retry', 'given-up']) steps.inc({ step: kind, outcome }, 0);
  for (const outcome of ['made', 'refused']) fires.inc({ outcome }, 0);
  for (const why of refusedWhy) refusals.inc({ why }, 0);
  const step = fewWords();
  const operation = fewWords();
  const severity = fewWords();
  const where = fewWords();

  return {
    'step-done': (fact) => steps.inc({ step: step(fact.step), outcome: fact.outcome }),
    alert: (fact) => alerts.inc({ action: fact.action, severity: severity(fact.severity) }),
    'engine-call': (fact) => {
      calls.inc({ operation: operation(fact.operation), outcome: fact.outcome });
      callTimes.observe({ operation: operation(fact.operation) }, fact.seconds);
    },
    connection: (fact) => connection.set({ to: fact.to }, fact.state === 'up' ? 1 : 0),
    fire: ({ outcome }) => fires.inc({ outcome }),
    hand: ({ act, changed }) => hands.inc({ act }, changed),
    'access-refused': ({ why }) => refusals.inc({ why }),
    trouble: (fact) => troubles.inc({ where: where(fact.where) }),
  };
}
