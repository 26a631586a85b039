// What came of a past period, as it was measured: beside what is played of it. In: its requests, and the prices of now. Out: the same figures, without
// the slots that there were: how clusters came up and went is not known.
import { isWithdrawn } from './past-comings.js';
import { dueAt, type PastRequest } from './past-request.js';
import { tallyOf, type Period, type PeriodTally, type TalliedRun } from './past-tally.js';
import type { Past } from './played-past.js';
import type { Settings } from '../settings.js';

export function measuredPast(
  period: Period,
  { requests, going }: Pick<Past, 'requests' | 'going'>,
  settings: Pick<Settings, 'pools'>,
): PeriodTally {
  const runs = requests.flatMap((one): TalliedRun[] => {
    if (one.ran === null) return [];
    const { pool, startedAt: from, tookMs } = one.ran;
    return [{ pool, from, to: from + tookMs, counted: true, waitedMs: Math.max(0, from - dueAt(one)) }];
  });
  const before = going.map(({ pool, submittedAt: from, endsAt: to }): TalliedRun => {
    return { pool, from, to, counted: false, waitedMs: null };
  });
  const unrun = requests.filter(({ ran }) => ran === null);
  const count = (state: PastRequest['state']) => unrun.filter((one) => one.state === state).length;
  const [expired, rejected, withdrawn] = [count('expired'), count('rejected'), unrun.filter(isWithdrawn).length];
  return {
    ...{ requests: requests.length, expired, rejected, withdrawn },
    left: unrun.length - expired - rejected - withdrawn,
    ...tallyOf(period, { runs: [...runs, ...before], given: null, settings }),
  };
}
