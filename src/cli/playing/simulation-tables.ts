// The figures of a simulation as tables: by priority and tenant, by pool, under which rules requests waited, from hour to hour, and of two side by side.
import { wallAt } from '../../core/deciding/calendar.js';
import type { Group, PoolFigures, Simulated } from '../../core/playing/simulated.js';
import type { Io } from '../io.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { roomOf } from '../printing/room.js';

/** Of tenants, those with the most requests. */
const tenantsShown = 10;
const rulesShown = 8;
const barWidth = 20;
/** A shorter one says nothing. */
const barWidthMin = 4;
/** Of a line of the timeline, what is no bar. */
const besideBars = 38;

const number = (value: number, digits = 0) => value.toFixed(digits);
const seconds = (value: number | undefined) => (value === undefined ? '-' : `${number(value)} s`);

/** The names stay apart when they are cut so far. */
const nameEnough = 12;

const groupColumns: readonly Column<Group>[] = [
  { title: '', text: ({ name }) => name, enough: nameEnough },
  { title: 'REQUESTS', text: ({ requests }) => number(requests), leftOut: 1 },
  // It can be told from the others.
  { title: 'STARTED', text: ({ started }) => number(started), leftOut: 7 },
  { title: 'EXPIRED', text: ({ expired }) => number(expired), leftOut: 3 },
  { title: 'REJECTED', text: ({ rejected }) => number(rejected), leftOut: 5 },
  { title: 'NOT STARTED', text: ({ left }) => number(left), leftOut: 4 },
  { title: 'FAILED', text: ({ failed }) => number(failed), leftOut: 6 },
  { title: 'WAIT P50', text: ({ waits }) => seconds(waits?.p50) },
  { title: 'P95', text: ({ waits }) => seconds(waits?.p95) },
  { title: 'MAX', text: ({ waits }) => seconds(waits?.max), leftOut: 2 },
];

export function printGroups({ all, priorities, tenants }: Simulated, io: Io, options: WideOption): void {
  const rows = [
    { ...all, name: 'all' },
    ...priorities.map((group) => ({ ...group, name: `priority ${group.name}` })),
    ...tenants.slice(0, tenantsShown).map((group) => ({ ...group, name: `tenant ${group.name}` })),
  ];
  printList(rows, groupColumns, io, options);
  if (tenants.length > tenantsShown) io.stdout.write(`and ${tenants.length - tenantsShown} tenants more; --json has all\n`);
}

const poolColumns: readonly Column<Simulated['pools'][number]>[] = [
  { title: 'POOL', text: ({ pool }) => pool, enough: nameEnough },
  { title: 'RUNS', text: ({ runs }) => number(runs), leftOut: 2 },
  { title: 'SLOTS', text: ({ slots }) => number(slots), leftOut: 3 },
  { title: 'OCCUPANCY', text: ({ occupancy }) => `${number(100 * occupancy, 1)} %` },
  { title: 'CLUSTERS STARTED', text: ({ clusterStarts }) => number(clusterStarts), leftOut: 1 },
  { title: 'HOURS UP', text: ({ clusterHours }) => number(clusterHours, 1), leftOut: 4 },
  { title: 'HOURS IDLE', text: ({ idleHours }) => number(idleHours, 1), leftOut: 5 },
  { title: 'COST', text: ({ cost }) => (cost === null ? '-' : number(cost, 2)) },
];

export function printPools({ pools, inAll }: Simulated, io: Io, options: WideOption): void {
  printList([...pools, { ...inAll, pool: 'all' }], poolColumns, io, options);
}

const waitedColumns: readonly Column<Simulated['waitedBy'][number]>[] = [
  { title: 'CASE', text: (one) => one.case, enough: 14 },
  { title: 'RULE', text: ({ rule }) => rule, enough: 12 },
  { title: 'WAITED', text: ({ requests }) => number(requests) },
];

export function printWaitedBy({ waitedBy }: Simulated, io: Io, options: WideOption): void {
  if (waitedBy.length === 0) return;
  printList(waitedBy.slice(0, rulesShown), waitedColumns, io, options);
  io.stdout.write('\n');
}

type Part = Simulated['timeline'][number];

export function printTimeline({ timeline }: Simulated, zone: string, io: Io, options: WideOption): void {
  const width = barsIn(options.wide === true ? Infinity : roomOf(io.stdout));
  const bar = (value: number, all: readonly number[]) => '#'.repeat(Math.round((width * value) / Math.max(1, ...all)));
  const [waits, runs] = [timeline.map(({ waiting }) => waiting), timeline.map(({ running }) => running)];
  const columns: Column<Part>[] = [
    { title: 'FROM', text: ({ from }) => timeOf(from, zone) },
    { title: 'WAITING', text: ({ waiting }) => number(waiting, 1) },
    { title: '', text: ({ waiting }) => bar(waiting, waits) },
    { title: 'RUNNING', text: ({ running }) => number(running, 1) },
    { title: '', text: ({ running }) => bar(running, runs) },
  ];
  printList(timeline, width === 0 ? columns.filter(({ title }) => title !== '') : columns, io, options);
}

/** As wide as there is room for; 0: none. */
function barsIn(room: number): number {
  const width = Math.min(barWidth, Math.floor((room - besideBars) / 2));
  return width < barWidthMin ? 0 : width;
}

function timeOf(at: number, zone: string): string {
  const { date, minutes } = wallAt(at, zone);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${date} ${hour}:${minute}`;
}

interface Compared {
  readonly name: string;
  readonly figure: string;
  readonly one: string;
  readonly other: string;
  readonly difference: string;
}

const comparedColumns: readonly Column<Compared>[] = [
  { title: '', text: ({ name }) => name, enough: 8 },
  { title: '', text: ({ figure }) => figure, enough: 8 },
  // It can be told from the two that stay.
  { title: 'ONE', text: ({ one }) => one, leftOut: 1 },
  { title: 'OTHER', text: ({ other }) => other },
  { title: 'DIFFERENCE', text: ({ difference }) => difference },
];

export function printComparison(one: Simulated, other: Simulated, io: Io, options: WideOption): void {
  const groups = (of: Simulated) => [
    { name: 'all', group: of.all },
    // Cut, it still says which.
    ...of.priorities.map((group) => ({ name: `${group.name} priority`, group })),
  ];
  const rows = [
    // The same requests came, so that there are the same groups.
    ...groups(one).flatMap(({ name, group }, index) => groupRows(name, group, groups(other)[index]?.group ?? group)),
    ...poolRows(one.inAll, other.inAll),
  ];
  printList(rows, comparedColumns, io, options);
}

function groupRows(name: string, one: Group, other: Group): readonly Compared[] {
  const wait =
    (part: 'p50' | 'p95' | 'max') =>
    ({ waits }: Group) =>
      waits?.[part] ?? 0;
  const figures: readonly (readonly [string, (group: Group) => number, string])[] = [
    ['started', ({ started }) => started, ''],
    ['not run', ({ expired, rejected, left }) => expired + rejected + left, ''],
    ['wait p50', wait('p50'), ' s'],
    ['wait p95', wait('p95'), ' s'],
    ['wait max', wait('max'), ' s'],
  ];
  return figures.map(([figure, of, unit], index) => ({
    ...{ name: index === 0 ? name : '', figure },
    ...sideBySide(of(one), of(other), { unit, digits: 0 }),
  }));
}

function poolRows(one: PoolFigures, other: PoolFigures): readonly Compared[] {
  const [costOne, costOther] = [one.cost, other.cost];
  const row = (figure: string, values: readonly [number, number], unit: string, digits: number): Compared => {
    return { name: '', figure, ...sideBySide(...values, { unit, digits }) };
  };
  return [
    { ...row('occupancy', [100 * one.occupancy, 100 * other.occupancy], ' %', 1), name: 'pools' },
    row('clusters started', [one.clusterStarts, other.clusterStarts], '', 0),
    row('hours up', [one.clusterHours, other.clusterHours], '', 1),
    row('hours idle', [one.idleHours, other.idleHours], '', 1),
    ...(costOne === null || costOther === null ? [] : [row('cost', [costOne, costOther], '', 2)]),
  ];
}

interface Shown {
  readonly unit: string;
  readonly digits: number;
}

function sideBySide(one: number, other: number, { unit, digits }: Shown): Pick<Compared, 'one' | 'other' | 'difference'> {
  const shown = (value: number) => `${number(value, digits)}${unit}`;
  const difference = Number((other - one).toFixed(digits));
  return {
    ...{ one: shown(one), other: shown(other) },
    difference: difference === 0 ? '' : `${difference > 0 ? '+' : ''}${shown(difference)}`,
  };
}
