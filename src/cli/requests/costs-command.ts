// job-keeper requests costs: what the runs of a period cost, by tenant, job or pool.
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import type { Instant } from '../../core/ids.js';
import { CommandFailure } from '../failure.js';
import { limitOption } from '../help.js';
import { dayMs, timeOf, wholeTo } from '../option-values.js';
import type { Io, Run } from '../io.js';
import { paintFor, printJson } from '../printing/print.js';
import { roomOf } from '../printing/room.js';
import { wrap } from '../printing/wrap.js';
import { printList, withWide, type Column, type WideOption } from '../printing/print-list.js';

/** As many as the service takes. */
const daysMax = 31;
const groups = ['tenant', 'job', 'pool'] as const;

const Costs = z.object({
  items: z.array(
    z.object({
      of: z.string(),
      runs: z.int(),
      run_seconds: z.number(),
      cost: z.number().nullable(),
      unpriced_seconds: z.number(),
    }),
  ),
  more: z.boolean(),
});

interface CostsOptions extends ApiOptions, WideOption {
  readonly days?: number;
  readonly from?: string;
  readonly to?: string;
  readonly by: (typeof groups)[number];
  readonly tenant?: string;
  readonly limit: string;
}

export function addCostsCommand(requests: Command, io: Io, run: Run): void {
  withWide(withApiOptions(requests.command('costs').description('what the runs of a period cost, highest first')))
    .addOption(
      new Option('--days <n>', 'of attempts that ended in the last n days').argParser(wholeTo(daysMax)).conflicts('from'),
    )
    .addOption(new Option('--from <time>', 'or that ended at or after this time: ISO 8601 with zone'))
    .addOption(new Option('--to <time>', `and before this time, ${daysMax} days later at most (else until now)`))
    .addOption(new Option('--by <what>', 'what each line sums up').choices(groups).default('tenant'))
    .addOption(new Option('--tenant <id>', 'only of this tenant'))
    .addOption(limitOption(100, 1_000))
    .action((options: CostsOptions) => run(() => costs(options, io)));
}

async function costs(options: CostsOptions, io: Io): Promise<number> {
  const { by, tenant, limit } = options;
  const query = { ...periodOf(options, io.clock.now()), by, limit, ...(tenant === undefined ? {} : { tenant_id: tenant }) };
  const asked = (client: Client) => client.GET('/v1/costs', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, Costs);
  if (options.json === true) printJson(io, json);
  else tell(value, options, io);
  return 0;
}

/** A time that is given is judged by the service. */
function periodOf({ days, from, to }: CostsOptions, now: Instant): { readonly from: string; readonly to: string } {
  const end = to ?? new Date(now).toISOString();
  if (from !== undefined) return { from, to: end };
  if (days === undefined) throw new CommandFailure(2, 'say of which time: --days N, or --from TIME');
  return { from: new Date(timeOf('--to', end) - days * dayMs).toISOString(), to: end };
}

type Item = z.infer<typeof Costs>['items'][number];

function columnsBy(by: CostsOptions['by']): readonly Column<Item>[] {
  return [
    { title: by.toUpperCase(), text: ({ of }) => of, enough: 8 },
    { title: 'RUNS', text: ({ runs }) => String(runs), leftOut: 2 },
    { title: 'HOURS', text: ({ run_seconds: seconds }) => hours(seconds) },
    { title: 'COST', text: ({ cost }) => (cost === null ? 'no price' : cost.toFixed(2)) },
    {
      title: 'HOURS WITHOUT A PRICE',
      text: ({ unpriced_seconds: unpriced }) => (unpriced > 0 ? hours(unpriced) : ''),
      leftOut: 1,
    },
  ];
}

function tell({ items, more }: z.infer<typeof Costs>, options: CostsOptions, io: Io): void {
  if (items.length === 0) {
    io.stdout.write('No run ended in this period.\n');
    return;
  }
  printList(items, columnsBy(options.by), io, options);
  const told = wrap('There are more, which cost less: --limit shows up to 1000.', roomOf(io.stdout)).join('\n');
  if (more) io.stdout.write(`${paintFor(io)('dim', told)}\n`);
}

function hours(seconds: number): string {
  return (seconds / 3_600).toFixed(2);
}
