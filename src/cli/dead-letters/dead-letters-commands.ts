// job-keeper dead-letters: looks at the messages that a running service could not take, and lets them be taken once more.
import { Option, type Command } from 'commander';
import { z } from 'zod';
import type { Client } from '../../client/client.js';
import type { components } from '../../client/openapi.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';
import { batchSize, inBatches } from '../calling/in-batches.js';
import { limitOption, reasonOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { Letter, LetterWithBody, ReplayedPage } from '../../words/letter-shapes.js';
import { printLetter, printLetters, printReplayed } from './print-letters.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { printJson } from '../printing/print.js';

interface FilterOptions extends ApiOptions, WideOption {
  readonly queue?: string;
  readonly code?: string;
  readonly tenant?: string;
}

interface ListOptions extends FilterOptions {
  readonly limit: string;
}

interface ReplayOptions extends FilterOptions {
  readonly all?: true;
  readonly reason: string;
  readonly dryRun?: true;
}

const LettersPage = z.object({ items: z.array(Letter), more: z.boolean() });

export function addDeadLettersCommands(program: Command, io: Io, run: Run): void {
  const group = program.command('dead-letters').description('look at messages that could not be taken, and replay them');
  withFilter(group.command('list').description('list dead letters, the oldest of each queue first'))
    .addOption(limitOption(100, 500))
    .action((options: ListOptions) => run(() => list(options, io)));
  withApiOptions(
    group.command('show').description('show a dead letter, why it is one, and its body').argument('<id>', 'id of a dead letter'),
  ).action((id: string, options: ApiOptions) => run(() => show(id, options, io)));
  withFilter(
    group
      .command('replay')
      .description('replay dead letters; what is still refused stays where it is')
      .argument('[id...]', 'ids of dead letters'),
  )
    .addOption(new Option('--all', 'every dead letter'))
    .addOption(reasonOption())
    .addOption(new Option('--dry-run', 'only say what would be replayed'))
    .action((ids: string[], options: ReplayOptions) => run(() => replay(ids, options, io)));
}

function withFilter(command: Command): Command {
  return withWide(withApiOptions(command))
    .addOption(new Option('--queue <name>', 'those of this intake queue'))
    .addOption(new Option('--code <code>', 'those with this reason, such as queue-not-allowed'))
    .addOption(new Option('--tenant <id>', 'those of this tenant, where the message names one'));
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const query = { ...filterOf(options), limit: options.limit };
  const asked = (client: Client) => client.GET('/v1/dead-letters', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, LettersPage);
  if (options.json === true) printJson(io, json);
  else printLetters(value, io, options);
  return 0;
}

async function show(id: string, options: ApiOptions, io: Io): Promise<number> {
  const params = { path: { letter_id: id } };
  const asked = (client: Client) => client.GET('/v1/dead-letters/{letter_id}', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, LetterWithBody);
  if (options.json === true) printJson(io, json);
  else printLetter(value, io);
  return 0;
}

/** Exit code 0: all that was named is a job request now. */
async function replay(ids: readonly string[], options: ReplayOptions, io: Io): Promise<number> {
  const filter = { ...(ids.length === 0 ? {} : { ids: [...ids] }), ...filterOf(options) };
  if (Object.keys(filter).length === 0 && options.all !== true)
    throw new CommandFailure(2, 'name ids, or a filter such as --code, or --all');
  const dry = options.dryRun === true;
  const body: Body = { filter, reason: options.reason, dry_run: dry, limit: batchSize };
  const { items, more } = await inBatches({
    ask: () => replayOnce(body, options, io),
    idOf: ({ id }) => id,
    isGone: ({ outcome }) => outcome === 'stored' || outcome === 'same',
    tell: (all) => {
      const told = { ...all, dry_run: dry };
      if (options.json === true) printJson(io, told);
      else printReplayed(told, io, options);
    },
  });
  const named = ids.every((id) => items.some((one) => one.id === id));
  return named && (dry || !more) && items.every(({ refused }) => refused === null) ? 0 : 1;
}

type Body = components['schemas']['DeadLetterReplay'];

async function replayOnce(body: Body, options: ApiOptions, io: Io) {
  const asked = (client: Client) => client.POST('/v1/dead-letters/replay', { body, parseAs: 'text' });
  return (await ask(apiOf(options, io), asked, ReplayedPage)).value;
}

function filterOf({ queue, code, tenant }: FilterOptions) {
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(code === undefined ? {} : { code }),
    ...(tenant === undefined ? {} : { tenant_id: tenant }),
  };
}
