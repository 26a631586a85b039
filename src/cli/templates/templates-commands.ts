// job-keeper templates: what runs are made from, of a running service.
import { Option, type Command } from 'commander';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { asRead } from '../calling/as-read.js';
import { bodyFailure } from '../calling/broken-at.js';
import { ask, callApi, read } from '../calling/call-api.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { printTemplate, printTemplates } from './print-templates.js';
import { oneLine, printJson } from '../printing/print.js';
import { readBody } from '../calling/read-bodies.js';
import { addRunCommand } from './run-template-command.js';
import { tenantOption, versionOf, type OfTenant } from './template-options.js';
import { ShownTemplate, ShownVersion, TemplatePage, TemplateRow } from '../../words/template-shapes.js';

interface ListOptions extends ApiOptions, WideOption, OfTenant {
  readonly cursor?: string;
  readonly limit: string;
}

interface ShowOptions extends ApiOptions, OfTenant {
  readonly version?: string;
}

export function addTemplatesCommands(program: Command, io: Io, run: Run): void {
  const group = program.command('templates').description('keep templates of job requests, and make runs of them');
  withApiOptions(
    group
      .command('put')
      .description('store a template, or its next version')
      .argument('<file>', 'file with the template; - is standard input'),
  ).action((file: string, options: ApiOptions) => run(() => put(file, options, io)));
  withWide(withApiOptions(group.command('list').description('list templates, by tenant and name')))
    .addOption(new Option('--tenant <id>', 'only of this tenant'))
    .addOption(limitOption(50, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((options: ListOptions) => run(() => list(options, io)));
  withApiOptions(group.command('show').description('one template: what it says, and its versions').argument('<name>', 'its name'))
    .addOption(new Option('--version <number>', 'this version (else the newest)'))
    .addOption(tenantOption())
    .action((name: string, options: ShowOptions) => run(() => show(name, options, io)));
  addRunCommand(group, io, run);
  withApiOptions(
    group
      .command('retire')
      .description('retire a template: no new runs of it can be made; its present runs go on')
      .argument('<name>', 'its name'),
  )
    .addOption(tenantOption())
    .action((name: string, options: ApiOptions & OfTenant) => run(() => retire(name, options, io)));
}

async function put(file: string, options: ApiOptions, io: Io): Promise<number> {
  const body = await readBody(file, io, (count) => `${file} holds ${count} templates; one at a time is kept`);
  const asked = (client: Client) => client.POST('/v1/job-templates', asRead(body.content));
  const api = apiOf(options, io);
  const answer = await callApi(api, asked);
  if (answer.kind === 'problem') throw bodyFailure(body, answer.told);
  const { name, version } = read(TemplateRow, answer.json, api);
  if (options.json === true) printJson(io, answer.json);
  else io.stdout.write(oneLine(`${answer.status === 201 ? 'Kept' : 'Nothing new:'} ${name}, version ${version}`) + '\n');
  return 0;
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const { tenant, cursor, limit } = options;
  const query = { limit, ...queryOf({ tenant }), ...(cursor === undefined ? {} : { cursor }) };
  const asked = (client: Client) => client.GET('/v1/job-templates', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, TemplatePage);
  if (options.json === true) printJson(io, json);
  else printTemplates(value, io, options);
  return 0;
}

function show(name: string, options: ShowOptions, io: Io): Promise<number> {
  return options.version === undefined
    ? showWhole(name, options, io)
    : showVersion(name, versionOf(options.version), options, io);
}

async function showWhole(name: string, options: ShowOptions, io: Io): Promise<number> {
  const params = { path: { name }, query: queryOf(options) };
  const asked = (client: Client) => client.GET('/v1/job-templates/{name}', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShownTemplate);
  if (options.json === true) printJson(io, json);
  else printTemplate(value, value.versions, io);
  return 0;
}

async function showVersion(name: string, version: number, options: ShowOptions, io: Io): Promise<number> {
  const params = { path: { name, version: String(version) }, query: queryOf(options) };
  const asked = (client: Client) => client.GET('/v1/job-templates/{name}/versions/{version}', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShownVersion);
  if (options.json === true) printJson(io, json);
  else printTemplate(value, [], io);
  return 0;
}

async function retire(name: string, options: ApiOptions & OfTenant, io: Io): Promise<number> {
  const params = { path: { name }, query: queryOf(options) };
  const asked = (client: Client) => client.DELETE('/v1/job-templates/{name}', { params, parseAs: 'text' });
  const { json } = await ask(apiOf(options, io), asked, TemplateRow);
  if (options.json === true) printJson(io, json);
  else io.stdout.write('Retired.\n');
  return 0;
}

function queryOf({ tenant }: { readonly tenant?: string | undefined }) {
  return tenant === undefined ? {} : { tenant_id: tenant };
}
