// job-keeper requests history: what is on record of the way of one job request, the oldest first.
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { happenedText } from '../../words/history.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { printList, withWide, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';

const maybeText = z.string().nullable();
const Entry = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  outcome: maybeText,
  attempt: z.int().nullable(),
  pool: maybeText,
  run_id: maybeText,
  text: maybeText,
});
type Entry = z.infer<typeof Entry>;
const Page = z.object({ items: z.array(Entry), next_cursor: maybeText });

interface HistoryOptions extends ApiOptions, WideOption {
  readonly cursor?: string;
  readonly limit: string;
}

export function addHistoryCommand(requests: Command, io: Io, run: Run): void {
  const command = requests.command('history').alias('events');
  withWide(withApiOptions(command.description('every recorded step of a job request, oldest first')))
    .argument('<id>', 'request id')
    .addOption(limitOption(100, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((id: string, options: HistoryOptions) => run(() => history(id, options, io)));
}

async function history(id: string, options: HistoryOptions, io: Io): Promise<number> {
  const { limit, cursor } = options;
  const params = { path: { request_id: id }, query: { limit, ...(cursor === undefined ? {} : { cursor }) } };
  const asked = (client: Client) => client.GET('/v1/job-requests/{request_id}/history', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, Page);
  if (options.json === true) printJson(io, json);
  else tell(value, io, options);
  return 0;
}

function tell({ items, next_cursor: next }: z.infer<typeof Page>, io: Io, options: WideOption): void {
  printList(items, columns, io, options);
  if (next !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --cursor ${oneLine(next)}`)}\n`);
}

/** The instants themselves: what lies between two of them is what is asked for. */
const columns: readonly Column<Entry>[] = [
  { title: 'WHEN', text: ({ at }) => at },
  { title: 'WHAT', text: happenedText },
  { title: 'ATTEMPT', text: ({ attempt }) => (attempt === null ? '' : String(attempt)), leftOut: 2 },
  { title: 'POOL', text: ({ pool }) => pool ?? '', leftOut: 3 },
  { title: 'RUN', text: ({ run_id: id }) => id ?? '', leftOut: 4, enough: 15 },
  { title: 'WHY', text: ({ text }) => text ?? '', leftOut: 1, enough: 28 },
];
