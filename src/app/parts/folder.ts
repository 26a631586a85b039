// A folder under data_dir. Promised: it is there, or it is told at once and by its path why it cannot be.
//
// Node's own way to make a folder with all above it goes round without an end where a folder cannot be made although the one above it is
// there, as below /proc.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BadConfiguration } from '../config/bad-configuration.js';

/** Answers the folder. */
export async function madeFolder(folder: string): Promise<string> {
  try {
    for (const missing of await missingOf(resolve(folder))) await mkdir(missing).catch(unlessThere);
    if (!(await stat(folder)).isDirectory()) throw new Error('it is no folder');
    return folder;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new BadConfiguration(
      `the folder ${folder} cannot be made: ${why}; set data_dir (JOB_KEEPER_DATA_DIR) to one that can`,
      {
        cause: problem,
      },
    );
  }
}

/** From the outermost to the folder itself. */
async function missingOf(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = folder; !(await isThere(at)); at = dirname(at)) missing.unshift(at);
  return missing;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (problem) {
    if (hasCode(problem, 'ENOENT')) return false;
    throw problem;
  }
}

/** Another process was faster. */
function unlessThere(problem: unknown): void {
  if (!hasCode(problem, 'EEXIST')) throw problem;
}

function hasCode(problem: unknown, code: string): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === code;
}
