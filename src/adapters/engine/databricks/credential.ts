// Who we are to the workspace. In: the configured way; out: a bearer token that is good for the next call, or why there is none.
// Promised: one token request at a time however many wait, refreshed before it is too old, and never written anywhere; a secret that is read from
// somewhere is read whenever it is used, so that a new one needs no restart.
import { SecretReader, type Secret } from '../../../core/secret.js';
import type { Clock } from '../../../ports/clock.js';
import type { Credential, TokenOutcome } from '../shared/credential.js';
import type { Wire } from '../shared/wire.js';
import { TokenCache } from './token-cache.js';
import { entraToken, oauthToken } from './token-request.js';

export type Auth =
  /** A personal access token. */
  | { readonly kind: 'pat'; readonly token: Secret }
  /** A service principal of Databricks. */
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: Secret }
  /** A service principal of Entra. */
  | {
      readonly kind: 'entra';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly authorityHost?: string;
    };

const databricksToken = /\bdapi[0-9a-f]{16,}(-\d+)?\b/gi;
const bearer = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;
const webToken = /\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*){1,2}/g;

export function credentialOf(
  auth: Auth,
  parts: { readonly host: string; readonly wire: Wire; readonly clock: Clock; readonly tokenPatienceMs: number },
): Credential {
  if (auth.kind === 'pat') return personal(new SecretReader(auth.token));
  const secret = new SecretReader(auth.clientSecret);
  const requestWith = (clientSecret: string) =>
    auth.kind === 'oauth' ? oauthToken({ ...auth, clientSecret }, parts.host) : entraToken({ ...auth, clientSecret });
  const cache = new TokenCache(() => requestWith(secret.now()), parts.wire, parts.clock, parts.tokenPatienceMs);
  return {
    token: () => cache.token(),
    drop: (token) => {
      cache.drop(token);
      return true;
    },
    scrub: (text) => withoutSecrets(text, [...secret.seen(), ...cache.held()]),
  };
}

/** As a header may hold it: of anything else the call would fail as if the workspace were away. */
const headerSafe = /^[\x21-\x7e]+$/;

function personal(secret: SecretReader): Credential {
  const token = (): TokenOutcome => {
    const value = secret.now();
    if (!headerSafe.test(value)) return { kind: 'none', reason: 'what is given as a token is none', retryAfterMs: null };
    return { kind: 'token', token: value };
  };
  return {
    token: () => Promise.resolve(token()),
    // Another has been written meanwhile, or there is none.
    drop: (refused) => {
      const now = token();
      return now.kind === 'token' && now.token !== refused;
    },
    scrub: (text) => withoutSecrets(text, secret.seen()),
  };
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '***');
  return clean.replaceAll(databricksToken, '***').replaceAll(bearer, '$1 ***').replaceAll(webToken, '***');
}
