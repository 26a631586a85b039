// What a pass would decide now, as JSON: for an explanation and for a dry run alike. A contract.
import type { Change } from '../../core/change.js';
import type { Obstacle } from '../../core/waits-on.js';
import type { Foresight } from '../../ports/keeper.js';
import { iso } from './request-json.js';

export function foresightJson({ decision, facts, startedBefore, held, waitsOn, ways }: Foresight) {
  const { outcome, case: situation, rule, route, reason, policyVersion, effects } = decision;
  return {
    now: {
      outcome: outcome.kind,
      case: situation,
      rule,
      route,
      reason,
      policy_version: policyVersion,
      pool: outcome.kind === 'run' ? outcome.pool : null,
      effects: effects.map(({ effect, pool }) => ({ effect: effect.kind, pool })),
    },
    held,
    started_before: startedBefore,
    waits_on: waitsOn.map(obstacleJson),
    would_run_if: ways.map(({ sentence, changes }) => ({ sentence, changes: changes.map(changeJson) })),
    facts,
  };
}

function obstacleJson({ what, name, taken, of, until }: Obstacle) {
  return { what, name, taken, of, until: until === null ? null : iso(until) };
}

function changeJson(change: Change) {
  if (change.kind === 'time') return { kind: change.kind, at: iso(change.at) };
  if (!('clusterId' in change)) return change;
  const { clusterId, ...rest } = change;
  return { ...rest, cluster_id: clusterId };
}
