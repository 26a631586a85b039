// The service as it is run: `serve`, joined as it is deployed, a process of its own, with the default configuration and what a benchmark changes of it. Its
// log goes to a file, as a container's does. BENCH_NODE_ARGS goes to its Node, to profile it. Promised: it is gone when the run ends, however it ends.
import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { reapAtEnd, reaped } from '../../test/support/reaper.js';
import { eventually } from '../../test/support/eventually.js';
import { temporaryFolder } from '../../test/support/temporary-folder.js';
import { packageFile } from '../../src/app/config/package-file.js';
import { programFlags } from './program-flags.js';

export interface ServingOptions {
  readonly databaseUrl: string;
  readonly amqpUrl?: string;
  readonly role?: 'all' | 'intake' | 'admission' | 'runs' | 'responses' | 'api';
  /** 'instant': the engine takes every run and has ended it when it is looked at; everything else is what is configured. */
  readonly engine: 'configured' | 'instant';
  /** As in a configuration file. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than this one. */
  readonly node?: string;
}

export interface Serving {
  readonly pid: number;
  readonly url: string;
  readonly startedMs: number;
  readonly log: string;
  stop(): Promise<void>;
}

export async function startServing(options: ServingOptions): Promise<Serving> {
  const { databaseUrl, amqpUrl, role = 'all', engine, config = {}, env = {}, node = process.execPath } = options;
  const folder = await temporaryFolder();
  const [file, log] = [join(folder, 'config.yaml'), join(folder, 'log')];
  writeFileSync(file, stringify({ data_dir: folder, http: { port: 0 }, ...config }));
  const entry = packageFile(engine === 'instant' ? 'dist/instant/serve-instant.js' : 'dist/service/main.js');
  const output = openSync(log, 'a');
  const begun = performance.now();
  const child = spawn(node, [...nodeArgs(), entry, 'serve', '--config', file, '--role', role], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ...(amqpUrl === undefined ? {} : { AMQP_URL: amqpUrl }), ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the service could not be started');
  reapAtEnd(pid);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      reaped(pid);
      resolve();
    });
  });
  const url = await eventually(() => addressIn(readFileSync(log, 'utf8'), child.exitCode), 30_000, 5);
  const startedMs = performance.now() - begun;
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  if (url === ended) throw new Error(`the service ended: ${readFileSync(log, 'utf8').slice(-1000)}`);
  return { pid, url, startedMs, log, stop };
}

function nodeArgs(): readonly string[] {
  return [...programFlags(), ...(process.env['BENCH_NODE_ARGS']?.split(' ') ?? [])];
}

const ended = 'ended';

function addressIn(log: string, exitCode: number | null): string | null {
  return /ready at (http[^"\s]+)/.exec(log)?.[1] ?? (exitCode === null ? null : ended);
}
