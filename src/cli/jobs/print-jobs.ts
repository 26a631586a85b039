// A page of the catalogue of jobs for people. Out: a line for each job, and how old it all is.
import type { Io } from '../io.js';
import type { JobPage, JobRow } from './job-shapes.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor } from '../printing/print.js';
import { duration } from '../printing/relative-time.js';

export function printJobs(
  { items, next_cursor: cursor, engine, snapshot_age_seconds: age }: JobPage,
  io: Io,
  options: WideOption,
): void {
  if (items.length === 0) {
    io.stdout.write('No jobs.\n');
    return;
  }
  const paint = paintFor(io);
  printList(items, columns, io, options);
  io.stdout.write(`${paint('dim', seenText(engine, age))}\n`);
  if (cursor !== null) io.stdout.write(`${paint('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
}

export function seenText(engine: string, ageSeconds: number): string {
  return `As the engine ${oneLine(engine)} was seen ${duration(ageSeconds * 1_000)} ago.`;
}

const columns: readonly Column<JobRow>[] = [
  { title: 'JOB', text: ({ job_id: id }) => id },
  { title: 'NAME', text: ({ name }) => name ?? '', leftOut: 1, enough: 22 },
  {
    title: 'RUNS ON',
    text: ({ declared, compute }) => (declared ? computeText(compute) : 'not declared'),
    style: ({ declared }) => (declared ? null : 'red'),
    leftOut: 2,
    enough: 17,
  },
  { title: 'AT ONCE', text: ({ max_concurrent_runs: runs }) => String(runs.default), leftOut: 4 },
  { title: 'FOR', text: (job) => duration(secondsOf(job) * 1_000), leftOut: 3 },
];

/** The shorter of what a request gets and what the engine lets a run have; one that is mapped runs as another job, which has its own. */
function secondsOf({ placement, max_run_seconds: seconds, declared_max_run_seconds: declared }: JobRow): number {
  return placement === 'mapped' ? seconds.default : Math.min(seconds.default, declared ?? Infinity);
}

/** The name of a cluster where the engine shows one. */
export function computeText(compute: JobRow['compute']): string {
  if (compute === null) return '';
  return compute.kind === 'cluster' ? (compute.cluster_name ?? compute.cluster_id ?? 'a cluster') : 'its own compute';
}
