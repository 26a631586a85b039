// Discovery and tokens for machines: the workspace's own OAuth endpoint (Basic auth), and the shape of Entra's (secret in the form).
import type { Access } from './access.js';
import type { JsonObject } from './lossless-json.js';

export interface TokenCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
  readonly baseUrl: string;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

const ENTRA = /^\/[^/]+\/oauth2\/(v2\.0\/)?token$/;

function basicPair(authorization: string | undefined): readonly [string, string] {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
}

function issue(call: TokenCall, access: Access, pair: readonly [string, string]): TokenAnswer {
  if (call.form.get('grant_type') !== 'client_credentials') return { status: 400, body: { error: 'unsupported_grant_type' } };
  const answer = access.issue(pair[0], pair[1]);
  if (answer !== null) return { status: 200, body: answer };
  return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } };
}

/** Null: not a matter of tokens. */
export function answerTokenCall(call: TokenCall, access: Access): TokenAnswer | null {
  const { method, path, form, baseUrl } = call;
  if (method === 'GET' && path === '/oidc/.well-known/oauth-authorization-server')
    return {
      status: 200,
      body: {
        issuer: `${baseUrl}/oidc`,
        authorization_endpoint: `${baseUrl}/oidc/v1/authorize`,
        token_endpoint: `${baseUrl}/oidc/v1/token`,
        grant_types_supported: ['client_credentials'],
      },
    };
  if (method !== 'POST') return null;
  if (path === '/oidc/v1/token') return issue(call, access, basicPair(call.authorization));
  if (ENTRA.test(path)) return issue(call, access, [form.get('client_id') ?? '', form.get('client_secret') ?? '']);
  return null;
}
