// What a forecast rests on, or why there is none, in words: "expected to start between ... and ...: ...".
import type { Forecast, Why } from './forecast.js';
import type { Times } from './foreseen-runs.js';

const reasons: Record<Why, string> = {
  held: 'an operator holds it',
  'never-runs': 'it would not be let run at all',
  'too-many-before': 'more requests come before it than are looked at',
  'no-cluster-comes': 'a cluster has to come up first, and none is on its way',
  'kept-by-policy': 'a rule of the policy lets it wait although there is room',
  'engine-away': 'the engine does not answer',
  'not-declared': 'its job is not declared on the engine',
  'no-pool': 'no pool may run it',
  maintenance: 'nobody knows when the maintenance ends',
  'not-foreseen': 'not within a day, as far as can be foreseen',
};

export function forecastSentence(forecast: Forecast): string {
  if (forecast.kind === 'between') return [...waitsFor(forecast), ...thenBegins(forecast)].join('; ');
  if (forecast.why === 'too-few-starts')
    return `not known: a cluster of pool ${forecast.pools.join(' and of pool ')} has to come up first, and too few were seen to come up lately`;
  if (forecast.why !== 'too-few-runs') return `not known: ${reasons[forecast.why]}`;
  const jobs = forecast.jobs.length === 1 ? 'a job that runs or comes' : `${forecast.jobs.length} jobs that run or come`;
  return `not known: too few runs have ended lately of ${jobs} before it`;
}

type Between = Extract<Forecast, { kind: 'between' }>;

function waitsFor({ runsKnown, clusters }: Between): string[] {
  const comeUp = clusters.map(
    ({ pool, starts, ...times }) => `a cluster of pool ${pool} comes up first: the last ${starts} took ${lengthOf(times)}`,
  );
  if (runsKnown > 0) return [`if runs take as long as the last ${runsKnown} of their jobs did`, ...comeUp];
  return comeUp.length > 0 ? comeUp : ['it waits for the end of no run'];
}

function thenBegins({ toBegin }: Between): string[] {
  return toBegin === null || toBegin.longMs < minuteMs ? [] : [`its own compute then comes up in ${lengthOf(toBegin)}`];
}

function lengthOf({ usualMs, longMs }: Times): string {
  const [usual, long] = [inMinutes(usualMs), inMinutes(longMs)];
  return usual === long ? usual : `${usual}, the slowest tenth ${long}`;
}

/** Nobody knows it better. */
function inMinutes(ms: number): string {
  return ms < minuteMs ? 'less than a minute' : `${Math.round(ms / minuteMs)} min`;
}

const minuteMs = 60_000;
