// What the service foresees, as much of it as the command line reads; and how people read it.
import { z } from 'zod';
import type { Instant } from '../../core/ids.js';
import { InDoubt } from './request-shapes.js';
import type { Io } from '../io.js';
import { printLines, type Line } from '../printing/print-lines.js';
import { oneLine, printTable } from '../printing/print.js';
import { relativeTime, untilThen } from '../printing/relative-time.js';

const time = z.iso.datetime().transform((text) => Date.parse(text));

const Now = z.object({
  outcome: z.string(),
  case: z.string(),
  rule: z.string(),
  route: z.string().nullable(),
  reason: z.string(),
  policy_version: z.string(),
  pool: z.string().nullable(),
  effects: z.array(z.object({ effect: z.string(), pool: z.string().nullable() })),
});

const Obstacle = z.object({
  what: z.string(),
  name: z.string(),
  taken: z.number().nullable(),
  of: z.number().nullable(),
  until: time.nullable(),
  // A service of the version before does not say it.
  why: z.string().nullable().default(null),
});
type Obstacle = z.infer<typeof Obstacle>;

const ExpectedStart = z.object({ likely: time.nullable(), late: time.nullable(), sentence: z.string() });

const rest = {
  held: z.boolean(),
  started_before: z.int().nullable(),
  waits_on: z.array(Obstacle),
  would_run_if: z.array(z.object({ sentence: z.string() })),
  // A service of the version before does not say it.
  expected_start: ExpectedStart.nullish(),
};

export const ForesightJson = z.object({ now: Now, ...rest });
export type ForesightJson = z.infer<typeof ForesightJson>;

const Recorded = z.object({ case: z.string(), rule: z.string(), reason: z.string(), since: time }).nullable();

export const ExplanationJson = z.object({
  request_id: z.string(),
  state: z.string(),
  recorded: Recorded,
  position: z.int().nullable(),
  next_check: time.nullable(),
  in_doubt: InDoubt,
  now: Now.nullable(),
  ...rest,
});

export type ExplanationJson = z.infer<typeof ExplanationJson>;

export function foresightLines(
  { now, held, started_before: before, waits_on, would_run_if: ways, expected_start: start }: ForesightJson,
  at: Instant,
): Line[] {
  const place = now.pool === null ? '' : ` in pool ${now.pool}`;
  const effects = now.effects.map(({ effect, pool }) => (pool === null ? effect : `${effect} in ${pool}`));
  return [
    ['decision now', held ? `held, and would ${now.outcome}${place} if it were released` : `${now.outcome}${place}`],
    ['', now.reason],
    ['', `case ${now.case}, rule ${now.rule}${now.route === null ? '' : `, route ${now.route}`}, policy ${now.policy_version}`],
    ...(effects.length === 0 ? [] : [['besides', effects.join(', ')] as const]),
    ...(before === null || before === 0 ? [] : [['before it', `${before} would be let run first`] as const]),
    ...waits_on.map((one, index): Line => [index === 0 ? 'waits on' : '', obstacleText(one, at)]),
    ...ways.map(({ sentence }, index): Line => [index === 0 ? 'would run if' : '', sentence]),
    // What runs with the next look is told by the decision.
    ...(start && (held || now.outcome !== 'run') ? startLines(start, at) : []),
  ];
}

function startLines({ likely, late, sentence }: z.infer<typeof ExpectedStart>, at: Instant): Line[] {
  if (likely === null) return [['starts', sentence]];
  const [soon, latest] = [untilThen(likely, at), late === null ? 'more than a day' : untilThen(late, at)];
  return [['starts', `${soon === latest ? soon : `${soon}, or as late as ${latest}`}, ${sentence}`]];
}

/** Whole lines for programs; for people as wide as their terminal. */
export function printForesight(lines: readonly Line[], io: Io): void {
  if (io.stdout.isTTY === true) printLines(lines, io);
  else
    printTable(
      io.stdout,
      [],
      lines.map(([label, text]) => [`  ${label}`, oneLine(text ?? '')]),
    );
}

function obstacleText({ what, name, taken, of, until, why }: Obstacle, at: Instant): string {
  if (what === 'hold') return 'an operator, who holds it';
  const much = taken === null || of === null ? '' : `: ${taken} of ${of} taken`;
  const when = until === null ? '' : ` ${relativeTime(until, at)}`;
  return `${what.replace('-', ' ')}${name === '' ? '' : ` ${name}`}${much}${when}${why === null ? '' : `; ${why}`}`;
}
