// job-keeper outputs: what runs have left, of a running service.
import { Option, type Command } from 'commander';
import type { Client } from '../../client/client.js';
import type { Instant } from '../../core/ids.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { printList, withWide, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printJson } from '../printing/print.js';
import { relativeTime } from '../../words/time.js';
import { OutputPage, type Output } from './output-shapes.js';

interface ListOptions extends ApiOptions, WideOption {
  readonly tenant?: string;
  readonly job?: string;
  readonly createdAfter?: string;
  readonly cursor?: string;
  readonly limit: string;
}

export function addOutputsCommands(program: Command, io: Io, run: Run): void {
  const group = program.command('outputs').description('look at what runs have left');
  withWide(withApiOptions(group.command('list').description('list outputs of runs, newest first')))
    .addOption(new Option('--tenant <id>', 'only of this tenant'))
    .addOption(new Option('--job <id>', 'only of this job'))
    .addOption(
      new Option('--created-after <time>', 'only recorded at or after this time: ISO 8601 with zone, or epoch milliseconds'),
    )
    .addOption(limitOption(50, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((options: ListOptions) => run(() => list(options, io)));
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const { tenant, job, createdAfter, cursor, limit } = options;
  const query = {
    limit,
    ...(tenant === undefined ? {} : { tenant_id: tenant }),
    ...(job === undefined ? {} : { job_id: job }),
    ...(createdAfter === undefined ? {} : { created_after: createdAfter }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const asked = (client: Client) => client.GET('/v1/outputs', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, OutputPage);
  if (options.json === true) {
    printJson(io, json);
    return 0;
  }
  const { items, next_cursor: next } = value;
  if (items.length === 0) io.stdout.write('No outputs.\n');
  else printList(items, columnsAt(io.clock.now()), io, options);
  if (next !== null) io.stdout.write(`${paintFor(io)('dim', `There are more: add --cursor ${oneLine(next)}`)}\n`);
  return 0;
}

function columnsAt(now: Instant): Column<Output>[] {
  return [
    { title: 'REQUEST', text: (one) => one.request_id, leftOut: 1 },
    { title: 'TENANT', text: (one) => one.tenant_id, leftOut: 3 },
    { title: 'CORRELATION', text: (one) => one.correlation_id, leftOut: 7 },
    { title: 'JOB', text: (one) => one.job_id, leftOut: 4 },
    { title: 'RUN', text: (one) => one.run?.run_id ?? '', leftOut: 6 },
    { title: 'RECORDED', text: (one) => relativeTime(one.recorded, now), leftOut: 2 },
    { title: 'KIND', text: (one) => one.kind, leftOut: 5 },
    { title: 'URI', text: (one) => one.uri },
  ];
}
