// job-keeper policy show: the policy in force on the replica that answers, what it last refused, its settings, and the versions before.
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { apiOf, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printable, printJson } from '../printing/print.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { relativeTime } from '../printing/relative-time.js';

const time = z.iso.datetime().transform((text) => Date.parse(text));
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

function tell({ replica, in_force: { name, version, loaded }, wanted, refused, settings }: PoliciesJson, io: Io): void {
  const paint = paintFor(io);
  const now = io.clock.now();
  const inForce = `Policy ${oneLine(name)}, version ${oneLine(version)}`;
  io.stdout.write(`${paint('bold', inForce)}, in force on ${oneLine(replica)} since ${relativeTime(loaded, now)}\n`);
  if (wanted !== null) io.stdout.write(`${wantedText(wanted, version, now)}\n`);
  if (refused !== null) {
    const what = `refused ${relativeTime(refused.at, now)}, version ${refused.version === '' ? 'unknown' : oneLine(refused.version)}:`;
    io.stdout.write(`${paint('red', what)}\n${printable(refused.problems)}\n`);
  }
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

function tellSettings({ version, loaded, refused }: PoliciesJson['settings'], io: Io): void {
  const now = io.clock.now();
  io.stdout.write(`Settings, version ${oneLine(version)}, in force here since ${relativeTime(loaded, now)}\n`);
  if (refused === null) return;
  io.stdout.write(`${paintFor(io)('red', `refused ${relativeTime(refused.at, now)}, the configuration as it is now:`)}\n`);
  for (const { path, message } of refused.problems) io.stdout.write(`  ${oneLine(path)}: ${oneLine(message)}\n`);
}

function wantedText({ version, how, by, since }: NonNullable<PoliciesJson['wanted']>, here: string, now: number): string {
  const where = how === 'promoted' ? `Promoted by ${oneLine(by)}` : `From the file of ${oneLine(by)}`;
  const when = relativeTime(since, now);
  return version === here
    ? `${where} ${when}; every replica decides by it.`
    : `${where} ${when}: version ${oneLine(version)}, which every replica is to decide by, and this one does not.`;
}
