// The content of a file that a setting names, read again while the service runs. Promised: nothing else of the process waits for it, also where its mount
// hangs; no more is read than such a file has. Throws BadConfiguration with the setting and the path where it cannot be read.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { inTime, TooSlow } from '../../adapters/policy-source/in-time.js';
import { BadConfiguration } from './bad-configuration.js';
import { whyUnread } from './why-unread.js';

const readTimeoutMs = 5_000;
const bytesMax = 1024 * 1024;

export async function contentInTime(setting: string, path: string): Promise<Buffer> {
  try {
    return await inTime(path, readTimeoutMs, (signal) => whole(path, signal));
  } catch (problem) {
    const sentence = problem instanceof TooSlow ? problem.message : `the file ${path} cannot be read: ${whyUnread(problem)}`;
    throw new BadConfiguration(`${setting}: ${sentence}`, { cause: problem });
  }
}

async function whole(path: string, signal: AbortSignal): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > bytesMax) throw new Error(`${path} has ${size} bytes; at most ${bytesMax} are allowed`);
  // What is no file says no size before.
  const read = await buffer(createReadStream(path, { end: bytesMax, signal }));
  if (read.length > bytesMax) throw new Error(`${path} has more than ${bytesMax} bytes, the most that are allowed`);
  return read;
}
