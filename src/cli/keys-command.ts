// job-keeper keys make: an API key for one who calls. Out: the key, once; and what goes into the configuration, which holds only its hash.
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import { makeKey } from '../adapters/http/auth/api-keys.js';
import { Auth } from '../app/config/access.js';
import { readingYaml } from '../core/given/issue-words.js';
import { scopes, type Scope } from '../core/caller.js';
import { jsonOption } from './calling/api-options.js';
import { CommandFailure } from './failure.js';
import type { Io, Run } from './io.js';
import { printJson } from './printing/print.js';

interface KeyOptions {
  readonly scope: Scope[];
  readonly tenant?: string[];
  readonly allTenants?: true;
  readonly json?: true;
}

export function addKeysCommand(program: Command, io: Io, run: Run): void {
  program
    .command('keys')
    .description('API keys for small installations')
    .command('make')
    .description('make an API key; it is printed once and stored nowhere')
    .argument('<name>', 'name of its holder, for the log and the limits')
    .addOption(new Option('--scope <scope...>', 'what it allows').choices(scopes).makeOptionMandatory())
    .addOption(new Option('--tenant <id...>', 'the tenants it reaches'))
    .addOption(new Option('--all-tenants', 'it reaches every tenant, for operators and for mediators of all tenants'))
    .addOption(jsonOption())
    .action((name: string, options: KeyOptions) => run(() => Promise.resolve(make(name, options, io))));
}

/** A key of which the configuration would not take the entry is known to nobody. */
function refuseUnusable(entry: object): void {
  const read = Auth.safeParse({ keys: [entry] }, readingYaml);
  const [issue] = read.error?.issues ?? [];
  if (issue !== undefined)
    throw new CommandFailure(2, `the configuration would not take it: ${issue.path.slice(2).join('.')}: ${issue.message}`);
}

function make(name: string, { scope, tenant = [], allTenants, json }: KeyOptions, io: Io): number {
  if (tenant.length > 0 === (allTenants === true))
    throw new CommandFailure(2, 'say whose requests it reaches: --tenant, or --all-tenants');
  if (tenant.includes('*')) throw new CommandFailure(2, 'every tenant is --all-tenants, and not --tenant');
  const { key, hash } = makeKey();
  const entry = { name, hash, scopes: scope, tenants: allTenants === true ? '*' : tenant };
  refuseUnusable(entry);
  if (json === true) printJson(io, { key, entry });
  else
    io.stdout.write(
      `${key}\n\nIt is shown only now. Into the configuration goes its hash:\n\n${stringify({ auth: { keys: [entry] } })}`,
    );
  return 0;
}
