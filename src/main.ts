#!/usr/bin/env node
// The process entry: arguments in, exit code out. The only process.exit.
import { systemClock } from './adapters/clock/system-clock.js';
import { auditCommand } from './app/audit-command.js';
import { configured, migrateCommand, serveCommand, type Surroundings } from './app/commands.js';
import { namedFile } from './app/config/load.js';
import { demoCommand } from './app/demo/demo.js';
import { namesOf } from './app/parts/policies.js';
import { runCli } from './cli/run-cli.js';

const around: Surroundings = {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  onSignal: (listener) => {
    process.on('SIGTERM', () => listener('SIGTERM'));
    process.on('SIGINT', () => listener('SIGINT'));
  },
  onReload: (listener) => void process.on('SIGHUP', listener),
};

const io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, clock: systemClock };

const code = await runCli(process.argv.slice(2), io, {
  serve: (asked) => serveCommand(asked, around),
  migrate: (asked) => migrateCommand(asked, around),
  audit: (asked) => auditCommand(asked, around),
  demo: () => demoCommand(around),
  policyScope: ({ configFile }) => {
    const config = configured(configFile, [], around);
    return Promise.resolve(config === null ? null : { file: namedFile(config.policies.file), ...namesOf(config) });
  },
});
process.exit(code);
