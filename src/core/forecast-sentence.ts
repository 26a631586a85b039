// What a forecast rests on, or why there is none, in words: "expected to start between ... and ...: ...".
import type { Forecast, Why } from './forecast.js';

const reasons: Record<Why, string> = {
  held: 'an operator holds it',
  'never-runs': 'it would not be let run at all',
  'too-many-before': 'more requests come before it than are looked at',
  'cluster-to-come': 'a cluster has to come up first, and how long that takes is not known',
  'kept-by-policy': 'a rule of the policy lets it wait although there is room',
  'engine-away': 'the engine does not answer',
  'not-declared': 'its job is not declared on the engine',
  'no-pool': 'no pool may run it',
  'not-foreseen': 'not within a day, as far as can be foreseen',
};

export function forecastSentence(forecast: Forecast): string {
  if (forecast.kind === 'between') {
    const { runsKnown } = forecast;
    return runsKnown === 0 ? 'it waits for the end of no run' : `if runs take as long as the last ${runsKnown} of their jobs did`;
  }
  if (forecast.why !== 'too-few-runs') return `not known: ${reasons[forecast.why]}`;
  const jobs = forecast.jobs.length === 1 ? 'a job that runs or comes' : `${forecast.jobs.length} jobs that run or come`;
  return `not known: too few runs have ended lately of ${jobs} before it`;
}
