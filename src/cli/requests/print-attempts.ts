// The attempts of a job request: a table, and under it what does not fit in one and has not been said of the request itself.
import type { Instant } from '../../core/ids.js';
import type { Attempt, RequestViewJson } from '../../words/request-shapes.js';
import type { Io } from '../io.js';
import type { Line } from '../../words/line.js';
import { printLines } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { relativeTime } from '../../words/time.js';

export function printAttempts(view: RequestViewJson, now: Instant, io: Io, wide: WideOption): void {
  const { attempts, run, response, in_doubt: doubt } = view;
  if (attempts.length === 0) return;
  io.stdout.write('\n');
  printList(attempts, columnsOf(view, now), io, wide);
  const said = [run?.url ?? null, response?.body?.message ?? null, doubt?.reason ?? null];
  const more = attempts.flatMap((attempt) => moreOf(attempt, said));
  if (more.length > 0) io.stdout.write('\n');
  printLines(more, io);
}

const columnsOf = ({ in_doubt: doubt }: RequestViewJson, now: Instant): readonly Column<Attempt>[] => [
  { title: 'ATTEMPT', text: ({ number }) => String(number) },
  { title: 'POOL', text: ({ pool }) => pool, leftOut: 2 },
  { title: 'RUN', text: ({ run_id: run }) => run ?? '-', enough: 15 },
  { title: 'SUBMITTED', text: ({ submitted }) => relativeTime(submitted, now), leftOut: 3 },
  { title: 'FAILURE', text: ({ failure }) => failure ?? '', leftOut: 1 },
  { title: 'OUTCOME', text: ({ number, outcome }) => outcome ?? (doubt?.attempt === number ? 'in doubt' : 'under way') },
];

function moreOf({ number, sent_as: who, url, message }: Attempt, said: readonly (string | null)[]): Line[] {
  const texts = [who === null ? null : `sent as ${who}`, url, message].filter(
    (text) => text !== null && text !== '' && !said.includes(text),
  );
  return texts.map((text, index) => [index === 0 ? `attempt ${number}` : '', text]);
}
