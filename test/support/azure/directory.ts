// Microsoft Entra, as far as a service that shows a client secret sees of it: an https endpoint that issues tokens. In: the secret that is right,
// and how long a token is good. Out: what the environment of a client must be; what was asked for; which tokens are good, and until when. It is an
// ADFS authority: the only kind that the vendor's library asks without first asking login.microsoftonline.com about it.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.js';

const tenant = 'adfs';
const clientId = '5f3c1c1e-0000-4000-8000-000000000175';

export interface DirectoryOptions {
  readonly certificate: Certificate;
  readonly clientSecret: string;
  /** The vendor's libraries ask for another token when less than 5 minutes are left. */
  readonly tokenSeconds: number;
}

export interface Directory {
  env(clientSecret: string): Readonly<Record<string, string>>;
  /** The scope of each token that was asked for, and whether it was issued. */
  readonly asked: readonly { readonly scope: string | null; readonly issued: boolean }[];
  /** Until when a token is good, in epoch milliseconds; undefined: it is none of this directory. */
  goodUntil(token: string): number | undefined;
  stop(): Promise<void>;
}

export async function startDirectory({ certificate, clientSecret, tokenSeconds }: DirectoryOptions): Promise<Directory> {
  const asked: { scope: string | null; issued: boolean }[] = [];
  const good = new Map<string, number>();
  const tokenFor = (form: URLSearchParams): Reply => {
    const issued = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
    asked.push({ scope: form.get('scope'), issued });
    if (!issued)
      return {
        status: 401,
        json: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
      };
    const token = randomUUID();
    good.set(token, Date.now() + tokenSeconds * 1000);
    return { status: 200, json: { token_type: 'Bearer', expires_in: tokenSeconds, access_token: token } };
  };
  const server = createServer(certificate, (request, response) => {
    const tell = ({ status, json }: Reply) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    if (request.method === 'GET') {
      tell({ status: 200, json: metadata(url) });
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => tell(tokenFor(new URLSearchParams(body))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: (secret) => ({
      AZURE_AUTHORITY_HOST: url,
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: clientId,
      AZURE_CLIENT_SECRET: secret,
    }),
    asked,
    goodUntil: (token) => good.get(token),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Reply {
  readonly status: number;
  readonly json: object;
}

function metadata(url: string): object {
  const endpoint = (name: string) => `${url}/${tenant}/oauth2/${name}`;
  return {
    issuer: `${url}/${tenant}`,
    authorization_endpoint: endpoint('authorize'),
    token_endpoint: endpoint('token'),
    jwks_uri: endpoint('keys'),
  };
}
