// job-keeper jobs: the catalogue of jobs of a running service.
import { Option, type Command } from 'commander';
import type { Client } from '../../client/client.js';
import { apiOf, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { ask } from '../calling/call-api.js';
import { limitOption } from '../help.js';
import type { Io, Run } from '../io.js';
import { JobPage, ShownJob } from '../../words/job-shapes.js';
import { printJob } from './print-job.js';
import { printJobs } from './print-jobs.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { printJson } from '../printing/print.js';

interface ListOptions extends ApiOptions, WideOption {
  readonly name?: string;
  readonly undeclared?: true;
  readonly cursor?: string;
  readonly limit: string;
}

export function addJobsCommands(program: Command, io: Io, run: Run): void {
  const jobs = program.command('jobs').description('look at the jobs that may be asked for');
  withWide(withApiOptions(jobs.command('list').description('list jobs that the engine declares or the settings name')))
    .addOption(new Option('--name <text>', 'only jobs with this text in their name'))
    .addOption(new Option('--undeclared', 'only jobs that the settings name but the engine does not declare'))
    .addOption(limitOption(50, 500))
    .addOption(new Option('--cursor <cursor>', 'continue after the page that ended with this cursor'))
    .action((options: ListOptions) => run(() => list(options, io)));
  withApiOptions(
    jobs.command('show').description('one job: where it runs, and what the settings say of it').argument('<id>', 'job id'),
  ).action((id: string, options: ApiOptions) => run(() => show(id, options, io)));
}

async function list(options: ListOptions, io: Io): Promise<number> {
  const query = queryOf(options);
  const asked = (client: Client) => client.GET('/v1/jobs', { params: { query }, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, JobPage);
  if (options.json === true) printJson(io, json);
  else printJobs(value, io, options);
  return 0;
}

async function show(id: string, options: ApiOptions, io: Io): Promise<number> {
  const params = { path: { job_id: id } };
  const asked = (client: Client) => client.GET('/v1/jobs/{job_id}', { params, parseAs: 'text' });
  const { json, value } = await ask(apiOf(options, io), asked, ShownJob);
  if (options.json === true) printJson(io, json);
  else printJob(value, io);
  return 0;
}

function queryOf({ name, undeclared, cursor, limit }: ListOptions) {
  return {
    limit,
    ...(name === undefined ? {} : { name }),
    ...(undeclared === undefined ? {} : { declared: 'false' as const }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
