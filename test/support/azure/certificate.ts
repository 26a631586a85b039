// A certificate for addresses of this machine, signed by itself. Out: it, its key, and the file that a client trusts (NODE_EXTRA_CA_CERTS).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.js';
import { temporaryFolder } from '../temporary-folder.js';

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly file: string;
}

export async function certificateFor(addresses: readonly string[]): Promise<Certificate> {
  const folder = await temporaryFolder();
  const [file, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
  const names = addresses.map((address) => `IP:${address}`).join(',');
  const about = ['-subj', '/CN=azure.test', '-addext', `subjectAltName=${names}`, '-days', '2'];
  await runCommand('openssl', ['req', '-x509', ...key, ...about, '-out', file], { timeoutMs: 20_000 });
  return { cert: readFileSync(file), key: readFileSync(keyFile), file };
}
