// The server's own log, beside the data: bounded, and read for the reason when a start fails.
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from './home.js';

const LOG_MAX_BYTES = 4_000_000;
const READ_MAX_BYTES = 16_000;

export function logFile(home: Home): string {
  return join(home.dir, 'postgres.log');
}

/** Keeps one older log: a server that is restarted for years does not fill the disk. Returns where new lines will begin. */
export async function beginLog(home: Home): Promise<number> {
  const size = await sizeOf(logFile(home));
  if (size <= LOG_MAX_BYTES) return size;
  await rename(logFile(home), `${logFile(home)}.1`);
  return 0;
}

export async function readLog(home: Home, from: number): Promise<string> {
  const file = await open(logFile(home), 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(READ_MAX_BYTES), position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}
