// What would be decided now, and what would let it run.
import { doubtLines } from './doubt.js';
import type { ExpectedStart, ExplanationJson, ForesightJson, Obstacle } from './foresight-shapes.js';
import type { Line } from './line.js';
import { nextCheckText } from './next-check.js';
import { relativeTime, sinceThen, untilThen } from './time.js';

type Told = Omit<ExplanationJson, 'request_id' | 'state'>;

/** `elsewhere`: where to look when it is not in the queue; null: that is told beside it. */
export function explanationLines(explanation: Told, at: number, elsewhere: string | null): Line[] {
  const { recorded, position, next_check: next, in_doubt: doubt, now, ...rest } = explanation;
  return [
    ['recorded', recorded === null ? null : `${recorded.reason} (case ${recorded.case}, for ${sinceThen(recorded.since, at)})`],
    ...doubtLines(doubt, at),
    ...(now === null ? [['', doubt === null ? elsewhere : null] as const] : foresightLines({ now, ...rest }, at)),
    ['position', position === null || rest.held ? null : String(position)],
    ['next check', next === null ? null : nextCheckText({ held: rest.held, at: next }, at)],
  ];
}

export function foresightLines(
  { now, held, started_before: before, waits_on: obstacles, expected_start: start, ...foreseen }: ForesightJson,
  at: number,
): Line[] {
  const place = now.pool === null ? '' : ` in pool ${now.pool}`;
  const effects = now.effects.map(({ effect, pool }) => (pool === null ? effect : `${effect} in ${pool}`));
  return [
    ['decision now', held ? `held, and would ${now.outcome}${place} if it were released` : `${now.outcome}${place}`],
    ['', now.reason],
    ['', `case ${now.case}, rule ${now.rule}${now.route === null ? '' : `, route ${now.route}`}, policy ${now.policy_version}`],
    ['also', effects.length === 0 ? null : effects.join(', ')],
    ['before it', beforeText(before)],
    ...obstacles.map((one, index): Line => [index === 0 ? 'waits on' : '', obstacleText(one, at)]),
    ...wayLines(foreseen),
    // What runs with the next look is told by the decision.
    ['starts', start && (held || now.outcome !== 'run') ? startText(start, at) : null],
  ];
}

function wayLines({ would_run_if: ways, would_run_if_complete: complete }: Pick<ForesightJson, WaysTold>): Line[] {
  const told = ways.map(({ sentence }) => sentence);
  const rest = ways.length === 0 ? 'not known: it would take too long to find out' : 'perhaps other ways: not all were tested';
  return [...told, ...(complete ? [] : [rest])].map((text, index): Line => [index === 0 ? 'would run if' : '', text]);
}

type WaysTold = 'would_run_if' | 'would_run_if_complete';

function beforeText(before: number | null): string | null {
  if (before === null || before === 0) return null;
  return `${before} ${before === 1 ? 'request' : 'requests'} would run first`;
}

function startText({ likely, late, sentence }: ExpectedStart, at: number): string {
  if (likely === null) return sentence;
  const [soon, latest] = [untilThen(likely, at), late === null ? 'in more than a day' : untilThen(late, at)];
  return `${soon === latest ? soon : `${soon}, possibly ${latest}`}, ${sentence}`;
}

function obstacleText({ what, name, taken, of, until, why }: Obstacle, at: number): string {
  if (what === 'hold') return 'an operator, who holds it';
  if (what === 'policy') return `rule "${name}" of the policy`;
  const much = taken === null || of === null ? '' : `: ${taken} of ${of} taken`;
  const when = until === null ? '' : ` ${relativeTime(until, at)}`;
  return `${what.replace('-', ' ')}${name === '' ? '' : ` ${name}`}${much}${when}${why === null ? '' : `; ${why}`}`;
}
