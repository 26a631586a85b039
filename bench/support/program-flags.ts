// The flags of Node that the program is run with wherever it is run: those of its first line. Everybody who is compared has them, too.
import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/app/config/package-file.js';

export function programFlags(): readonly string[] {
  const [line = ''] = readFileSync(packageFile('src/main.ts'), 'utf8').split('\n');
  const [, flags] = line.split(/^#!.* node /);
  if (flags === undefined) throw new Error(`the program does not begin with how it is run: ${line}`);
  return flags.split(' ');
}
