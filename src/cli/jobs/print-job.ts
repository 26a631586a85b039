// One job of the catalogue for people.
import { jobLines, seenText } from '../../words/job.js';
import type { ShownJob } from '../../words/job-shapes.js';
import type { Io } from '../io.js';
import { printLines } from '../printing/print-lines.js';
import { oneLine, paintFor } from '../printing/print.js';

export function printJob(job: ShownJob, io: Io): void {
  const paint = paintFor(io);
  io.stdout.write(`${paint('bold', `Job ${oneLine(job.job_id)}${job.name === null ? '' : `, ${oneLine(job.name)}`}`)}\n`);
  printLines(jobLines(job), io);
  io.stdout.write(`${paint('dim', oneLine(seenText(job.engine, job.snapshot_age_seconds)))}\n`);
}
