// Who is let in over HTTP, from the configuration; and one line that says it at the start.
import { readFileSync } from 'node:fs';
import type { Credentials } from '../../adapters/http/auth/authenticate.js';
import { everyTenant, type Caller, type Scope } from '../../core/caller.js';
import type { Config } from '../config/schema.js';

export function configuredCredentials({ auth }: Config): Credentials {
  return {
    issuers: auth.issuers.map((issuer) => ({
      name: issuer.name,
      issuer: issuer.issuer,
      audiences: issuer.audiences,
      algorithms: issuer.algorithms,
      jwksUri: issuer.jwks_uri,
      scopeClaims: issuer.scope_claims,
      tenantClaims: issuer.tenant_claims,
      callerClaims: issuer.caller_claims,
      grants: issuer.grants,
      clockToleranceSeconds: issuer.clock_tolerance_seconds,
      timeoutMs: issuer.timeout_ms,
      keysMaxAgeMs: issuer.keys_max_age_ms,
    })),
    keys: auth.keys.map((key) => ({ hash: key.hash, caller: callerOf(key) })),
    certificates: auth.certificates.map((one) => ({ commonName: one.common_name, caller: callerOf(one) })),
  };
}

interface Holder {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly tenants: '*' | readonly string[];
}

function callerOf({ name, scopes, tenants }: Holder): Caller {
  return {
    name,
    scopes: new Set(scopes),
    reach: tenants === '*' ? everyTenant : { kind: 'tenants', ids: new Set(tenants) },
  };
}

export function saysWhoMayCall({ auth: { issuers, keys, certificates }, http }: Config): string {
  const ways = [
    ...issuers.map(({ name }) => `tokens of ${name}`),
    ...(keys.length === 0 ? [] : [`${keys.length} API key(s)`]),
    ...(certificates.length === 0 ? [] : [`${certificates.length} client certificate(s)`]),
  ];
  if (ways.length > 0) return `http: callers show ${ways.join(', ')}`;
  return `http: on ${http.host} only, for everybody on this machine (neither auth.issuers nor auth.keys is set)`;
}

export function configuredTls({ http: { tls } }: Config) {
  const { cert_file: cert, key_file: key, client_ca_file: ca } = tls;
  if (cert === null || key === null) return null;
  return { cert: readFileSync(cert), key: readFileSync(key), clientCa: ca === null ? null : readFileSync(ca) };
}
