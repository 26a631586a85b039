// job-keeper policy shadow: what the candidate policy of a running service decides otherwise than the one in force.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printable, printJson, printTable } from '../printing/print.js';
import { relativeTime } from '../printing/relative-time.js';

const time = z.iso.datetime().transform((text) => Date.parse(text));
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

export async function shadow(options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.GET('/v1/policies/shadow', { parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShadowJson);
  if (options.json === true) printJson(io, json);
  else tell(value, io);
  return 0;
}

function tell({ by_case: byCase, differences, ...about }: ShadowJson, io: Io): void {
  const paint = paintFor(io);
  const bold = (titles: readonly string[]) => titles.map((title) => paint('bold', title));
  tellCandidate(about, io);
  if (byCase.length === 0) return;
  io.stdout.write('\n');
  const counts = byCase.map((one) => [one.case, String(one.same), String(one.differs)].map(oneLine));
  printTable(io.stdout, bold(['CASE', 'SAME', 'DIFFERS']), counts);
  if (differences.length === 0) return;
  io.stdout.write('\n');
  const now = io.clock.now();
  const rows = differences.map(({ request_id: id, at, active, candidate }) =>
    [id, relativeTime(at, now), answerText(active), answerText(candidate)].map(oneLine),
  );
  printTable(io.stdout, bold(['REQUEST', 'WHEN', 'IN FORCE', 'CANDIDATE']), rows);
}

function tellCandidate({ replica, candidate, refused }: Omit<ShadowJson, 'by_case' | 'differences'>, io: Io): void {
  const paint = paintFor(io);
  const now = io.clock.now();
  if (refused !== null)
    io.stdout.write(
      `${paint('red', `The candidate was refused ${relativeTime(refused.at, now)}`)}; there is no shadow until it is mended.\n${printable(refused.problems)}\n`,
    );
  else if (candidate === null) io.stdout.write('No candidate policy: policies.shadow_file names one.\n');
  else {
    const { name, version, since, broken } = candidate;
    const what = `Policy ${oneLine(name)}, version ${oneLine(version)}`;
    io.stdout.write(`${paint('bold', what)}, in the shadow of ${oneLine(replica)} since ${relativeTime(since, now)}\n`);
    if (broken) io.stdout.write(`${paint('red', 'It failed, and is not asked any more: the log says how.')}\n`);
  }
}

function answerText({ outcome, case: situation, rule, pool }: z.infer<typeof Answer>): string {
  return `${outcome}${pool === null ? '' : ` on ${pool}`} (${situation}, ${rule})`;
}
