// Step five: results into the output folder. In: the folder and the URIs that a run has reported or left. Out: copies of its files in a
// directory named after the job; a list of what lies elsewhere. Promised: only files among the run's own outputs are copied, whatever a
// job reports; a file appears whole; the same again changes nothing.
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stored } from '../../../ports/model-registry.js';
import { isInside, realpathOrNull } from './folders.js';

export interface StoreOrder {
  readonly folder: string;
  readonly jobId: string;
  readonly outputs: readonly string[];
  /** Only what lies under it is copied; null: nothing is. */
  readonly filesFrom: string | null;
}

/** Where what cannot be copied is listed. */
export const listName = 'outputs.json';

export async function storeResults({ folder, jobId, outputs, filesFrom }: StoreOrder): Promise<Stored> {
  if (outputs.length === 0) return { kind: 'stored', count: 0 };
  const target = join(folder, jobId);
  await mkdir(target, { recursive: true });
  const root = filesFrom === null ? null : await realpathOrNull(filesFrom);
  const names = new Set<string>([listName]);
  const elsewhere: string[] = [];
  for (const uri of outputs) {
    const file = await fileOf(uri);
    if (file !== null && isInside(folder, file)) continue;
    if (file === null || root === null || !isInside(root, file)) elsewhere.push(uri);
    else await copyWhole(file, join(target, freeName(names, basename(file))));
  }
  if (elsewhere.length > 0) await writeWhole(join(target, listName), JSON.stringify({ outputs: elsewhere }, null, 2));
  return { kind: 'stored', count: outputs.length };
}

/** The real place of a file on this machine; null: it is not one. */
async function fileOf(uri: string): Promise<string | null> {
  if (!uri.startsWith('file:')) return null;
  let path: string;
  try {
    path = fileURLToPath(uri);
  } catch {
    return null;
  }
  const real = await realpathOrNull(path);
  return real !== null && (await stat(real)).isFile() ? real : null;
}

function freeName(taken: Set<string>, wished: string): string {
  let name = wished;
  for (let next = 2; taken.has(name); next += 1) name = `${next}-${wished}`;
  taken.add(name);
  return name;
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.part`);
  await rename(`${to}.part`, to);
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
