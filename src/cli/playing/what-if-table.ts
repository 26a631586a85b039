// The figures of a past period side by side: as they were measured, as it is set now, as it would be, and the difference of the last two.
import type { PeriodTally, Tally } from '../../core/playing/past-tally.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';

export interface Figures {
  readonly measured: PeriodTally;
  readonly now: PeriodTally;
  /** null: only what it is now was asked for. */
  readonly would: PeriodTally | null;
}

type Of = (tally: PeriodTally) => number | null;

interface Row {
  readonly name: string;
  readonly of: Of;
  readonly digits: number;
  readonly unit: string;
}

export function printFigures(figures: Figures, io: Io): void {
  const paint = paintFor(io);
  const pools = [...new Set([figures.now, figures.would].flatMap((one) => one?.pools ?? []).map(({ pool }) => pool))];
  const groups: (readonly [string, readonly Row[]])[] = [
    ['all', [...counts, ...rowsOf(({ all }) => all)]],
    ...pools.map((pool) => [pool, rowsOf(({ pools: some }) => some.find((one) => one.pool === pool))] as const),
  ];
  const heads = ['POOL', '', 'MEASURED', 'PLAYED AS SET NOW', 'WHAT IF', 'DIFFERENCE'];
  const head = figures.would === null ? heads.slice(0, 4) : heads;
  const rows = groups.flatMap(([name, some]) =>
    some.map((row, index) => [index === 0 ? oneLine(name) : '', ...cellsOf(row, figures)]),
  );
  printTable(
    io.stdout,
    head.map((title) => paint('bold', title)),
    rows,
  );
}

const count = (name: string, of: Of): Row => ({ name, of, digits: 0, unit: '' });
const counts: readonly Row[] = [
  count('expired', ({ expired }) => expired),
  count('rejected', ({ rejected }) => rejected),
  count('not started', ({ left }) => left),
];

function rowsOf(tallyIn: (tally: PeriodTally) => Tally | undefined): readonly Row[] {
  const of = (figure: (tally: Tally) => number | null) => (tally: PeriodTally) => {
    const found = tallyIn(tally);
    return found === undefined ? null : figure(found);
  };
  const row = (name: string, unit: string, digits: number, figure: (tally: Tally) => number | null): Row => {
    return { name, unit, digits, of: of(figure) };
  };
  return [
    row('started', '', 0, ({ started }) => started),
    row('wait, half within', ' s', 0, ({ waits }) => waits?.p50 ?? null),
    row('wait, 95 in 100 within', ' s', 0, ({ waits }) => waits?.p95 ?? null),
    row('wait, longest', ' s', 0, ({ waits }) => waits?.max ?? null),
    row('slots', '', 0, ({ slots }) => slots),
    row('runs at once, peak', '', 0, ({ peakRuns }) => peakRuns),
    row('occupancy, mean', ' %', 1, ({ meanRuns, slots }) => (slots === null || slots === 0 ? null : (100 * meanRuns) / slots)),
    row('hours of runs', '', 1, ({ usedHours }) => usedHours),
    row('hours of slots', '', 1, ({ givenHours }) => givenHours),
    row('cost of runs', '', 2, ({ cost }) => cost),
  ];
}

function cellsOf({ name, of, digits, unit }: Row, { measured, now, would }: Figures): string[] {
  const shown = (value: number | null) => (value === null ? '-' : `${value.toFixed(digits)}${unit}`);
  const first = [name, shown(of(measured)), shown(of(now))];
  if (would === null) return first;
  const [is, wouldBe] = [of(now), of(would)];
  const difference = is === null || wouldBe === null ? null : Number((wouldBe - is).toFixed(digits));
  return [
    ...first,
    shown(wouldBe),
    difference === null || difference === 0 ? '' : `${difference > 0 ? '+' : ''}${shown(difference)}`,
  ];
}
