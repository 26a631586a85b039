// job-keeper policy shadow: what the candidate policy of a running service decides otherwise than the one in force.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { answerText, brokenText, policyText, shadowText } from '../../words/policy.js';
import { relativeTime } from '../../words/time.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Io } from '../io.js';
import { emboldened, oneLine, paintFor, printable, printJson } from '../printing/print.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { roomOf } from '../printing/room.js';
import { wrap } from '../printing/wrap.js';

const time = z.iso.datetime();
const Answer = z.object({ case: z.string(), rule: z.string(), outcome: z.string(), pool: z.string().nullable() });
const ShadowJson = z.object({
  replica: z.string(),
  candidate: z.object({ name: z.string(), version: z.string(), since: time, broken: z.boolean() }).nullable(),
  refused: z.object({ version: z.string(), at: time, problems: z.string() }).nullable(),
  seen_since: time.nullable(),
  by_case: z.array(z.object({ case: z.string(), same: z.number(), differs: z.number() })),
  differences: z.array(z.object({ request_id: z.string(), at: time, active: Answer, candidate: Answer })),
});
type ShadowJson = z.infer<typeof ShadowJson>;

export async function shadow(options: ApiOptions & WideOption, io: Io): Promise<number> {
  const asked = (client: Client) => client.GET('/v1/policies/shadow', { parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShadowJson);
  if (options.json === true) printJson(io, json);
  else tell(value, options, io);
  return 0;
}

function tell({ by_case: byCase, differences, ...about }: ShadowJson, options: WideOption, io: Io): void {
  tellCandidate(about, io);
  if (byCase.length === 0) return;
  io.stdout.write('\n');
  printList(byCase, countColumns, io, options);
  if (differences.length === 0) return;
  io.stdout.write('\n');
  printList(differences, differenceColumns(io.clock.now()), io, options);
}

const countColumns: readonly Column<ShadowJson['by_case'][number]>[] = [
  { title: 'CASE', text: (one) => one.case },
  { title: 'SAME', text: ({ same }) => String(same) },
  { title: 'DIFFERS', text: ({ differs }) => String(differs) },
];

function differenceColumns(now: number): readonly Column<ShadowJson['differences'][number]>[] {
  return [
    { title: 'REQUEST', text: ({ request_id: id }) => id, leftOut: 1 },
    { title: 'WHEN', text: ({ at }) => relativeTime(at, now), leftOut: 2 },
    { title: 'IN FORCE', text: ({ active }) => answerText(active), enough: 14 },
    { title: 'CANDIDATE', text: ({ candidate }) => answerText(candidate), enough: 14 },
  ];
}

function tellCandidate(about: Omit<ShadowJson, 'by_case' | 'differences'>, io: Io): void {
  const { candidate, refused } = about;
  const paint = paintFor(io);
  const told = oneLine(shadowText(about, io.clock.now()));
  const wrapped = (text: string) => wrap(text, roomOf(io.stdout)).join('\n');
  if (refused !== null) {
    const [what = '', ...rest] = told.split(';');
    io.stdout.write(`${[paint('red', what), ...rest].join(';')}\n${printable(refused.problems)}\n`);
  } else if (candidate === null) io.stdout.write(`${told}\n`);
  else {
    io.stdout.write(`${emboldened(wrapped(told), oneLine(policyText(candidate)), paint)}\n`);
    if (candidate.broken) io.stdout.write(`${paint('red', wrapped(brokenText))}\n`);
  }
}
