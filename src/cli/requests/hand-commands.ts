// job-keeper requests hold|release|prioritise|move|cancel, by operators. In: ids, or a filter. Out: what was touched, or with --dry-run
// what would be. Promised: batch after batch until nothing is left that it applies to; exit code 0 only when all was done that was named.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import type { components } from '../../client/openapi.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';
import { batchSize, inBatches, type Batch } from '../calling/in-batches.js';
import { reasonOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { printList, withWide, type Column, type WideOption } from '../printing/print-list.js';
import { printJson } from '../printing/print.js';
import { relativeTime } from '../../words/time.js';

const time = z.iso.datetime();
const Touched = z.object({
  request_id: z.string(),
  outcome: z.string(),
  state: z.string(),
  tenant_id: z.string(),
  job_id: z.string(),
  priority: z.number(),
  received: time,
});
const Acted = z.object({ items: z.array(Touched), more: z.boolean() });
type Touched = z.infer<typeof Touched>;
type ActBody = components['schemas']['HandOnMany'];
type Filter = ActBody['filter'];

export interface HandOptions extends ApiOptions, WideOption {
  readonly state?: ('received' | 'waiting' | 'submitting' | 'running' | 'stopping')[];
  readonly tenant?: string;
  readonly job?: string;
  readonly case?: string;
  readonly olderThan?: number;
  readonly reason: string;
  readonly dryRun?: true;
}

type Act =
  | { readonly act: 'hold' | 'release' | 'cancel' }
  | { readonly act: 'prioritise'; readonly priority: number | 'low' | 'normal' | 'high' | 'critical' }
  | { readonly act: 'move'; readonly pool: string | null };

export function addHandCommands(requests: Command, io: Io, run: Run): void {
  const ids = '[id...]';
  for (const [act, what] of [
    ['hold', 'keep job requests in the queue until they are released'],
    ['release', 'let held job requests be decided on again'],
  ] as const)
    withSelection(requests.command(act).description(what).argument(ids, 'request ids')).action(
      (given: string[], options: HandOptions) => run(() => actOn(given, { act }, { options, io })),
    );
  withSelection(
    requests
      .command('prioritise')
      .description('change the priority of job requests')
      .argument('<priority>', 'low, normal, high, critical, or 0 to 100', priorityOf)
      .argument(ids, 'request ids'),
  ).action((priority: number | 'low', given: string[], options: HandOptions) =>
    run(() => actOn(given, { act: 'prioritise', priority }, { options, io })),
  );
  withSelection(
    requests
      .command('move')
      .description('send job requests to another pool than the policy would')
      .argument('<pool>', 'name of a pool; - for where the policy sends them')
      .argument(ids, 'request ids'),
  ).action((pool: string, given: string[], options: HandOptions) =>
    run(() => actOn(given, { act: 'move', pool: pool === '-' ? null : pool }, { options, io })),
  );
}

export function withSelection(command: Command): Command {
  return withWide(withApiOptions(command))
    .addOption(
      new Option('--state <state...>', 'those in these states').choices([
        'received',
        'waiting',
        'submitting',
        'running',
        'stopping',
      ]),
    )
    .addOption(new Option('--tenant <id>', 'those of this tenant'))
    .addOption(new Option('--job <id>', 'those of this job'))
    .addOption(new Option('--case <case>', 'those that wait in this case; held: held by an operator'))
    .addOption(new Option('--older-than <age>', 'those received longer ago: 90s, 30m, 2h, 3d').argParser(secondsOf))
    .addOption(reasonOption())
    .addOption(new Option('--dry-run', 'only say what would be changed'));
}

export async function actOn(
  given: readonly string[],
  act: Act,
  { options, io }: { readonly options: HandOptions; readonly io: Io },
): Promise<number> {
  const named = eachOnce(given);
  const filter = filterOf(named, options);
  if (Object.keys(filter).length === 0) throw new CommandFailure(2, 'name ids, or a filter such as --tenant');
  const dry = options.dryRun === true;
  const body = { ...act, filter, reason: options.reason, dry_run: dry, limit: batchSize } as ActBody;
  const asked = (client: Client) => client.POST('/v1/job-requests/act', { body, parseAs: 'text' });
  const { items, more } = await inBatches({
    ask: async () => (await ask(apiOf(options, io), asked, Acted)).value,
    idOf: (one) => one.request_id,
    // A dry run sees the same first ones each time; and what cannot be changed does not become changeable by asking again.
    isGone: ({ outcome }) => outcome === 'done',
    tell: (touched) => tell(touched, { options, io }),
  });
  const done = items.every(({ outcome }) => ['done', 'would', 'already-so'].includes(outcome));
  return done && (dry || !more) && !missing(named, items) ? 0 : 1;
}

/** As the service writes them: it takes either case for the same id. */
const eachOnce = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

const missing = (named: readonly string[], touched: readonly Touched[]): boolean => named.length > touched.length;

function tell(
  { items: touched, more }: Batch<Touched>,
  { options, io }: { readonly options: HandOptions; readonly io: Io },
): void {
  if (options.json === true) {
    printJson(io, {
      items: touched.map(({ received, ...rest }) => ({ ...rest, received: new Date(received).toISOString() })),
      more,
    });
    return;
  }
  if (touched.length > 0) printList(touched, columnsAt(io.clock.now()), io, options);
  const counted = touched.filter(({ outcome }) => outcome === 'done' || outcome === 'would').length;
  const rest = more ? ', and there are more' : '';
  io.stdout.write(
    options.dryRun === true ? `${counted} would be touched${rest}. Nothing was done.\n` : `${counted} touched${rest}.\n`,
  );
}

function columnsAt(now: number): Column<Touched>[] {
  return [
    { title: 'REQUEST', text: ({ request_id: id }) => id },
    { title: 'TENANT', text: ({ tenant_id: tenant }) => tenant, leftOut: 3 },
    { title: 'JOB', text: ({ job_id: job }) => job, leftOut: 2 },
    { title: 'PRIORITY', text: ({ priority }) => String(priority), leftOut: 4 },
    { title: 'STATE', text: ({ state }) => state, leftOut: 1 },
    { title: 'RECEIVED', text: ({ received }) => relativeTime(received, now), leftOut: 5 },
    { title: 'RESULT', text: ({ outcome }) => outcome.replaceAll('-', ' ') },
  ];
}

function filterOf(ids: readonly string[], { state, tenant, job, case: situation, olderThan }: HandOptions): Filter {
  return {
    ...(ids.length === 0 ? {} : { ids: [...ids] }),
    ...(state === undefined ? {} : { state }),
    ...(tenant === undefined ? {} : { tenant_id: tenant }),
    ...(job === undefined ? {} : { job_id: job }),
    ...(situation === undefined ? {} : { case: situation }),
    ...(olderThan === undefined ? {} : { older_than_seconds: olderThan }),
  };
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

function secondsOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(number) * (units[unit] ?? NaN);
  if (Number.isNaN(seconds) || number === '') throw new InvalidArgumentError('It must be an age such as 90s, 30m, 2h or 3d.');
  return seconds;
}

function priorityOf(text: string): number | string {
  if (['low', 'normal', 'high', 'critical'].includes(text)) return text;
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new InvalidArgumentError('It must be low, normal, high, critical, or 0 to 100.');
  return Number(text);
}
