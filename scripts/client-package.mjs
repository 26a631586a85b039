// Makes the package of the typed client: what a program that asks the service installs, without the service. In: src/client, or rather what the
// compiler makes of it. Out: a folder to be packed (dist/client, or the one that is given). Promised: its version is the service's, it depends on the
// one package that it imports, and nothing of an earlier one stays.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? 'dist/client';
const { version, license, engines, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync(folder, { recursive: true, force: true });
const sources = ['src/client/client.ts', 'src/client/openapi.ts'];
const plain = [
  '--target',
  'ES2022',
  '--module',
  'NodeNext',
  '--types',
  'node',
  '--strict',
  '--skipLibCheck',
  '--verbatimModuleSyntax',
];
const compiler = ['node_modules/typescript/bin/tsc', '--ignoreConfig', ...plain, '--declaration', '--outDir', folder, ...sources];
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
if (status !== 0) throw new Error('the client does not compile');

const of = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const manifest = {
  name: 'job-keeper-client',
  version,
  description: 'Typed client of Job Keeper: job requests, pools, jobs and policies over HTTP.',
  license,
  type: 'module',
  engines,
  exports: { '.': of('client'), './openapi': of('openapi') },
  dependencies: { 'openapi-fetch': dependencies['openapi-fetch'] },
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
copyFileSync('LICENSE', join(folder, 'LICENSE'));
