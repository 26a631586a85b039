// Who we are to the workspace. In: the configured way; out: a bearer token that is good for the next call, or why there is none.
// Promised: one token request at a time however many wait, refreshed before it is too old, and never written anywhere.
import type { Clock } from '../../../ports/clock.js';
import { TokenCache, type TokenOutcome } from './token-cache.js';
import { entraToken, oauthToken, type TokenRequest } from './token-request.js';
import type { Wire } from './wire.js';

export type Auth =
  /** A personal access token. */
  | { readonly kind: 'pat'; readonly token: string }
  /** A service principal of Databricks. */
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string }
  /** A service principal of Entra. */
  | {
      readonly kind: 'entra';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly authorityHost?: string;
    };

export interface Credential {
  token(): Promise<TokenOutcome>;
  /** The workspace did not accept it. False: there is no other to be had. */
  drop(token: string): boolean;
  /** Takes everything secret out of a text that came from outside. */
  scrub(text: string): string;
}

const databricksToken = /\bdapi[0-9a-f]{16,}(-\d+)?\b/gi;
const bearer = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;
const webToken = /\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,2}/g;

export function credentialOf(
  auth: Auth,
  parts: { readonly host: string; readonly wire: Wire; readonly clock: Clock },
): Credential {
  if (auth.kind === 'pat') {
    const outcome = Promise.resolve({ kind: 'token', token: auth.token } as const);
    return { token: () => outcome, drop: () => false, scrub: (text) => withoutSecrets(text, [auth.token]) };
  }
  const request: TokenRequest = auth.kind === 'oauth' ? oauthToken(auth, parts.host) : entraToken(auth);
  const cache = new TokenCache(request, parts.wire, parts.clock);
  return {
    token: () => cache.token(),
    drop: (token) => {
      cache.drop(token);
      return true;
    },
    scrub: (text) => withoutSecrets(text, [auth.clientSecret, ...cache.held()]),
  };
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '***');
  return clean.replaceAll(databricksToken, '***').replaceAll(bearer, '$1 ***').replaceAll(webToken, '***');
}
