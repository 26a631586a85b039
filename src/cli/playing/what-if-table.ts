// The figures of a past period side by side: as they were measured, as it is set now, as it would be, and the difference of the last two.
import type { PeriodTally, Tally } from '../../core/playing/past-tally.js';
import type { Io } from '../io.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';

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

interface Line {
  /** '' where it is that of the line before. */
  readonly pool: string;
  readonly row: Row;
}

export function printFigures(figures: Figures, io: Io, options: WideOption): void {
  const pools = [...new Set([figures.now, figures.would].flatMap((one) => one?.pools ?? []).map(({ pool }) => pool))];
  const groups: (readonly [string, readonly Row[]])[] = [
    ['all', [...counts, ...rowsOf(({ all }) => all)]],
    ...pools.map((pool) => [pool, rowsOf(({ pools: some }) => some.find((one) => one.pool === pool))] as const),
  ];
  const lines = groups.flatMap(([name, some]) => some.map((row, index) => ({ pool: index === 0 ? name : '', row })));
  printList(lines, columnsOf(figures), io, options);
}

/** The names stay apart when they are cut so far. */
function columnsOf({ measured, now, would }: Figures): Column<Line>[] {
  const first: Column<Line>[] = [
    { title: 'POOL', text: ({ pool }) => pool, enough: 5 },
    { title: '', text: ({ row }) => row.name, enough: 11 },
    { title: 'MEASURED', text: ({ row }) => shown(row, row.of(measured)), leftOut: 3 },
  ];
  const played: Column<Line> = { title: 'PLAYED AS SET NOW', text: ({ row }) => shown(row, row.of(now)) };
  if (would === null) return [...first, played];
  return [
    ...first,
    // It can be told from the two that stay.
    { ...played, leftOut: 2 },
    { title: 'WHAT IF', text: ({ row }) => shown(row, row.of(would)) },
    { title: 'DIFFERENCE', text: ({ row }) => differenceText(row, row.of(now), row.of(would)), leftOut: 1 },
  ];
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
    row('occupancy, mean', ' %', 1, ({ meanRuns, meanSlots }) =>
      meanSlots === null || meanSlots === 0 ? null : (100 * meanRuns) / meanSlots,
    ),
    row('hours of runs', '', 1, ({ usedHours }) => usedHours),
    row('hours of slots', '', 1, ({ givenHours }) => givenHours),
    row('clusters started', '', 0, ({ clusterStarts }) => clusterStarts),
    row('hours of clusters', '', 1, ({ clusterHours }) => clusterHours),
    row('cost of runs', '', 2, ({ cost }) => cost),
  ];
}

function shown({ digits, unit }: Row, value: number | null): string {
  return value === null ? '-' : `${value.toFixed(digits)}${unit}`;
}

function differenceText(row: Row, is: number | null, wouldBe: number | null): string {
  const difference = is === null || wouldBe === null ? 0 : Number((wouldBe - is).toFixed(row.digits));
  return difference === 0 ? '' : `${difference > 0 ? '+' : ''}${shown(row, difference)}`;
}
