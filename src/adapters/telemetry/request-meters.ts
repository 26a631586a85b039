// In: facts about one request, and about a batch of their events. Out: its counters and histograms on the registry.
import type { Registry } from 'prom-client';
import { finalStates } from '../../core/lifecycle.js';
import { priorityName } from '../../core/priority.js';
import { instrumentsOn } from './instruments.js';
import { fewWords, type Meters } from './meters.js';

/** From "at once" to half a day: a request may rightly wait for the night. */
const waitSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400, 43_200];
const runSeconds = [1, 5, 15, 60, 300, 900, 3600, 14_400, 43_200];

export function requestMeters(
  registry: Registry,
): Meters<'request-taken' | 'fallback-used' | 'decided' | 'submitted' | 'ended' | 'responded' | 'events'> {
  const { counter, histogram } = instrumentsOn(registry);
  const requests = counter('job_keeper_requests_total', 'Job requests that came in, by source and outcome.', [
    'source',
    'outcome',
  ]);
  const fallbacks = counter(
    'job_keeper_http_while_broker_healthy_total',
    'Job requests that came over HTTP, the fallback, while the broker was healthy.',
    ['broker'],
  );
  const decisions = counter('job_keeper_decisions_total', 'Decisions, by case, policy rule and outcome.', [
    'case',
    'rule',
    'outcome',
  ]);
  const waits = histogram('job_keeper_wait_seconds', 'Time from arrival of a request to the decision to run it, by priority.', {
    buckets: waitSeconds,
    labels: ['priority'],
  });
  const submitted = counter('job_keeper_runs_submitted_total', 'Submissions to the engine, by outcome.', ['engine', 'outcome']);
  const ended = counter('job_keeper_requests_ended_total', 'Requests that reached a final state.', ['state']);
  const runs = histogram('job_keeper_run_seconds', 'Duration of ended runs, by final state.', {
    buckets: runSeconds,
    labels: ['state'],
  });
  // Known series begin at zero: the first failure is a change that an alert can see.
  for (const state of finalStates) ended.inc({ state }, 0);

  const source = fewWords();
  const rule = fewWords();
  const engine = fewWords();
  return {
    'request-taken': (fact) => requests.inc({ source: source(fact.source), outcome: fact.outcome }),
    'fallback-used': (fact) => fallbacks.inc({ broker: fact.broker }),
    decided: (fact) => {
      decisions.inc({ case: fact.case, rule: rule(fact.rule), outcome: fact.outcome });
      if (fact.outcome === 'run') waits.observe({ priority: priorityName(fact.priority) }, fact.waitedSeconds);
    },
    submitted: (fact) => submitted.inc({ engine: engine(fact.engine), outcome: fact.outcome }),
    ended: (fact) => {
      ended.inc({ state: fact.state });
      if (fact.runSeconds !== null) runs.observe({ state: fact.state }, fact.runSeconds);
    },
    ...outgoingMeters(registry),
  };
}

function outgoingMeters(registry: Registry): Meters<'responded' | 'events'> {
  const { counter } = instrumentsOn(registry);
  const responses = counter('job_keeper_responses_total', 'Attempts to publish a job response, by outcome.', ['outcome']);
  const events = counter('job_keeper_events_total', 'Attempts to publish an event, by outcome.', ['outcome']);
  for (const outcome of ['published', 'parked', 'retry']) responses.inc({ outcome }, 0);
  for (const outcome of ['published', 'retry', 'no-queue', 'parked']) events.inc({ outcome }, 0);
  return {
    responded: (fact) => responses.inc({ outcome: fact.outcome }),
    events: (fact) => events.inc({ outcome: fact.outcome }, fact.count),
  };
}
