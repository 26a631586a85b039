#!/usr/bin/env -S node --enable-source-maps --max-semi-space-size=32 --heap-growing-percent=150 --max-old-space-size=768 --single-threaded-gc
// The process entry: arguments in, exit code out. The only process.exit. What a command needs is loaded with the command: `--help` takes
// a third of the time of a start.
import { systemClock } from './adapters/clock/system-clock.js';
import { wantsJson } from './app/complaint.js';
import type { ServiceSurroundings, Surroundings } from './app/configured.js';
import { programOutput } from './cli/program-output.js';
import { runCli } from './cli/run-cli.js';

// Node has it from 21 on. Without it node-postgres looks for the platform it is on by making a `Response`, which loads all of fetch: 45 ms of a start.
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { userAgent: `Node.js/${process.versions.node}` } });

const stdout = programOutput(process.stdout);
const stderr = programOutput(process.stderr);
const io = { stdin: process.stdin, stdout, stderr, env: process.env, clock: systemClock };
const around: Surroundings = {
  ...{ env: process.env, stdout, stderr, asJson: wantsJson(process.argv.slice(2)) },
  onSignal: (listener) => {
    process.on('SIGTERM', () => listener('SIGTERM'));
    process.on('SIGINT', () => listener('SIGINT'));
  },
  onReload: (listener) => void process.on('SIGHUP', listener),
};

const service: ServiceSurroundings = { ...around, stdout: process.stdout };

const code = await runCli(process.argv.slice(2), io, {
  serve: async (asked) => (await import('./app/commands.js')).serveCommand(asked, service),
  migrate: async (asked) => (await import('./app/commands.js')).migrateCommand(asked, around),
  audit: async (asked) => (await import('./app/audit-command.js')).auditCommand(asked, around),
  demo: async (asked) => (await import('./app/demo/demo.js')).demoCommand(asked, around),
  settingsIn: async (asked) => (await import('./app/policy-scope.js')).settingsIn(asked, around),
  policyScope: async (asked) => (await import('./app/policy-scope.js')).policyScope(asked, around),
});
const lost = await stdout.lost();
if (lost !== null) stderr.write(`job-keeper: not all of the output could be written: ${lost}\n`);
process.exit(lost !== null && code === 0 ? 1 : code);
