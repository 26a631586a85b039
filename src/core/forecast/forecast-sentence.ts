// What a forecast rests on, or why there is none, in words: "expected to start between ... and ...: ...".
import type { Forecast, Why } from './forecast.js';
import type { Times } from './foreseen-runs.js';

const reasons: Record<Exclude<Why, 'not-foreseen'>, string> = {
  held: 'an operator holds it',
  'never-runs': 'it would be rejected, or expire, before it runs',
  'too-many-before': 'too many requests are ahead of it',
  'no-cluster-comes': 'a cluster has to start first, and none is starting',
  'kept-by-policy': 'a rule of the policy keeps it waiting although there is room',
  'engine-away': 'the engine does not answer',
  'not-declared': 'its job is not declared on the engine',
  'no-pool': 'no pool that it may use can run it',
  maintenance: 'nobody knows when the maintenance will end',
};

export function forecastSentence(forecast: Forecast): string {
  if (forecast.kind === 'between') return [...waitsFor(forecast), ...thenBegins(forecast)].join('; ');
  switch (forecast.why) {
    case 'not-foreseen':
      return 'probably not within a day';
    case 'too-few-starts':
      return `not known: a cluster of pool ${forecast.pools.join(' or pool ')} has to start first, and too few have started lately to tell how long that takes`;
    case 'too-few-runs':
      return `not known: too few runs have ended lately of ${jobsBefore(forecast.jobs.length)} ahead of it to tell how long they take`;
    default:
      return `not known: ${reasons[forecast.why]}`;
  }
}

function jobsBefore(jobs: number): string {
  return jobs === 1 ? 'a job that is running or' : `${jobs} jobs that are running or`;
}

type Between = Extract<Forecast, { kind: 'between' }>;

function waitsFor({ runsKnown, clusters }: Between): string[] {
  const comeUp = clusters.map(
    ({ pool, starts, ...times }) =>
      `a cluster of pool ${pool} starts first: ${starts === 1 ? 'the last start' : `the last ${starts} starts`} took ${lengthOf(times)}`,
  );
  if (runsKnown > 0)
    return [
      `if runs take as long as ${runsKnown === 1 ? 'the last run' : `the last ${runsKnown} runs`} of their jobs`,
      ...comeUp,
    ];
  return comeUp.length > 0 ? comeUp : ['no run has to end first'];
}

function thenBegins({ toBegin }: Between): string[] {
  return toBegin === null || toBegin.longMs < minuteMs ? [] : [`its own compute then takes ${lengthOf(toBegin)} to start`];
}

function lengthOf({ usualMs, longMs }: Times): string {
  const [usual, long] = [inMinutes(usualMs), inMinutes(longMs)];
  return usual === long ? usual : `${usual} (the slowest tenth ${long})`;
}

/** Nobody knows it better. */
function inMinutes(ms: number): string {
  return ms < minuteMs ? 'less than a minute' : `${Math.round(ms / minuteMs)} min`;
}

const minuteMs = 60_000;
