// What a pass would decide now, as JSON: for an explanation and for a dry run alike. A contract.
import type { Change } from '../../core/explaining/change.js';
import type { Forecast } from '../../core/forecast/forecast.js';
import { forecastSentence } from '../../core/forecast/forecast-sentence.js';
import type { Obstacle } from '../../core/explaining/waits-on.js';
import type { Foresight } from '../../ports/foresight.js';
import { iso } from './request-json.js';

export function foresightJson({ decision, facts, startedBefore, held, waitsOn, ways, allWays, start }: Foresight) {
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
    would_run_if_complete: allWays,
    expected_start: startJson(start),
    facts,
  };
}

/** To the minute, outwards: nobody knows it better. */
function startJson(start: Forecast) {
  const sentence = forecastSentence(start);
  if (start.kind === 'unknown') return { likely: null, late: null, sentence };
  const { likely, late } = start;
  return {
    likely: iso(Math.floor(likely / minuteMs) * minuteMs),
    late: late === null ? null : iso(Math.ceil(late / minuteMs) * minuteMs),
    sentence,
  };
}

const minuteMs = 60_000;

function obstacleJson({ what, name, taken, of, until, why }: Obstacle) {
  return { what, name, taken, of, until: until === null ? null : iso(until), why };
}

function changeJson(change: Change) {
  if (change.kind === 'time') return { kind: change.kind, at: iso(change.at) };
  if (!('clusterId' in change)) return change;
  const { clusterId, ...rest } = change;
  return { ...rest, cluster_id: clusterId };
}
