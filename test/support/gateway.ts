// A stand-in for the platform's gateway: Model Management, Data Exchange and Predictive Learning, as far as they are called, in the shapes
// that the public client library names. In: what each tenant has. Out: an address. Promised: a tenant is known by its token only.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TenantThings {
  readonly token: string;
  readonly models?: readonly string[];
  readonly configurations?: readonly string[];
  readonly directories?: readonly string[];
}

export interface Gateway {
  readonly url: string;
  readonly calls: readonly { readonly method: string; readonly path: string; readonly body: string }[];
  /** What is answered instead, for the next calls; null: as always. */
  answer: { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> } | 'nothing' | null;
  close(): Promise<void>;
}

export async function startGateway(tenants: Readonly<Record<string, TenantThings>>): Promise<Gateway> {
  const calls: { method: string; path: string; body: string }[] = [];
  const files = new Set<string>();
  const gateway = { url: '', calls, answer: null as Gateway['answer'], close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body, headers = {} }) => {
      if (status !== 0) response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
      else hold(response);
    });
  });
  const held: ServerResponse[] = [];
  const hold = (response: ServerResponse) => void held.push(response);

  const answer = async (
    request: IncomingMessage,
  ): Promise<{ status: number; body: string; headers?: Record<string, string> }> => {
    const [method, path] = [request.method ?? '', request.url ?? ''];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('latin1');
    calls.push({ method, path, body });
    if (gateway.answer === 'nothing') return { status: 0, body: '' };
    if (gateway.answer !== null) return { body: '', ...gateway.answer };
    const tenant = Object.values(tenants).find(({ token }) => request.headers.authorization === `Bearer ${token}`);
    return tenant === undefined ? error(401, 'unauthorized') : answerTo({ method, path, body }, tenant);
  };

  const answerTo = ({ method, path, body }: (typeof calls)[number], tenant: TenantThings) => {
    const [, , api, , kind, id = ''] = path.split('/').map(decodeURIComponent);
    if (method === 'POST' && path === '/api/dataexchange/v3/files') return upload(body, tenant);
    const known = { modelmanagement: tenant.models, predictivelearning: tenant.configurations, dataexchange: tenant.directories }[
      api ?? ''
    ];
    if (method !== 'GET' || known?.includes(id) !== true) return error(404, 'not.found');
    const shown = kind === 'models' ? { lastVersion: { id: 'v-1', number: 1 }, type: 'Zeppelin notebook', author: 'geoff' } : {};
    return { status: 200, body: JSON.stringify({ id, name: `${kind} ${id}`, ...shown }) };
  };

  const upload = (body: string, tenant: TenantThings) => {
    const [, metadata = '{}'] = /name="metadata"\r\n\r\n(.*?)\r\n/.exec(body) ?? [];
    const { name = '', parentId = '' } = JSON.parse(metadata) as { name?: string; parentId?: string };
    if (tenant.directories?.includes(parentId) !== true) return error(404, 'not.found');
    if (files.has(`${parentId}/${name}`)) return error(409, 'exists');
    files.add(`${parentId}/${name}`);
    return { status: 201, body: JSON.stringify({ id: 'f-1', name, parentId }) };
  };

  await once(server.listen(0, '127.0.0.1'), 'listening');
  gateway.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  gateway.close = async () => {
    for (const response of held) response.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return gateway;
}

function error(status: number, code: string) {
  return { status, body: JSON.stringify({ errors: [{ code, message: code, logref: 'l-1' }] }) };
}
