// job-keeper policy show: the policy in force on the replica that answers, what it last refused, its settings, and the versions before.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { inForceText, policyText, refusedText, settingsText, wantedText } from '../../words/policy.js';
import { relativeTime } from '../../words/time.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Io } from '../io.js';
import { emboldened, oneLine, paintFor, printable, printJson } from '../printing/print.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';

const time = z.iso.datetime();
const PoliciesJson = z.object({
  replica: z.string(),
  in_force: z.object({ name: z.string(), version: z.string(), loaded: time }),
  wanted: z.object({ version: z.string(), how: z.string(), by: z.string(), since: time }).nullable(),
  refused: z.object({ version: z.string(), at: time, problems: z.string() }).nullable(),
  settings: z.object({
    version: z.string(),
    loaded: time,
    refused: z.object({ at: time, problems: z.array(z.object({ path: z.string(), message: z.string() })) }).nullable(),
  }),
  kept: z.array(z.object({ name: z.string(), version: z.string(), first_used: time })),
});

export async function showPolicy(options: ApiOptions & WideOption, io: Io): Promise<number> {
  const asked = (client: Client) => client.GET('/v1/policies', { parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, PoliciesJson);
  if (options.json === true) printJson(io, json);
  else {
    tell(value, io);
    tellKept(value.kept, io, options);
  }
  return 0;
}

type PoliciesJson = z.infer<typeof PoliciesJson>;

function tell({ replica, in_force: inForce, wanted, refused, settings }: PoliciesJson, io: Io): void {
  const paint = paintFor(io);
  const now = io.clock.now();
  const write = (text: string) => io.stdout.write(`${text}\n`);
  write(emboldened(oneLine(inForceText(inForce, replica, now)), oneLine(policyText(inForce)), paint));
  if (wanted !== null) write(oneLine(wantedText(wanted, inForce.version, now)));
  if (refused !== null) write(`${paint('red', oneLine(refusedText(refused, now)))}\n${printable(refused.problems)}`);
  tellSettings(settings, io);
}

function tellKept(kept: PoliciesJson['kept'], io: Io, wide: WideOption): void {
  if (kept.length === 0) return;
  const now = io.clock.now();
  io.stdout.write('\n');
  const columns: readonly Column<PoliciesJson['kept'][number]>[] = [
    { title: 'POLICY', text: ({ name }) => name, enough: 8, leftOut: 2 },
    { title: 'VERSION', text: ({ version }) => version },
    { title: 'FIRST USED', text: ({ first_used: used }) => relativeTime(used, now), leftOut: 1 },
  ];
  printList(kept, columns, io, wide);
}

function tellSettings(settings: PoliciesJson['settings'], io: Io): void {
  const { refused } = settings;
  const now = io.clock.now();
  io.stdout.write(`${oneLine(settingsText(settings, now))}\n`);
  if (refused === null) return;
  io.stdout.write(`${paintFor(io)('red', `The present configuration was refused ${relativeTime(refused.at, now)}:`)}\n`);
  for (const { path, message } of refused.problems) io.stdout.write(`  ${oneLine(path)}: ${oneLine(message)}\n`);
}
