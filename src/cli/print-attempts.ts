// The attempts of a job request: a table, and under it what does not fit in one and has not been said of the request itself.
import type { Instant } from '../core/ids.js';
import type { Attempt, RequestViewJson } from './api-shapes.js';
import type { Io } from './io.js';
import { oneLine, paintFor, printTable } from './print.js';
import { printLines, type Line } from './print-lines.js';
import { relativeTime } from './relative-time.js';

export function printAttempts({ attempts, run, response }: RequestViewJson, now: Instant, io: Pick<Io, 'stdout' | 'env'>): void {
  if (attempts.length === 0) return;
  const paint = paintFor(io);
  io.stdout.write('\n');
  const head = ['ATTEMPT', 'POOL', 'RUN', 'SUBMITTED', 'FAILURE', 'OUTCOME'].map((title) => paint('bold', title));
  printTable(
    io.stdout,
    head,
    attempts.map((attempt) => attemptRow(attempt, now)),
  );
  const said = [run?.url ?? null, response?.body?.message ?? null];
  const more = attempts.flatMap((attempt) => moreOf(attempt, said));
  if (more.length > 0) io.stdout.write('\n');
  printLines(more, io);
}

function attemptRow({ number, pool, run_id: run, submitted, outcome, failure }: Attempt, now: Instant): string[] {
  return [String(number), pool, run ?? '-', relativeTime(submitted, now), failure ?? '', outcome ?? 'under way'].map(oneLine);
}

function moreOf({ number, sent_as: who, url, message }: Attempt, said: readonly (string | null)[]): Line[] {
  const texts = [who === null ? null : `sent as ${who}`, url, message].filter(
    (text) => text !== null && text !== '' && !said.includes(text),
  );
  return texts.map((text, index) => [index === 0 ? `attempt ${number}` : '', text]);
}
