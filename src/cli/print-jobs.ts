// A page of the catalogue of jobs for people. Out: a line for each job, within 80 columns where ids are those of an engine, and how old it all is.
import type { Io } from './io.js';
import type { JobPage, JobRow } from './job-shapes.js';
import { oneLine, paintFor, printTable, type Paint } from './print.js';
import { duration } from './relative-time.js';

const nameMax = 22;
const computeMax = 17;

export function printJobs({ items, next_cursor: cursor, engine, snapshot_age_seconds: age }: JobPage, io: Io): void {
  if (items.length === 0) {
    io.stdout.write('No jobs.\n');
    return;
  }
  const paint = paintFor(io);
  const head = ['JOB', 'NAME', 'RUNS ON', 'AT ONCE', 'FOR'].map((title) => paint('bold', title));
  printTable(
    io.stdout,
    head,
    items.map((one) => rowOf(one, paint)),
  );
  io.stdout.write(`${paint('dim', seenText(engine, age))}\n`);
  if (cursor !== null) io.stdout.write(`${paint('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
}

export function seenText(engine: string, ageSeconds: number): string {
  return `As the engine ${oneLine(engine)} was seen ${duration(ageSeconds * 1_000)} ago.`;
}

function rowOf(job: JobRow, paint: Paint): string[] {
  const { job_id: id, name, max_concurrent_runs: runs, max_run_seconds: seconds } = job;
  const place = job.declared ? shortened(computeText(job.compute), computeMax) : paint('red', 'not declared');
  return [oneLine(id), shortened(name ?? '', nameMax), place, String(runs.default), duration(seconds.default * 1_000)];
}

/** The name of a cluster where the engine shows one. */
export function computeText(compute: JobRow['compute']): string {
  if (compute === null) return '';
  return compute.kind === 'cluster' ? (compute.cluster_name ?? compute.cluster_id ?? 'a cluster') : 'its own compute';
}

function shortened(text: string, max: number): string {
  const line = oneLine(text);
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}
