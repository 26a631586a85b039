// A private Redis for BullMQ, which keeps what it has said to keep: its log is synchronised each second, as Redis and BullMQ advise. null: this
// machine has none.
import { spawn, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atEndOfRun } from '../../test/support/end-of-run.js';
import { freePorts } from '../../test/support/ports.js';
import { temporaryFolder } from '../../test/support/temporary-folder.js';
import { reapAtEnd, reaped } from '../../test/support/reaper.js';
import { eventually } from '../../test/support/eventually.js';
import { connect } from 'node:net';

export const redisSettings = 'appendonly yes, appendfsync everysec';

export interface Redis {
  readonly url: string;
  empty(): Promise<void>;
}

let running: Promise<Redis | null> | null = null;

export function redis(): Promise<Redis | null> {
  return (running ??= start());
}

async function start(): Promise<Redis | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const [dir, [port = 0]] = [join(await temporaryFolder(), 'redis'), await freePorts(1)];
  await mkdir(dir, { recursive: true });
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--appendonly', 'yes', '--appendfsync', 'everysec'];
  const server = spawn('redis-server', [...flags, '--save', '', '--maxmemory-policy', 'noeviction'], {
    stdio: 'ignore',
    detached: true,
  });
  const { pid } = server;
  if (pid === undefined) return null;
  reapAtEnd(pid);
  atEndOfRun(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    reaped(pid);
  });
  await eventually(() => say(port, 'PING'), 10_000, 20);
  return { url: `redis://127.0.0.1:${port}`, empty: () => say(port, 'FLUSHALL').then(() => undefined) };
}

/** One command, and the first line of its answer. */
function say(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString('latin1').trim());
    });
    socket.once('error', reject);
  });
}
