// job-keeper requests audit: who did what by hand, newest first.
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Instant } from '../../core/ids.js';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { printList, withWide, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';
import { relativeTime } from '../../words/time.js';

const Entry = z.object({
  at: z.iso.datetime(),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  reason: z.string(),
});
const Page = z.object({ items: z.array(Entry), next_before: z.string().nullable() });

interface AuditOptions extends ApiOptions, WideOption {
  readonly request?: string;
  readonly limit: string;
  readonly before?: string;
}

export function addAuditCommand(requests: Command, io: Io, run: Run): void {
  withWide(withApiOptions(requests.command('audit').description('who did what by hand, newest first')))
    .argument('[id]', 'about this job request only')
    .addOption(new Option('--request <id>', 'the same, as an option'))
    .addOption(limitOption(50, 500))
    .addOption(new Option('--before <id>', 'continue after the page that ended with this id'))
    .action((id: string | undefined, options: AuditOptions) => run(() => audit({ ...options, ...named(id, options) }, io)));
}

function named(id: string | undefined, { request }: AuditOptions): { readonly request?: string } {
  if (id === undefined) return {};
  if (request !== undefined && request !== id) throw new CommandFailure(2, 'name one job request, by its id or by --request');
  return { request: id };
}

async function audit(options: AuditOptions, io: Io): Promise<number> {
  const { request, limit, before } = options;
  const query = { limit, ...(request === undefined ? {} : { request_id: request }), ...(before === undefined ? {} : { before }) };
  const asked = (client: Client) => client.GET('/v1/audit', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, Page);
  if (options.json === true) printJson(io, json);
  else tell(value, io, options);
  return 0;
}

function tell({ items, next_before: next }: z.infer<typeof Page>, io: Io, options: WideOption): void {
  if (items.length === 0) {
    io.stdout.write('Nothing was done by hand.\n');
    return;
  }
  printList(items, columnsAt(io.clock.now()), io, options);
  if (next !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --before ${oneLine(next)}`)}\n`);
}

/** "schedule", its id and the sign of a cut: only the name after it may be missing. */
const wordAndId = 46;

function columnsAt(now: Instant): Column<z.infer<typeof Entry>>[] {
  return [
    { title: 'WHEN', text: ({ at }) => relativeTime(at, now), leftOut: 1 },
    { title: 'WHO', text: ({ actor }) => actor, leftOut: 2, enough: 12 },
    { title: 'WHAT', text: ({ act }) => act },
    { title: 'TO', text: ({ subject }) => subject, enough: wordAndId },
    { title: 'WHY', text: ({ reason }) => reason, leftOut: 3, enough: 10 },
  ];
}
