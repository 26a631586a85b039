// The text of a policy and of the examples beside it, as they stand in their files. Bounded: what is no policy is not read into memory.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { inTime } from './in-time.js';

const readTimeoutMs = 5_000;
/** The compiler takes less, and says so; this keeps what is no policy at all out of memory. */
const bytesMax = 4 * 1024 * 1024;

export interface Texts {
  readonly policy: string;
  readonly examples: string | null;
}

export async function textsOf(path: string): Promise<Texts> {
  const policy = await textOf(path);
  if (policy === null) throw new Error(`there is no policy file ${path}`);
  return { policy, examples: await textOf(examplesPath(path)) };
}

/** null: there is no such file. Throws a sentence with the path when there is too much in it, or it takes too long. */
export async function textOf(path: string, withinMs = readTimeoutMs): Promise<string | null> {
  try {
    return await inTime(path, withinMs, (signal) => wholeText(path, signal));
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw problem;
  }
}

async function wholeText(path: string, signal: AbortSignal): Promise<string> {
  const { size } = await stat(path);
  if (size > bytesMax) throw new Error(`${path} has ${size} bytes; a policy has at most ${bytesMax}`);
  // What is no file says no size before.
  const read = await buffer(createReadStream(path, { end: bytesMax, signal }));
  if (read.length > bytesMax) throw new Error(`${path} has more than ${bytesMax} bytes, the most that a policy may have`);
  return read.toString('utf8');
}

/** `policies/default.yaml` has its examples in `policies/default.test.yaml`. */
export function examplesPath(path: string): string {
  return path.replace(/(?:\.ya?ml)?$/, '.test.yaml');
}
