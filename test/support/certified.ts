// A key and a certificate for it, in two files of a folder. In: its name, and who signs it; null: it signs itself. Out: <name>.key and <name>.pem.
import { join } from 'node:path';
import { runCommand } from './run-command.js';

export async function certified(folder: string, name: string, by: string | null): Promise<void> {
  const at = (file: string) => join(folder, file);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', at(`${name}.key`)];
  const signer = by === null ? [] : ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`)];
  const about = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const made = ['req', '-x509', ...key, ...signer, ...about, '-out', at(`${name}.pem`)];
  await runCommand('openssl', made, { timeoutMs: 20_000 });
}
