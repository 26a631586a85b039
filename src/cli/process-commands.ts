// The commands that are a process of the service: serve, migrate, audit, demo. Their bodies belong to the app; here is only how they are asked for.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { jsonOption } from './calling/api-options.js';
import { configOption } from './config-option.js';
import { roles, type Role } from '../app/roles.js';
import type { Commands, Run } from './io.js';

interface ServeOptions {
  readonly role: Role;
  readonly config?: string;
  readonly port?: number;
}

export function addProcessCommands(program: Command, commands: Commands, run: Run): void {
  program
    .command('serve')
    .description('run the service until SIGTERM or SIGINT')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
    .addOption(configOption())
    .addOption(new Option('--port <port>', 'port of the HTTP API; 0 takes any free one').argParser(portOf))
    .action(({ role, config, port }: ServeOptions) =>
      run(() => commands.serve({ configFile: config ?? null, role, port: port ?? null })),
    );
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(({ config, json }: { readonly config?: string; readonly json?: boolean }) =>
      run(() => commands.migrate({ configFile: config ?? null, json: json === true })),
    );
  program
    .command('audit')
    .description('check the invariants on the live store and engine once, repair what is safe, and list the rest')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(({ config, json }: { readonly config?: string; readonly json?: boolean }) =>
      run(() => commands.audit({ configFile: config ?? null, json: json === true })),
    );
  program
    .command('demo')
    .description('show the whole road on this machine, with embedded parts only')
    .addOption(jsonOption())
    .action(({ json }: { readonly json?: boolean }) => run(() => commands.demo({ json: json === true })));
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
