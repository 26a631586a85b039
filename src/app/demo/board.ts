// What the demo shows: a table of what waits (and why), runs and is done.
import Table from 'cli-table3';
import { isFinal, type State } from '../../core/lifecycle.js';
import { priorityName } from '../../core/priority.js';
import type { RequestRow } from '../../ports/store/reading.js';

const rowsMax = 34;
const marks: Readonly<Record<State, string>> = {
  received: '·',
  waiting: '…',
  submitting: '>',
  running: '>',
  stopping: '>',
  succeeded: '+',
  failed: 'x',
  'timed-out': 'x',
  cancelled: 'x',
  rejected: 'x',
  expired: 'x',
};

/** In the order of their coming. */
export function board(rows: readonly RequestRow[], width: number): string {
  const widths = [4, 8, 6, 10, 12, 9];
  const rest = Math.max(20, width - widths.reduce((sum, one) => sum + one, 0) - 8);
  const table = new Table({
    head: ['', 'tenant', 'job', 'priority', 'state', 'pool', 'why'],
    colWidths: [...widths, rest],
    style: { head: [], border: [], compact: true },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  const sorted = [...rows].sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  for (const row of sorted.slice(0, rowsMax)) {
    table.push([
      marks[row.state],
      row.tenantId,
      row.jobId,
      priorityName(row.priority),
      row.state,
      row.pool ?? '',
      row.waits?.reason ?? '',
    ]);
  }
  return `${table.toString()}\n${counts(rows)}`;
}

/** One line: received 31 · waiting 12 · running 5 · done 14. */
export function counts(rows: readonly RequestRow[]): string {
  const of = (states: readonly State[]) => rows.filter(({ state }) => states.includes(state)).length;
  const done = rows.filter(({ state }) => isFinal(state)).length;
  return `received ${rows.length} · waiting ${of(['received', 'waiting'])} · running ${of(['submitting', 'running', 'stopping'])} · done ${done}`;
}
