// job-keeper schedules create: of a file, or of a template that is named. Promised: what is wrong with it is for the service to say; a file and a template
// at once, or neither, is wrong use.
import { Option, type Command } from 'commander';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { asRead } from '../calling/as-read.js';
import { bodyFailure } from '../calling/broken-at.js';
import { failureOf, read } from '../calling/call-api.js';
import { readBody, type Body } from '../calling/read-bodies.js';
import { sendOnce } from '../calling/send-once.js';
import { CommandFailure } from '../failure.js';
import type { Io, Run } from '../io.js';
import { printJson } from '../printing/print.js';
import { overridesIn } from '../templates/set-option.js';
import { tenantOption, versionOf, type OfTenant } from '../templates/template-options.js';
import { tellSchedule } from './print-schedules.js';
import { ScheduleRow } from '../../words/schedule-shapes.js';

interface OfTemplate extends OfTenant {
  readonly template?: string;
  readonly version?: string;
  readonly set?: string[];
  readonly name?: string;
  readonly cron?: string;
  readonly zone?: string;
  readonly starts?: string;
  readonly ends?: string;
  readonly times?: string;
}

type CreateOptions = ApiOptions & OfTemplate & { readonly idempotencyKey?: string };

export function addCreateCommand(schedules: Command, io: Io, run: Run): void {
  withApiOptions(
    schedules
      .command('create')
      .description('create a schedule, from a file or for a template')
      .argument('[file]', 'file with the schedule; - is standard input'),
  )
    .addOption(new Option('--template <name>', 'each fire is a run of this template; instead of a file'))
    .addOption(new Option('--version <number>', 'the version to run (else the newest at each fire)'))
    .addOption(new Option('--set <name=value...>', 'what to override: notebook_params.day={day_before} priority=high'))
    .addOption(tenantOption())
    .addOption(new Option('--cron <expression>', 'when it fires, a Quartz cron expression: "0 0 3 ? * TUE-SAT"'))
    .addOption(new Option('--zone <zone>', 'the time zone of the times: Europe/Dublin'))
    .addOption(new Option('--name <name>', 'a name for people (else that of the template)'))
    .addOption(new Option('--starts <instant>', 'does not fire before this time: ISO 8601 with a zone'))
    .addOption(new Option('--ends <instant>', 'does not fire after this time'))
    .addOption(new Option('--times <number>', 'how often it fires (else no limit)'))
    .addOption(
      new Option('--idempotency-key <key>', 'repeat a call with the same key, and nothing is created twice (else a new key)'),
    )
    .action((file: string | undefined, options: CreateOptions) => run(() => create(file, options, io)));
}

async function create(file: string | undefined, options: CreateOptions, io: Io): Promise<number> {
  const body = file === undefined ? bodyOf(options) : await bodyIn(file, options, io);
  const api = apiOf(options, io);
  const answer = await sendOnce(api, options.idempotencyKey ?? null, (client, params) =>
    client.POST('/v1/schedules', { ...asRead(body.content), params }),
  );
  if (answer.kind === 'problem') throw file === undefined ? failureOf(answer.told) : bodyFailure(body, answer.told);
  if (options.json === true) printJson(io, answer.json);
  else tellSchedule(read(ScheduleRow, answer.json, api), answer.status === 201 ? 'Made' : 'Made before:', io);
  return 0;
}

/** As they are called on the command line. */
const ofTemplate = ['template', 'version', 'set', 'tenant', 'cron', 'zone', 'name', 'starts', 'ends', 'times'] as const;

function bodyIn(file: string, options: OfTemplate, io: Io): Promise<Body> {
  const both = ofTemplate.find((name) => options[name] !== undefined);
  if (both !== undefined) throw new CommandFailure(2, `the file says what --${both} would: give one of the two`);
  return readBody(file, io, (count) => `${file} holds ${count} schedules; one at a time is made`);
}

function bodyOf(options: OfTemplate): Body {
  const { template, version, set, tenant, cron, zone, name = template, starts, ends, times } = options;
  if (template === undefined || cron === undefined || zone === undefined)
    throw new CommandFailure(2, 'give a file, or --template with --cron and --zone');
  const content = JSON.stringify({
    ...{ name, cron, time_zone: zone, starts_at: starts, ends_at: ends },
    executions_max: times === undefined ? undefined : timesOf(times),
    template: {
      ...{ name: template, tenant_id: tenant, overrides: overridesIn(set ?? []) },
      version: version === undefined ? undefined : versionOf(version),
    },
  });
  return { from: '--template', content };
}

function timesOf(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new CommandFailure(2, `--times ${text}: it must be a whole number from 1 on`);
  return Number(text);
}
