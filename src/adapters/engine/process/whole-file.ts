// In: a path and a value. Out: the value as a JSON file that is there whole or not at all, also after a power cut. Promised: what
// `createOnce` says was created, was created by this caller and nobody else.
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';

/** true: this caller made the file. false: it was there already, and is untouched. */
export async function createOnce(path: string, value: object): Promise<boolean> {
  const draft = await draftOf(path, value);
  try {
    // Unlike rename, link never replaces; unlike open with "wx", it never shows half a file.
    await link(draft, path);
    await settle(dirname(path));
    return true;
  } catch (problem) {
    if (hasCode(problem, 'EEXIST')) return false;
    throw problem;
  } finally {
    await rm(draft, { force: true });
  }
}

export async function replaceFile(path: string, value: object): Promise<void> {
  const draft = await draftOf(path, value);
  await rename(draft, path);
  await settle(dirname(path));
}

/** null: there is no such file. `T` is what this engine itself wrote there. */
export async function readWritten<T extends object>(path: string): Promise<T | null> {
  try {
    // Parsing boundary: files are written whole by this folder's own code, in folders that nobody else may enter.
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (problem) {
    if (hasCode(problem, 'ENOENT')) return null;
    throw problem;
  }
}

/** Makes the names in a folder survive a power cut. */
export async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function hasCode(problem: unknown, ...codes: readonly string[]): boolean {
  return problem instanceof Error && 'code' in problem && codes.includes(String(problem.code));
}

async function draftOf(path: string, value: object): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}
