// The content of a file of the configuration. In: its path. Out: what is in it. Promised: no more is read than a configuration has, also of a path that
// is no file and never ends; throws why it is not read, as a sentence.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { whyUnread } from './why-unread.js';

/** More than 10,000 jobs, whose YAML takes two seconds to read: of a larger file it would be most of the start, and of each look for a change. */
const bytesMax = 1024 * 1024;

export function fileContent(path: string): Buffer {
  try {
    return contentOf(path);
  } catch (problem) {
    throw new Error(whyUnread(problem), { cause: problem });
  }
}

function contentOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > bytesMax) throw new Error(`${path} has ${size} bytes; at most ${bytesMax} are allowed`);
    return wholeOf(path, file);
  } finally {
    closeSync(file);
  }
}

/** What is no file says no size before. */
function wholeOf(path: string, file: number): Buffer {
  const pieces: Buffer[] = [];
  for (let read = 0; read <= bytesMax;) {
    const piece = Buffer.alloc(64 * 1024);
    const bytes = readSync(file, piece);
    if (bytes === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, bytes));
    read += bytes;
  }
  throw new Error(`${path} has more than ${bytesMax} bytes, the most that are allowed`);
}
