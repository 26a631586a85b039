// job-keeper templates run: a job request made of a template, by a running service.
import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { callApi, failureOf, read } from '../calling/call-api.js';
import type { Io, Run } from '../io.js';
import { oneLine, printJson } from '../printing/print.js';
import { overridesIn } from './set-option.js';
import { Taken } from '../../words/request-shapes.js';
import { tenantOption, versionOf, type OfTenant } from './template-options.js';

interface RunOptions extends ApiOptions, OfTenant {
  readonly set?: string[];
  readonly version?: string;
  readonly correlation?: string;
}

export function addRunCommand(templates: Command, io: Io, run: Run): void {
  withApiOptions(templates.command('run').description('make a job request of a template').argument('<name>', 'its name'))
    .addOption(new Option('--set <name=value...>', 'what to override: notebook_params.day=2026-01-31 priority=high'))
    .addOption(new Option('--version <number>', 'the version to run (else the newest)'))
    .addOption(new Option('--correlation <id>', 'its correlation id (else a new one)'))
    .addOption(tenantOption())
    .action((name: string, options: RunOptions) => run(() => runOne(name, options, io)));
}

async function runOne(name: string, { set, version, correlation, tenant, ...options }: RunOptions, io: Io): Promise<number> {
  const body = {
    correlation_id: correlation ?? randomUUID(),
    ...(version === undefined ? {} : { version: versionOf(version) }),
    overrides: overridesIn(set ?? []),
  };
  const params = { path: { name }, query: tenant === undefined ? {} : { tenant_id: tenant } };
  const asked = (client: Client) => client.POST('/v1/job-templates/{name}/runs', { params, body, parseAs: 'text' });
  const api = apiOf(options, io);
  const answer = await callApi(api, asked);
  if (answer.kind === 'problem') throw failureOf(answer.told);
  const taken = read(Taken, answer.json, api);
  if (options.json === true) printJson(io, answer.json);
  else {
    const became = answer.status === 202 ? 'Taken' : `Known already, ${taken.state}`;
    io.stdout.write(`${oneLine(`${became}: request ${taken.request_id}, correlation ${taken.correlation_id}`)}\n`);
  }
  return 0;
}
