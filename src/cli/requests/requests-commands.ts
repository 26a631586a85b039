// job-keeper requests: looks at the requests of a running service, and acts on them.
import { Option, type Command } from 'commander';
import { addAuditCommand } from './audit-command.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { Cancelling, Removed, RequestPage, RequestViewJson } from '../../words/request-shapes.js';
import { states } from '../../core/lifecycle.js';
import type { Client } from '../../client/client.js';
import { ask } from '../calling/call-api.js';
import { addBodyCommand } from './body-command.js';
import { addHistoryCommand } from './history-command.js';
import { addCostsCommand } from './costs-command.js';
import { explain } from './explain-command.js';
import { actOn, addHandCommands, withSelection, type HandOptions } from './hand-commands.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { printJson } from '../printing/print.js';
import { undeliveredResponses, type UndeliveredResponse } from '../../ports/store/reading.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { printPage } from './print-page.js';
import { printRequest } from './print-request.js';

interface ListOptions extends ApiOptions, WideOption {
  readonly state?: string[];
  readonly tenant?: string;
  readonly job?: string;
  readonly correlation?: string;
  readonly template?: string;
  readonly response?: UndeliveredResponse;
  readonly createdAfter?: string;
  readonly cursor?: string;
  readonly limit: string;
}

export function addRequestsCommands(program: Command, io: Io, run: Run): void {
  const requests = program.command('requests').description('look at job requests, and act on them');
  withWide(withApiOptions(requests.command('list').description('list job requests, newest first')))
    .addOption(new Option('--state <state...>', `only in these states, of ${states.join(', ')}`))
    .addOption(new Option('--tenant <id>', 'only of this tenant'))
    .addOption(new Option('--job <id>', 'only of this job'))
    .addOption(new Option('--correlation <id>', 'only with this correlation id'))
    .addOption(new Option('--template <name>', 'only runs of this template'))
    .addOption(
      new Option('--response <delivery>', 'only those whose job response is still to be published, or is parked').choices(
        undeliveredResponses,
      ),
    )
    .addOption(
      new Option('--created-after <time>', 'only created at or after this time: ISO 8601 with zone, or epoch milliseconds'),
    )
    .addOption(limitOption(50, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((options: ListOptions) => run(() => list(options, io)));
  withWide(
    withApiOptions(requests.command('show').description('one job request: where it is, and why').argument('<id>', 'request id')),
  ).action((id: string, options: ApiOptions & WideOption) => run(() => show(id, options, io)));
  addHistoryCommand(requests, io, run);
  addBodyCommand(requests, io, run);
  withApiOptions(
    requests
      .command('explain')
      .description('why a job request waits, and what would let it run now')
      .argument('<id>', 'request id'),
  ).action((id: string, options: ApiOptions) => run(() => explain(id, options, io)));
  withSelection(
    requests.command('cancel').description('take job requests back, or stop their runs').argument('[id...]', 'request ids'),
  ).action((ids: string[], options: HandOptions) => run(() => cancelSome(ids, options, io)));
  withApiOptions(
    requests
      .command('remove')
      .description('remove an ended job request, with everything kept about it')
      .argument('<id>', 'request id'),
  ).action((id: string, options: ApiOptions) => run(() => remove(id, options, io)));
  addHandCommands(requests, io, run);
  addAuditCommand(requests, io, run);
  addCostsCommand(requests, io, run);
}

/** One that is named is cancelled as any client may; many, or by filter, as operators do. */
function cancelSome(ids: readonly string[], options: HandOptions, io: Io): Promise<number> {
  const { state, tenant, job, case: situation, olderThan, dryRun, reason } = options;
  const plain = [state, tenant, job, situation, olderThan, dryRun].every((one) => one === undefined) && reason === '';
  const [id] = ids;
  if (plain && ids.length === 1 && id !== undefined) return cancel(id, options, io);
  return actOn(ids, { act: 'cancel' }, { options, io });
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const query = queryOf(options);
  const asked = (client: Client) => client.GET('/v1/job-requests', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, RequestPage);
  if (options.json === true) printJson(io, json);
  else printPage(value, io, options);
  return 0;
}

async function show(id: string, options: ApiOptions & WideOption, io: Io): Promise<number> {
  const asked = (client: Client) => client.GET('/v1/job-requests/{request_id}', { params: pathOf(id), parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, RequestViewJson);
  if (options.json === true) printJson(io, json);
  else printRequest(value, io, options);
  return 0;
}

async function cancel(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.POST('/v1/job-requests/{request_id}/cancel', { params: pathOf(id), parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, Cancelling);
  if (options.json === true) printJson(io, json);
  else
    io.stdout.write(
      value.outcome === 'cancelled' ? 'Cancelled.\n' : 'Its run is being stopped; requests show tells when it has ended.\n',
    );
  return 0;
}

async function remove(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.DELETE('/v1/job-requests/{request_id}', { params: pathOf(id), parseAs: 'text' });
  const { json } = await ask(apiOf(options, io), asked, Removed);
  if (options.json === true) printJson(io, json);
  else io.stdout.write('Removed.\n');
  return 0;
}

function pathOf(id: string) {
  return { path: { request_id: id } };
}

function queryOf({ state, tenant, job, correlation, template, response, createdAfter, cursor, limit }: ListOptions) {
  return {
    limit,
    ...(state === undefined ? {} : { state }),
    ...(tenant === undefined ? {} : { tenant_id: tenant }),
    ...(job === undefined ? {} : { job_id: job }),
    ...(correlation === undefined ? {} : { correlation_id: correlation }),
    ...(template === undefined ? {} : { template }),
    ...(response === undefined ? {} : { response }),
    ...(createdAfter === undefined ? {} : { created_after: createdAfter }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
