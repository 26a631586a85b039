// Folders of tenants, as directories: <root>/<tenant>/<folder id>. In: ids. Out: where a folder is, when it is there and may be used so.
// Promised: no id and no link leads out of the tenant's own directory.
import { access, constants, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resourceIdPattern } from '../../../core/model-jobs/model-job.js';
import type { Folder, Found } from '../../../ports/model-registry.js';

export interface FoundFolder extends Folder {
  readonly path: string;
}

const accesses = {
  read: { mode: constants.R_OK | constants.X_OK, word: 'read' },
  write: { mode: constants.W_OK | constants.X_OK, word: 'written to' },
} as const;

export async function folderOf(
  root: string,
  names: { readonly tenantId: string; readonly id: string },
  use: 'read' | 'write',
): Promise<Found<FoundFolder>> {
  const { tenantId, id } = names;
  const missing = { kind: 'missing', reason: `there is no folder ${id} that this tenant may use` } as const;
  if (!resourceIdPattern.test(tenantId) || !resourceIdPattern.test(id)) return missing;
  const home = await realpathOrNull(join(root, tenantId));
  const path = home === null ? null : await realpathOrNull(join(home, id));
  if (home === null || path === null || !isInside(home, path) || !(await stat(path)).isDirectory()) return missing;
  const { mode, word } = accesses[use];
  try {
    await access(path, mode);
  } catch {
    return { kind: 'missing', reason: `the folder ${id} cannot be ${word}` };
  }
  return { kind: 'found', thing: { path, uri: pathToFileURL(path).href } };
}

export function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** null: there is nothing, or the way to it is not a way. */
export async function realpathOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && ['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(String(problem.code)))
      return null;
    throw problem;
  }
}
