// What a play of a past period knows of clusters, for people. In: by pool, how they came and went. Out: sentences: what is taken over, how long a start takes and
// when one goes, and of which time nothing is known.
import type { PastPool } from './past-pool.js';
import type { Period } from './past-tally.js';

export function clustersSentences(pools: readonly PastPool[], period: Period): readonly string[] {
  if (pools.length === 0) return ['Nothing is on record of clusters in this period: they are up all the time.'];
  return [
    'Clusters are up when the period begins as they were then, and come and go as others start and stop them; those that requests have started ' +
      'come as the decisions of the play ask for them.',
    ...pools.map((pool) => `Pool ${pool.pool}: ${[startText(pool), idleText(pool), ...unknownText(pool, period)].join('; ')}.`),
  ];
}

function startText({ launch: { starts } }: PastPool): string {
  const took = starts.measured.filter(({ comesUp }) => comesUp).map(({ afterMs }) => afterMs);
  if (took.length === 0 && starts.usualMs === null)
    return 'how long a start takes is not known, and none that is asked for comes up';
  if (took.length === 0)
    return `no start of it was timed, and one takes ${timeText(starts.usualMs ?? 0)}, as those of other pools do`;
  const [least, most] = [Math.min(...took), Math.max(...took)].map(timeText);
  const between = least === most ? `${least}` : `${least} to ${most}`;
  return `a start takes as long as the nearest of ${took.length} that ${took.length === 1 ? 'was' : 'were'} timed (${between})`;
}

function idleText({ idle }: PastPool): string {
  if (idle === null) return 'none was seen to go because it stood idle';
  return `one goes after ${timeText(idle.ms)} without a run (one was there after ${timeText(idle.stayedMs)}, and one gone after ${timeText(idle.goneMs)})`;
}

function unknownText({ unknownMs }: PastPool, { from, until }: Period): string[] {
  if (unknownMs === 0) return [];
  const hours = (ms: number) => (ms / 3_600_000).toFixed(1);
  return [`of ${hours(unknownMs)} of ${hours(until - from)} h nothing is known of its clusters, for nobody was decided on`];
}

function timeText(ms: number): string {
  return ms < 600_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
