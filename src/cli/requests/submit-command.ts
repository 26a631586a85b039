// job-keeper submit: hands job requests to a running service. In: files. Out: what became of each, in the order given. Promised: exit code 0
// only when every one was taken; sending the same again is harmless, so that a submit that was broken off is simply repeated.
import type { Command } from 'commander';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import type { Io, Run } from '../io.js';
import { oneLine, paintFor, printJson, printTable, type Paint } from '../printing/print.js';
import { placeLine } from '../calling/broken-at.js';
import { noBodies, readBodies } from '../calling/read-bodies.js';
import { submitAll, type Submission } from './submit-all.js';

export function addSubmitCommand(program: Command, io: Io, run: Run): void {
  withApiOptions(
    program
      .command('submit')
      .description('send job requests: files with one request, an array, or one a line; - is standard input')
      .argument('<file...>', 'files with job requests'),
  ).action((files: string[], options: ApiOptions) => run(() => submit(files, options, io)));
}

async function submit(files: readonly string[], options: ApiOptions, io: Io): Promise<number> {
  const api = apiOf(options, io);
  const bodies = await readBodies(files, io);
  const submissions = await submitAll(api, bodies, progressOn(io, bodies.length));
  if (options.json === true) printJson(io, submissions.map(submissionJson));
  else tell(submissions, io);
  return submissions.every(({ kind }) => kind === 'taken') ? 0 : 1;
}

function tell(submissions: readonly Submission[], io: Io): void {
  if (submissions.length === 0) {
    io.stdout.write(noBodies);
    return;
  }
  const paint = paintFor(io);
  const head = ['FROM', 'CORRELATION', 'REQUEST', 'RESULT'].map((title) => paint('bold', title));
  printTable(
    io.stdout,
    head,
    submissions.map((one) => row(one, paint)),
  );
  for (const one of submissions) if (one.kind === 'refused') io.stderr.write(refusal(one));
  const unsent = submissions.filter(({ kind }) => kind === 'unsent').length;
  const [broken] = submissions.filter((one) => one.kind === 'unanswered');
  if (broken !== undefined) io.stderr.write(`job-keeper: ${oneLine(broken.reason)}\n`);
  if (unsent > 0) io.stderr.write(`${unsent} not sent. Sending all of them again is harmless.\n`);
}

function row(one: Submission, paint: Paint): string[] {
  switch (one.kind) {
    case 'taken': {
      const result = one.status === 202 ? 'taken' : `known already, ${one.state}`;
      return [one.from, one.correlationId, one.requestId, paint('green', result)].map(oneLineOrPainted);
    }
    case 'refused':
      return [one.from, '', '', paint('red', `refused: ${one.told.code}`)];
    case 'unanswered':
      return [one.from, '', '', paint('red', 'no answer')];
    case 'unsent':
      return [one.from, '', '', paint('dim', 'not sent')];
  }
}

/** Only the last cell is painted, and it holds our own words. */
function oneLineOrPainted(cell: string, index: number): string {
  return index < 3 ? oneLine(cell) : cell;
}

function refusal({ from, told, content }: Extract<Submission, { kind: 'refused' }>): string {
  const problems = told.errors.map(({ path, message }) => `\n  ${oneLine(path === '' ? message : `${path}: ${message}`)}`);
  return `${oneLine(from)}: ${oneLine(told.detail)}${problems.join('')}${placeLine(told, content)}\n`;
}

function submissionJson(one: Submission) {
  switch (one.kind) {
    case 'taken': {
      const { kind, from, status, requestId, correlationId, state } = one;
      return { from, result: kind, new: status === 202, request_id: requestId, correlation_id: correlationId, state };
    }
    case 'refused':
      return { from: one.from, result: one.kind, problem: one.json };
    case 'unanswered':
      return { from: one.from, result: one.kind, reason: one.reason };
    case 'unsent':
      return { from: one.from, result: one.kind };
  }
}

const worthProgress = 20;

/** A line that is written over itself, for a person who waits. */
function progressOn({ stderr }: Io, total: number): (done: number) => void {
  if (stderr.isTTY !== true || total < worthProgress) return () => undefined;
  return (done) => stderr.write(done < total ? `\r${done} of ${total}` : '\r\u001b[K');
}
