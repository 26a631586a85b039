// The secrets that deploy/make-secrets.sh makes, in a folder of their own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../support/run-command.js';

export interface MadeSecrets {
  readonly folder: string;
  read(name: string): string;
  /** Once more, into the same folder. */
  make(): Promise<void>;
  remove(): void;
}

export async function makeSecrets(): Promise<MadeSecrets> {
  const folder = mkdtempSync(join(tmpdir(), 'job-keeper-secrets-'));
  const make = async (): Promise<void> => {
    await runCommand('sh', ['deploy/make-secrets.sh', folder], { timeoutMs: 20_000 });
  };
  await make();
  return {
    folder,
    make,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
