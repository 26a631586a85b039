// What another policy would have made of a period, for people: how often it decides otherwise, what it decides then, and whose start it shifts.
import type { Policy } from '../../core/policy.js';
import type { Difference, Replayed, StartShift } from '../../core/replay.js';
import type { Io } from '../io.js';
import { oneLine } from '../printing/print.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { roomOf } from '../printing/room.js';
import { wrap } from '../printing/wrap.js';

export function printReplay(report: Replayed, { name, version }: Policy, io: Io, options: WideOption): void {
  const { decisions, requests, different, differences, starts } = report;
  const told = `${decisions} decisions on ${requests} requests; policy ${oneLine(name)}, version ${version}, decides ${different} of them otherwise.`;
  io.stdout.write(`${wrap(told, roomOf(io.stdout)).join('\n')}\n`);
  below(differences, differenceColumns, io, options);
  const shifted = starts.filter(({ earlier, later }) => earlier + later > 0);
  below(shifted, shiftColumns, io, options);
}

function below<Row>(rows: readonly Row[], columns: readonly Column<Row>[], io: Io, options: WideOption): void {
  if (rows.length === 0) return;
  io.stdout.write('\n');
  printList(rows, columns, io, options);
}

const differenceColumns: readonly Column<Difference>[] = [
  { title: 'TIMES', text: ({ count }) => String(count) },
  { title: 'WAS', text: ({ was }) => answerText(was), enough: 14 },
  { title: 'WOULD BE', text: ({ would }) => answerText(would), enough: 14 },
  { title: 'FOR EXAMPLE', text: ({ examples }) => examples[0] ?? '', leftOut: 1 },
];

const shiftColumns: readonly Column<StartShift>[] = [
  { title: 'TENANT', text: ({ tenantId }) => tenantId, enough: 8 },
  { title: 'PRIORITY', text: ({ priority }) => priority },
  { title: 'EARLIER', text: ({ earlier }) => String(earlier) },
  { title: 'LATER', text: ({ later }) => String(later) },
  { title: 'SAME', text: ({ same }) => String(same), leftOut: 2 },
  { title: 'MEAN', text: ({ meanSecondsEarlier: seconds }) => shiftText(seconds), leftOut: 1 },
  { title: 'FOR EXAMPLE', text: ({ examples }) => examples[0] ?? '', leftOut: 3 },
];

function answerText({ outcome, case: situation, rule }: Difference['was']): string {
  return `${outcome} (${situation}, ${rule})`;
}

function shiftText(seconds: number): string {
  return seconds === 0 ? '-' : `${Math.abs(Math.round(seconds))} s ${seconds > 0 ? 'earlier' : 'later'}`;
}
