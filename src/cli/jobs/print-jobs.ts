// A page of the catalogue of jobs for people. Out: a line for each job, and how old it all is.
import { atOnceText, computeText, runsForText, seenText } from '../../words/job.js';
import type { JobPage, JobRow } from '../../words/job-shapes.js';
import type { Io } from '../io.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor } from '../printing/print.js';

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
  io.stdout.write(`${paint('dim', oneLine(seenText(engine, age)))}\n`);
  if (cursor !== null) io.stdout.write(`${paint('dim', `There are more: add --cursor ${oneLine(cursor)}`)}\n`);
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
  { title: 'AT ONCE', text: atOnceText, leftOut: 4 },
  { title: 'FOR', text: runsForText, leftOut: 3 },
];
