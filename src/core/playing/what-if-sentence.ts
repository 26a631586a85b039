// What comes of playing a past period otherwise, for people. In: the figures as it is set now and as it would be, both played. Out: one sentence that
// says what would have changed, and what it rests on.
import type { PastRunTimes } from './past-run-times.js';
import type { PeriodTally, Tally } from './past-tally.js';
import type { Recommended } from './recommended.js';

export function whatIfSentence(now: PeriodTally, would: PeriodTally): string {
  const lost = ({ expired, rejected, left }: PeriodTally) => expired + rejected + left;
  const parts = [
    changed('95 in 100 would have started within', waitOf(now.all), waitOf(would.all)),
    changed('would not have been run:', String(lost(now)), String(lost(would))),
    changed('slots would have been', fullOf(now.all), fullOf(would.all)),
    changed('runs would have cost', costText(now.all.cost), costText(would.all.cost)),
  ].filter((part) => part !== null);
  const told = `Of ${now.requests} requests ${parts.length === 0 ? 'none would have fared otherwise' : parts.join('; ')}`;
  return `${told}.`;
}

function changed(what: string, now: string, would: string): string | null {
  return now === would ? null : `${what} ${would} instead of ${now}`;
}

function waitOf({ waits }: Tally): string {
  return waits === null ? 'no time, for none was' : `${Math.round(waits.p95)} s`;
}

function fullOf({ meanRuns, meanSlots }: Tally): string {
  return meanSlots === null || meanSlots === 0 ? 'none' : `${Math.round((100 * meanRuns) / meanSlots)} % taken`;
}

function costText(cost: number | null): string {
  return cost === null ? 'what is not known' : cost.toFixed(2);
}

/** Requests from before the period that had not ended. */
export interface Begin {
  readonly running: number;
  readonly waiting: number;
}

function beginText({ running, waiting }: Begin): string {
  if (running === 0 && waiting === 0) return 'nothing runs or waits when the period begins';
  const slots =
    running === 0
      ? ''
      : `, and hold${running === 1 ? 's its slot' : ' their slots'} until ${running === 1 ? 'it' : 'they'} ended`;
  return `when the period begins ${running} ${running === 1 ? 'runs' : 'run'} already${slots}, and ${waiting} ${waiting === 1 ? 'waits' : 'wait'} since before`;
}

/** Whatever is played, it is not what would have been: what it rests on. */
export function groundsSentence({ known, usual, guessed }: PastRunTimes, begin: Begin): string {
  const rest = [
    ...(usual > 0 ? [`${usual} as long as is usual of their job, for what they took is not known`] : []),
    ...(guessed > 0 ? [`${guessed} as long as is usual of all jobs`] : []),
  ];
  return (
    `Played, not measured: ${known} requests run as long as they did${rest.map((one) => `, ${one}`).join('')}; ` +
    `${beginText(begin)}; what the engine would refuse, retries, and runs of others are not in it. ` +
    'How far that is from the truth shows where what was measured differs from what is played as it is set now.'
  );
}

export function recommendedSentence(answer: Recommended, p95WaitSeconds: number, now: PeriodTally): string {
  if (answer.kind === 'none') {
    const cut =
      answer.cut === 0 ? '' : ` ${answer.cut} more were left out, for it would have taken too long: ask for a shorter period.`;
    return `None of ${answer.plays} settings that were played keeps 95 in 100 waits within ${p95WaitSeconds} s: look at what most wait for.${cut}`;
  }
  const { tried, tally, plays } = answer;
  const slots = [...tried.slots].map(([pool, count]) => `${pool} ${count}`).join(', ');
  return (
    `The cheapest of ${plays} settings that were played which keeps 95 in 100 waits within ${p95WaitSeconds} s: slots ${slots}, ` +
    `max_concurrent_runs ${tried.maxConcurrentRuns}; ${tally.all.slots ?? 0} slots in all instead of ${now.all.slots ?? 0}, ` +
    `with waits of ${waitOf(tally.all)} instead of ${waitOf(now.all)}.`
  );
}
