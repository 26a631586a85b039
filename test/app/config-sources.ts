// The configuration as it comes out of an environment, a file and flags that a test writes down.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Sources } from '../../src/app/config/load.js';
import type { Config } from '../../src/app/config/schema.js';

export interface Folder {
  /** Writes a file and answers its path. */
  file(name: string, text: string | Buffer): string;
  remove(): void;
}

export function aFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'job-keeper-config-'));
  return {
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function configOf(sources: Partial<Sources>): Config {
  const loaded = loadConfig({ env: {}, file: null, flags: [], ...sources });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

/** Each as `path: message`. */
export function problemsOf(sources: Partial<Sources>): string[] {
  const loaded = loadConfig({ env: {}, file: null, flags: [], ...sources });
  return loaded.ok ? [] : loaded.problems.map(({ path, message }) => `${path}: ${message}`);
}
