// From choices to what is written: moves, decisions, responses, steps and alerts, all in one transaction.
import { alertOf } from '../core/deciding/alerting.js';
import { branded, type ClusterId, type Instant, type JobId, type PoolName, type RequestId } from '../core/ids.js';
import { followSteps } from '../core/followers/follow-steps.js';
import { composeResponse, type Answered } from '../core/ending/job-response.js';
import { tenantSettings, type Settings } from '../core/settings.js';
import { startStepKey } from '../core/deciding/start-key.js';
import { tokenOf } from '../core/token.js';
import type { Ids } from '../ports/ids.js';
import type { Admitted, Ended, Verdicts } from '../ports/store/admission.js';
import type { NewAlert, NewStep } from '../ports/store/steps.js';
import type { FailedStart } from '../core/deciding/failed-start.js';
import type { Choice } from '../core/deciding/choose.js';

export interface Writing {
  readonly at: Instant;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly engine: string;
  readonly leaseOwner: string;
  readonly leaseMs: number;
  /** When the waiting are looked at next. */
  readonly checkAt: Instant;
  readonly answered: ReadonlyMap<RequestId, Answered>;
}

/** Staying is not a move: a request that goes on waiting under the same rule of the same case is not written. */
export function isChanged({ candidate, decision }: Choice): boolean {
  if (decision.outcome.kind !== 'wait' || candidate.waits === null) return true;
  return candidate.waits.case !== decision.case || candidate.waits.rule !== decision.rule;
}

export function verdictsOf(choices: readonly Choice[], writing: Writing): Verdicts {
  const changed = choices.filter(isChanged);
  const ended = changed.flatMap((choice) => endedOf(choice, writing));
  return {
    at: writing.at,
    admitted: changed.flatMap((choice) => admittedOf(choice, writing)),
    waiting: changed
      .filter(({ decision }) => decision.outcome.kind === 'wait')
      .map((choice) => ({ ...decidedOf(choice), checkAt: Math.max(writing.checkAt, choice.candidate.dueAt) })),
    ended,
    replaced: choices.flatMap(({ candidate, replaces }) => (replaces === null ? [] : [{ id: replaces.id, by: candidate.id }])),
    steps: [
      ...choices.flatMap((choice) => startSteps(choice, writing.at)),
      ...changed.flatMap((choice) => mailSteps(choice, writing.at)),
      ...ended.flatMap((one) => stepsAfter(one, writing)),
    ],
    alerts: onePerKey([...choices.flatMap(startAlerts), ...changed.flatMap(alertsOf)]),
  };
}

function decidedOf({ candidate, facts, decision }: Choice) {
  return { id: candidate.id, version: candidate.version, decision, facts };
}

/** Each field by its name: after a spread they take V8 ten times as long. */
function admittedOf({ candidate, facts, decision }: Choice, writing: Writing): Admitted[] {
  const { outcome } = decision;
  if (outcome.kind !== 'run') return [];
  return [
    {
      id: candidate.id,
      version: candidate.version,
      decision,
      facts,
      token: tokenOf(candidate.id, candidate.runs + 1),
      pool: branded<PoolName>(outcome.pool),
      clusterId: outcome.clusterId === '' ? null : branded<ClusterId>(outcome.clusterId),
      engine: writing.engine,
      runsAs: branded<JobId>(outcome.runsAs),
      identity: tenantSettings(writing.settings, candidate.tenantId).engine_identity,
      leaseOwner: writing.leaseOwner,
      leaseMs: writing.leaseMs,
    },
  ];
}

const stateOf = { reject: 'rejected', expire: 'expired' } as const;

function endedOf(choice: Choice, writing: Writing): Ended[] {
  const { outcome, reason, case: situation } = choice.decision;
  const answered = writing.answered.get(choice.candidate.id);
  if ((outcome.kind !== 'reject' && outcome.kind !== 'expire') || answered === undefined) return [];
  const state = stateOf[outcome.kind];
  const response = composeResponse(answered, {
    state,
    message: reason,
    outputs: [],
    causes: [{ step: 'admission', code: situation.toUpperCase().replaceAll('-', '_'), message: reason }],
    run: null,
    startedAt: null,
    finishedAt: writing.at,
  });
  return [{ ...decidedOf(choice), state, response, messageId: writing.ids.next() }];
}

function stepsAfter({ id, state, response }: Ended, { settings, at }: Writing): NewStep[] {
  return followSteps(settings, { id, jobId: response.job_id, state, at });
}

function startSteps({ starts, candidate }: Choice, at: Instant): NewStep[] {
  return starts.map(({ pool, clusterId }) => ({
    key: startStepKey(pool),
    requestId: candidate.id,
    at,
    work: { kind: 'start-cluster', pool, clusterId },
  }));
}

function startAlerts({ starts, candidate }: Choice): NewAlert[] {
  return starts.flatMap(({ pool, failed }) =>
    failed === null
      ? []
      : [{ key: `start-cluster-failed:${pool}`, severity: 'error', ...notUp(pool, failed), requestId: candidate.id }],
  );
}

function notUp(pool: PoolName, { clusterId, reason }: FailedStart): Pick<NewAlert, 'summary' | 'details'> {
  const why = clusterId === null || reason === null ? '' : ` Cluster ${clusterId} went down: ${reason}`;
  return {
    summary: `A cluster of pool ${pool} was started but none has come up; it is being started again.${why}`,
    details: {
      pool,
      ...(clusterId === null ? {} : { cluster: clusterId }),
      ...(reason === null ? {} : { termination_reason: reason }),
    },
  };
}

function mailSteps({ candidate, decision }: Choice, at: Instant): NewStep[] {
  if (candidate.emails.length === 0) return [];
  return decision.effects.flatMap(({ effect }) => {
    if (effect.kind !== 'notify') return [];
    const mail = {
      to: candidate.emails,
      subject: `Job ${candidate.jobId}: ${decision.outcome.kind}`,
      text: `${effect.message ?? decision.reason}\n\nRequest ${candidate.id} of tenant ${candidate.tenantId}.\n`,
    };
    return [
      {
        key: `mail:${candidate.id}:${decision.case}:${decision.rule}`,
        requestId: candidate.id,
        at,
        work: { kind: 'mail', mail },
      },
    ];
  });
}

function alertsOf({ candidate, decision, facts }: Choice): NewAlert[] {
  return decision.effects.flatMap((placed) => {
    const alert = alertOf(decision, placed, facts);
    return alert === null ? [] : [{ ...alert, requestId: candidate.id }];
  });
}

function onePerKey(alerts: readonly NewAlert[]): NewAlert[] {
  return [...new Map(alerts.map((alert) => [alert.key, alert])).values()];
}
