// Step five, through Data Exchange: results uploaded into the output folder. In: the URIs that a run has reported or left. Out: one file
// each, named after the job, and a list of what lies elsewhere. Promised: only files among the run's own outputs are sent; a file that is
// there already was sent before.
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Results, Stored } from '../../../ports/model-registry.js';
import { callGateway, type GatewayAccess } from './gateway-call.js';

export interface UploadTo {
  readonly access: GatewayAccess;
  readonly path: string;
  /** Only what lies under it is sent; null: nothing is. */
  readonly filesFrom: string | null;
}

/** Held in memory while it is sent. */
const fileBytesMax = 64 * 1024 * 1024;

export async function upload(to: UploadTo, results: Results): Promise<Stored> {
  const files = await Promise.all(results.outputs.map((uri) => fileOf(uri, to.filesFrom)));
  const elsewhere = results.outputs.filter((_uri, index) => files[index] === null);
  const names = new Set<string>();
  for (const file of files.filter((one) => one !== null)) {
    if ((await stat(file)).size > fileBytesMax)
      return { kind: 'refused', reason: `${basename(file)} is larger than ${fileBytesMax} bytes` };
    const sent = await send(to, results, { name: freeName(names, basename(file)), content: await readFile(file) });
    if (sent.kind === 'refused') return sent;
  }
  if (elsewhere.length > 0) {
    const content = Buffer.from(JSON.stringify({ outputs: elsewhere }, null, 2));
    const sent = await send(to, results, { name: freeName(names, 'outputs.json'), content });
    if (sent.kind === 'refused') return sent;
  }
  return { kind: 'stored', count: results.outputs.length };
}

interface Named {
  readonly name: string;
  readonly content: Buffer;
}

async function send(
  { access, path }: UploadTo,
  { tenantId, folderId, jobId }: Results,
  { name, content }: Named,
): Promise<Stored> {
  const form = new FormData();
  form.set('metadata', JSON.stringify({ name: `${jobId}-${name}`, parentId: folderId, type: 'FILE' }));
  form.set('file', new Blob([new Uint8Array(content)]), `${jobId}-${name}`);
  const { status } = await callGateway(access, tenantId, { method: 'POST', path, data: form });
  if (status < 300 || status === 409) return { kind: 'stored', count: 1 };
  return { kind: 'refused', reason: `the gateway refused ${name} with ${status}` };
}

/** null: it lies elsewhere. */
async function fileOf(uri: string, filesFrom: string | null): Promise<string | null> {
  if (filesFrom === null || !uri.startsWith('file:')) return null;
  try {
    const [root, file] = await Promise.all([realpath(filesFrom), realpath(fileURLToPath(uri))]);
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function freeName(taken: Set<string>, wished: string): string {
  const plain = wished.replaceAll(/[^0-9A-Za-z._() -]/g, '_');
  let name = plain;
  for (let next = 2; taken.has(name); next += 1) name = `${next}-${plain}`;
  taken.add(name);
  return name;
}
