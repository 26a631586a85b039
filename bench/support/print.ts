// How figures are shown: a table of medians with their spread, a line a target, one line of JSON; and one table over many benchmarks.
import Table from 'cli-table3';
import type { Benchmark, Round, Target } from './benchmark.js';
import { spreadOf, type Spread } from './statistics.js';
import type { Verdict } from './verdict.js';

export interface Told {
  readonly benchmark: Pick<Benchmark, 'name' | 'work'>;
  readonly rounds: readonly Round[];
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
}

type Row = Record<string, string>;

export function figuresTable({ rounds }: Told): string {
  const whos = [...new Set(rounds.flatMap((round) => round.map(({ who }) => who)))];
  const rows = whos.map((who): Row => {
    const figures = rounds.flatMap((round) => round.filter((figure) => figure.who === who));
    return { '': who, ...cells(figures.map(({ values }) => values)), ...cells(figures.map((one) => asColumns(one.cpuUs ?? {}))) };
  });
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = aTable(columns);
  for (const row of rows) table.push(columns.map((column) => row[column] ?? ''));
  return table.toString();
}

export function verdictLines({ rounds, verdicts }: Told): string {
  const cpu = cpuOfOurs(rounds);
  const beside = cpu.some((us) => us > 0) ? `; CPU of ours ${shown(spreadOf(cpu))} us each` : '';
  return verdicts
    .map(({ target, measured, met }) => {
      return `${target.what}: ${shown(measured)}${unit(target)}, target ${bound(target)}: ${met ? 'met' : 'MISSED'}${beside}`;
    })
    .join('\n');
}

/** Over all processes, of each round. */
export function cpuOfOurs(rounds: readonly Round[]): readonly number[] {
  return rounds.flatMap((round) => round.filter(({ who }) => who === 'ours').map(({ cpuUs = {} }) => sumOf(cpuUs)));
}

export function jsonLine({ benchmark, rounds, verdicts, seconds }: Told): string {
  const targets = verdicts.map(({ target, measured, met }) => ({
    what: target.what,
    ...target.bound,
    unit: target.unit,
    ...measured,
    met,
  }));
  // Four figures: the rest is noise.
  return JSON.stringify({ bench: benchmark.name, seconds, targets, rounds }, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value,
  );
}

export function summaryTable(all: readonly Told[]): string {
  const table = aTable(['benchmark', 'what', 'target', 'measured', '', 'rounds', 's']);
  for (const { benchmark, verdicts, rounds, seconds } of all)
    for (const [index, { target, measured, met }] of verdicts.entries()) {
      const whole = index === 0 ? [rounds.length, Math.round(seconds)] : ['', ''];
      table.push([
        benchmark.name,
        target.what,
        bound(target),
        `${shown(measured)}${unit(target)}`,
        met ? 'met' : 'MISSED',
        ...whole,
      ]);
    }
  return table.toString();
}

function cells(of: readonly Readonly<Record<string, number>>[]): Row {
  const names = [...new Set(of.flatMap((values) => Object.keys(values)))];
  return Object.fromEntries(names.map((name) => [name, shown(spreadOf(of.map((values) => values[name] ?? Number.NaN)))]));
}

function asColumns(cpuUs: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(cpuUs).map(([process, us]) => [`${process} us`, us]));
}

function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

function shown({ median, min, max }: Spread): string {
  if (Number.isNaN(median)) return '-';
  return min === max ? rounded(median) : `${rounded(median)} [${rounded(min)}-${rounded(max)}]`;
}

/** Three figures: more would pretend. */
function rounded(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value === 0 ? '0' : String(Number(value.toPrecision(3)));
}

function bound({ bound: of, unit: name }: Target): string {
  return `${'atLeast' in of ? '>=' : '<='} ${rounded('atLeast' in of ? of.atLeast : of.atMost)}${name === '' ? 'x' : ` ${name}`}`;
}

function unit({ unit: name }: Target): string {
  return name === '' ? 'x' : ` ${name}`;
}

function aTable(head: string[]): InstanceType<typeof Table> {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}
