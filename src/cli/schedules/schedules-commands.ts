// job-keeper schedules: jobs that are asked for again and again, of a running service.
import { Option, type Command } from 'commander';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { addCreateCommand } from './create-command.js';
import { printSchedule, printSchedules, tellSchedule } from './print-schedules.js';
import { printJson } from '../printing/print.js';
import { RemovedSchedule, SchedulePage, ScheduleRow, ShownSchedule } from '../../words/schedule-shapes.js';

interface ListOptions extends ApiOptions, WideOption {
  readonly tenant?: string;
  readonly status?: 'running' | 'stopped';
  readonly template?: string;
  readonly cursor?: string;
  readonly limit: string;
}

export function addSchedulesCommands(program: Command, io: Io, run: Run): void {
  const group = program.command('schedules').description('look at schedules of job requests, and manage them');
  withWide(withApiOptions(group.command('list').description('list schedules, newest first')))
    .addOption(new Option('--tenant <id>', 'only of this tenant'))
    .addOption(new Option('--status <status>', 'only schedules with this status').choices(['running', 'stopped']))
    .addOption(new Option('--template <name>', 'only schedules that run this template'))
    .addOption(limitOption(50, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((options: ListOptions) => run(() => list(options, io)));
  addCreateCommand(group, io, run);
  const ofOne = (name: string, description: string, work: (id: string, options: ApiOptions, io: Io) => Promise<number>): void => {
    withApiOptions(group.command(name).description(description).argument('<id>', 'schedule id')).action(
      (id: string, options: ApiOptions) => run(() => work(id, options, io)),
    );
  };
  ofOne('show', 'one schedule: when it fires next, and what became of its last fires', show);
  ofOne('start', 'let a schedule fire again, from now on', start);
  ofOne('stop', 'stop a schedule: no more fires; job requests that it has made continue', stop);
  ofOne('remove', 'remove a schedule; job requests that it has made stay', remove);
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const { tenant, status, template, cursor, limit } = options;
  const query = {
    limit,
    ...(tenant === undefined ? {} : { tenant_id: tenant }),
    ...(status === undefined ? {} : { status }),
    ...(template === undefined ? {} : { template }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const asked = (client: Client) => client.GET('/v1/schedules', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, SchedulePage);
  if (options.json === true) printJson(io, json);
  else printSchedules(value, io, options);
  return 0;
}

async function show(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.GET('/v1/schedules/{schedule_id}', { params: pathOf(id), parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShownSchedule);
  if (options.json === true) printJson(io, json);
  else printSchedule(value, io);
  return 0;
}

async function start(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.POST('/v1/schedules/{schedule_id}/start', { params: pathOf(id), parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ScheduleRow);
  if (options.json === true) printJson(io, json);
  else tellSchedule(value, 'Started', io);
  return 0;
}

async function stop(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.POST('/v1/schedules/{schedule_id}/stop', { params: pathOf(id), parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ScheduleRow);
  if (options.json === true) printJson(io, json);
  else tellSchedule(value, 'Stopped', io);
  return 0;
}

async function remove(id: string, options: ApiOptions, io: Io): Promise<number> {
  const asked = (client: Client) => client.DELETE('/v1/schedules/{schedule_id}', { params: pathOf(id), parseAs: 'text' });
  const { json } = await ask(apiOf(options, io), asked, RemovedSchedule);
  if (options.json === true) printJson(io, json);
  else io.stdout.write('Removed.\n');
  return 0;
}

function pathOf(id: string) {
  return { path: { schedule_id: id } };
}
