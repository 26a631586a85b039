// In: the output folder of a run that has succeeded, and what it reported. Out: its outputs as URIs, each once, the files of the folder
// first and by name. Promised: bounded, whatever lies there; links are not followed, and are not outputs.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readOutput } from '../../../core/ending/output.js';
import { hasCode } from './whole-file.js';

export interface Outputs {
  readonly uris: readonly string[];
  readonly message: string;
  /** There were more than are listed. */
  readonly cut: boolean;
}

const filesMax = 1000;
const foldersMax = 1000;

export async function outputsOf(folder: string, reported: string | null): Promise<Outputs> {
  const { files, cut: filesCut } = await filesIn(folder);
  const { outputs, message, cut } = readOutput(reported ?? '');
  return { uris: [...new Set([...files.map((file) => pathToFileURL(file).href), ...outputs])], message, cut: filesCut || cut };
}

async function filesIn(root: string): Promise<{ files: string[]; cut: boolean }> {
  const files: string[] = [];
  const pending = [root];
  for (let looked = 0; looked < foldersMax; looked += 1) {
    const folder = pending.shift();
    if (folder === undefined) break;
    for (const entry of await entriesOf(folder)) {
      if (entry.isFile()) files.push(join(folder, entry.name));
      if (entry.isDirectory()) pending.push(join(folder, entry.name));
    }
  }
  files.sort();
  return { files: files.slice(0, filesMax), cut: files.length > filesMax || pending.length > 0 };
}

async function entriesOf(folder: string): Promise<{ name: string; isFile(): boolean; isDirectory(): boolean }[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (problem) {
    // The job may have taken its own output folder away: no outputs, not a broken engine.
    if (hasCode(problem, 'ENOENT', 'ENOTDIR')) return [];
    throw problem;
  }
}
