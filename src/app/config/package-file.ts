// Where the package is. Promised: the same files from source, compiled, and joined into one program, from whatever folder it is started.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** A file of the package. */
export function packageFile(path: string): string {
  return join(root, path);
}

/** The nearest folder that holds a package.json. */
function rootAbove(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(join(folder, 'package.json')) ? folder : rootAbove(above);
}
