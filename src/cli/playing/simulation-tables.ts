// The figures of a simulation as tables: by priority and tenant, by pool, under which rules requests waited, from hour to hour, and of two side by side.
import { wallAt } from '../../core/deciding/calendar.js';
import type { Group, PoolFigures, Simulated } from '../../core/playing/simulated.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printTable } from '../printing/print.js';

/** Of tenants, those with the most requests. */
const tenantsShown = 10;
const rulesShown = 8;
const barWidth = 20;

type Table = readonly (readonly string[])[];

function print(io: Io, head: readonly string[], rows: Table): void {
  const paint = paintFor(io);
  printTable(
    io.stdout,
    head.map((title) => paint('bold', title)),
    rows,
  );
}

const number = (value: number, digits = 0) => value.toFixed(digits);
const seconds = (value: number | undefined) => (value === undefined ? '-' : `${number(value)} s`);

export function printGroups({ all, priorities, tenants }: Simulated, io: Io): void {
  const head = ['', 'REQUESTS', 'STARTED', 'EXPIRED', 'REJECTED', 'NOT STARTED', 'FAILED', 'WAIT P50', 'P95', 'MAX'];
  const rows = [
    rowOf('all', all),
    ...priorities.map((group) => rowOf(`priority ${group.name}`, group)),
    ...tenants.slice(0, tenantsShown).map((group) => rowOf(`tenant ${group.name}`, group)),
  ];
  print(io, head, rows);
  if (tenants.length > tenantsShown) io.stdout.write(`and ${tenants.length - tenantsShown} tenants more; --json has all\n`);
}

function rowOf(name: string, { requests, started, expired, rejected, left, failed, waits }: Group): string[] {
  const counts = [requests, started, expired, rejected, left, failed].map((count) => number(count));
  return [oneLine(name), ...counts, seconds(waits?.p50), seconds(waits?.p95), seconds(waits?.max)];
}

export function printPools({ pools, inAll }: Simulated, io: Io): void {
  const head = ['POOL', 'RUNS', 'SLOTS', 'OCCUPANCY', 'CLUSTERS STARTED', 'HOURS UP', 'HOURS IDLE', 'COST'];
  const rows = pools.map((pool) => poolRow(pool.pool, pool));
  print(io, head, [...rows, poolRow('all', inAll)]);
}

function poolRow(name: string, { runs, slots, occupancy, clusterStarts, clusterHours, idleHours, cost }: PoolFigures): string[] {
  return [
    ...[oneLine(name), number(runs), number(slots), `${number(100 * occupancy, 1)} %`],
    ...[number(clusterStarts), number(clusterHours, 1), number(idleHours, 1), cost === null ? '-' : number(cost, 2)],
  ];
}

export function printWaitedBy({ waitedBy }: Simulated, io: Io): void {
  if (waitedBy.length === 0) return;
  const rows = waitedBy
    .slice(0, rulesShown)
    .map(({ case: situation, rule, requests }) => [situation, oneLine(rule), number(requests)]);
  print(io, ['CASE', 'RULE', 'WAITED'], rows);
  io.stdout.write('\n');
}

export function printTimeline({ timeline }: Simulated, zone: string, io: Io): void {
  const most = (of: (part: Simulated['timeline'][number]) => number) => Math.max(1, ...timeline.map(of));
  const [waitingMost, runningMost] = [most(({ waiting }) => waiting), most(({ running }) => running)];
  const bar = (value: number, of: number) => '#'.repeat(Math.round((barWidth * value) / of));
  const rows = timeline.map(({ from, waiting, running }) => [
    timeOf(from, zone),
    ...[number(waiting, 1), bar(waiting, waitingMost)],
    ...[number(running, 1), bar(running, runningMost)],
  ]);
  print(io, ['FROM', 'WAITING', '', 'RUNNING', ''], rows);
}

function timeOf(at: number, zone: string): string {
  const { date, minutes } = wallAt(at, zone);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${date} ${hour}:${minute}`;
}

export function printComparison(one: Simulated, other: Simulated, io: Io): void {
  const groups = (of: Simulated) => [
    { name: 'all', group: of.all },
    ...of.priorities.map((group) => ({ name: `priority ${group.name}`, group })),
  ];
  const rows = [
    // The same requests came, so that there are the same groups.
    ...groups(one).flatMap(({ name, group }, index) => groupRows(name, group, groups(other)[index]?.group ?? group)),
    ...poolRows(one.inAll, other.inAll),
  ];
  print(io, ['', '', 'ONE', 'OTHER', 'DIFFERENCE'], rows);
}

function groupRows(name: string, one: Group, other: Group): Table {
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
  return figures.map(([figure, of, unit], index) => [
    index === 0 ? oneLine(name) : '',
    figure,
    ...sideBySide(of(one), of(other), { unit, digits: 0 }),
  ]);
}

function poolRows(one: PoolFigures, other: PoolFigures): Table {
  const [costOne, costOther] = [one.cost, other.cost];
  return [
    ['pools', 'occupancy', ...sideBySide(100 * one.occupancy, 100 * other.occupancy, { unit: ' %', digits: 1 })],
    ['', 'clusters started', ...sideBySide(one.clusterStarts, other.clusterStarts, { unit: '', digits: 0 })],
    ['', 'hours up', ...sideBySide(one.clusterHours, other.clusterHours, { unit: '', digits: 1 })],
    ['', 'hours idle', ...sideBySide(one.idleHours, other.idleHours, { unit: '', digits: 1 })],
    ...(costOne === null || costOther === null ? [] : [['', 'cost', ...sideBySide(costOne, costOther, { unit: '', digits: 2 })]]),
  ];
}

function sideBySide(one: number, other: number, { unit, digits }: { readonly unit: string; readonly digits: number }): string[] {
  const shown = (value: number) => `${number(value, digits)}${unit}`;
  const difference = Number((other - one).toFixed(digits));
  return [shown(one), shown(other), difference === 0 ? '' : `${difference > 0 ? '+' : ''}${shown(difference)}`];
}
