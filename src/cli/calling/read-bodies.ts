// Job requests from files or from standard input. In: names of files, `-` for standard input. Out: bodies in their order, each with its place.
// A file holds one request, an array of them, or one a line. Promised: a number too large for a JavaScript number stays exact; what is not
// JSON is sent as it is, because what is wrong with it is for the service to say; nothing is sent when a file cannot be read.
import { readFile, stat } from 'node:fs/promises';
import { parse, stringify } from 'lossless-json';
import { whyUnread } from '../../app/config/why-unread.js';
import { CommandFailure } from '../failure.js';
import type { Io } from '../io.js';

export interface Body {
  /** As in `requests.jsonl:3`. */
  readonly from: string;
  readonly content: Uint8Array | string;
}

/** For people, of files that hold empty lists. */
export const noBodies = 'No job requests.\n';

const bytesMax = 256 * 1024 * 1024;
const readTimeoutMs = 60_000;

export async function readBodies(names: readonly string[], io: Io): Promise<Body[]> {
  const bodies: Body[] = [];
  for (const name of names) {
    const content = name === '-' ? await readAll(io.stdin) : await readWhole(name);
    // One by one: a file may hold more lines than a call takes arguments.
    for (const body of bodiesIn(name === '-' ? 'stdin' : name, content)) bodies.push(body);
  }
  return bodies;
}

/** The one that a file holds; `otherwise`: what is said of a file that holds another number of them. */
export async function readBody(name: string, io: Io, otherwise: (count: number) => string): Promise<Body> {
  const [body, ...others] = await readBodies([name], io);
  if (body === undefined || others.length > 0) throw new CommandFailure(2, otherwise(body === undefined ? 0 : others.length + 1));
  return body;
}

function bodiesIn(from: string, all: Buffer): Body[] {
  const content = withoutMark(all);
  const text = content.toString('utf8');
  // Made by something that has failed before it wrote, most often. Whoever has nothing to send says so by an empty list.
  if (text.trim() === '') throw new CommandFailure(2, `${from === 'stdin' ? 'standard input' : from} is empty`);
  const whole = parsed(text);
  if (whole.ok && Array.isArray(whole.value))
    return whole.value.map((one, index) => ({ from: `${from}[${index}]`, content: stringify(one) ?? '' }));
  const lines = text.split('\n').map((line, index) => ({ from: `${from}:${index + 1}`, content: line.trim() }));
  const filled = lines.filter((line) => line.content !== '');
  const [first] = filled;
  if (!whole.ok && filled.length > 1 && first !== undefined && parsed(first.content).ok) return filled;
  return [{ from, content }];
}

/** The byte order mark that some editors put before UTF-8; it is no part of the text, and no JSON. */
function withoutMark(content: Buffer): Buffer {
  return content.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? content.subarray(3) : content;
}

async function readWhole(name: string): Promise<Buffer> {
  try {
    if ((await stat(name)).size > bytesMax) throw new CommandFailure(2, `${name} is larger than ${bytesMax} bytes: split it`);
    return await readFile(name, { signal: AbortSignal.timeout(readTimeoutMs) });
  } catch (problem) {
    if (problem instanceof CommandFailure) throw problem;
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT')
      throw new CommandFailure(2, `there is no file ${name}`);
    throw new CommandFailure(2, `${name} cannot be read: ${whyUnread(problem)}`);
  }
}

async function readAll(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > bytesMax) throw new CommandFailure(2, `standard input is larger than ${bytesMax} bytes: split it`);
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: parse(text) };
  } catch {
    return { ok: false };
  }
}
