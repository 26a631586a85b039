// Who is let in, over HTTP and by signature, from the configuration; and one line that says it at the start.
import type { Credentials } from '../../adapters/http/auth/authenticate.js';
import { everyTenant, type Caller, type Reach, type Scope } from '../../core/caller.js';
import type { Signatures } from '../../ports/signatures.js';
import { contentInTime } from '../config/content-in-time.js';
import { packageFile } from '../config/package-file.js';
import type { Config } from '../config/schema.js';
import { LiveCertificate, type CertificateParts } from '../live/live-certificate.js';

function configuredCredentials({ auth }: Pick<Config, 'auth'>): Credentials {
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

export function configuredFace(config: Pick<Config, 'auth' | 'http'>) {
  const { engine_events: engine, limits } = config.http;
  return {
    credentials: configuredCredentials(config),
    engineEvents: engine.password === null ? null : { username: engine.username, password: engine.password },
    rates: {
      callsPerMinute: limits.calls_per_minute,
      submitsPerMinute: limits.submits_per_minute,
      failedLoginsPerMinute: limits.failed_logins_per_minute,
    },
    trustedProxies: config.http.trusted_proxies,
    console: config.http.console ? packageFile('dist/service/console') : null,
  };
}

/** null: messages need not be signed. */
export async function configuredSignatures({ signed_messages: signed }: Config): Promise<Signatures | null> {
  if (!signed.required) return null;
  const keys = signed.keys.map(({ name, kid, algorithm, public_key: publicKey, tenants }) => ({
    ...{ name, kid, algorithm, publicKey },
    reach: reachOf(tenants),
  }));
  const { jwsSignatures } = await import('../../adapters/signatures/jws-signatures.js');
  return jwsSignatures(keys);
}

function callerOf({ name, scopes, tenants }: Holder): Caller {
  return { name, scopes: new Set(scopes), reach: reachOf(tenants) };
}

function reachOf(tenants: Holder['tenants']): Reach {
  return tenants === '*' ? everyTenant : { kind: 'tenants', ids: new Set(tenants) };
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

/** null: plain HTTP. */
export async function configuredCertificate(
  { http: { tls } }: Pick<Config, 'http'>,
  around: Omit<CertificateParts, 'read'>,
): Promise<LiveCertificate | null> {
  const { cert_file: cert, key_file: key, client_ca_file: ca } = tls;
  if (cert === null || key === null) return null;
  // One after the other: of a mount that hangs no more than one is left behind.
  const read = async () => ({
    cert: await contentInTime('http.tls.cert_file', cert),
    key: await contentInTime('http.tls.key_file', key),
    clientCa: ca === null ? null : await contentInTime('http.tls.client_ca_file', ca),
  });
  return LiveCertificate.open({ ...around, read });
}
