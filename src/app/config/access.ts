// Who may call over HTTP, and who may sign messages. What is not configured lets nobody in, except whoever is on this machine.
import { z } from 'zod';
import { keyHashShape } from '../../adapters/http/auth/api-keys.js';
import { scopes } from '../../core/caller.js';
import type { Problem } from '../../core/problem.js';
import { isInTheClear, loopback } from './in-the-clear.js';
import { placed, twice } from './twice.js';

const text = z.string().min(1);
const optional = text.nullable().default(null);
const milliseconds = (value: number, min = 1) => z.int().min(min).max(86_400_000).default(value);

const Scopes = z.array(z.enum(scopes)).min(1);
/** In a list it would be the id of one tenant, that nobody has. */
const tenant = text.refine((id) => id !== '*', "cannot be in a list; to allow every tenant, write tenants: '*'");
/** `*`: every tenant. */
const Tenants = z.union([z.literal('*'), z.array(tenant).min(1)], {
  error: "must be '*', or a list of ids in quotation marks such as ['333']",
});

/** Signatures by a key that only the issuer has; a shared secret would let each holder make tokens. */
const Algorithm = z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']);

const Issuer = z.strictObject({
  name: text,
  /** Exactly as `iss` of its tokens says: https://login.microsoftonline.com/<directory>/v2.0 */
  issuer: z.url({ protocol: /^https?$/ }),
  audiences: z.array(text).min(1),
  /** None: as the issuer's /.well-known/openid-configuration says. */
  jwks_uri: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  algorithms: z.array(Algorithm).min(1).default(['RS256']),
  scope_claims: z.array(text).default(['scp', 'scope', 'roles']),
  tenant_claims: z.array(text).default(['tenant_id', 'tenant_ids']),
  caller_claims: z.array(text).default(['azp', 'appid', 'client_id', 'sub']),
  /** What a word of the scope claims gives, beside the names of the scopes themselves. */
  grants: z.record(text, Scopes).default({}),
  clock_tolerance_seconds: z.int().min(0).max(300).default(30),
  timeout_ms: milliseconds(5_000),
  keys_max_age_ms: milliseconds(600_000, 1_000),
});

const Key = z.strictObject({
  name: text,
  /** As `job-keeper keys make` prints it; never the key. */
  hash: z.string().regex(keyHashShape, 'must be a hash printed by job-keeper keys make'),
  scopes: Scopes,
  tenants: Tenants,
});

const Certificate = z.strictObject({ name: text, common_name: text, scopes: Scopes, tenants: Tenants });

export const Auth = z.strictObject({
  issuers: z.array(Issuer).max(20).default([]),
  keys: z.array(Key).max(1_000).default([]),
  /** Of clients, when http.tls.client_ca_file is set. */
  certificates: z.array(Certificate).max(1_000).default([]),
});
export type Auth = z.infer<typeof Auth>;

/** null: without a limit. */
const perMinute = z.int().min(1).max(10_000_000).nullable().default(6_000);

export const Limits = z.strictObject({
  /** Of one caller, at one replica. */
  calls_per_minute: perMinute,
  /** Job requests of one tenant, over HTTP, at all replicas together. */
  submits_per_minute: perMinute,
  /** Credentials that are none, from one address, at one replica. */
  failed_logins_per_minute: z.int().min(1).max(10_000_000).nullable().default(60),
});

/** What Databricks shows when it calls /v1/engine-events/databricks; without a password it is not taken. */
export const EngineEvents = z.strictObject({
  username: text.default('databricks'),
  password: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
});

const SignerKey = z.strictObject({
  name: text,
  kid: text,
  algorithm: Algorithm,
  /** SPKI, PEM. */
  public_key: text,
  tenants: Tenants,
});

export const SignedMessages = z.strictObject({
  /** A message without a valid signature is dead-lettered. */
  required: z.boolean().default(false),
  keys: z.array(SignerKey).max(1_000).default([]),
});

/** An address, or a network as 10.0.0.0/8. */
export const Proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'must be an address, or a network such as 10.0.0.0/8',
});

/** TLS of the service itself; none: a proxy before it, or loopback. */
export const Tls = z.strictObject({
  cert_file: optional,
  key_file: optional,
  /** Certificates of clients are asked for, and have to be signed by this one. */
  client_ca_file: optional,
});

interface Asked {
  readonly http: { readonly host: string; readonly tls: z.infer<typeof Tls> };
  readonly auth: Auth;
  readonly signed_messages: z.infer<typeof SignedMessages>;
}

export function accessProblems({ http: { host, tls }, auth, signed_messages: signed }: Asked): Problem[] {
  const { issuers, keys, certificates } = auth;
  const problems: Problem[] = [];
  if (issuers.length + keys.length + certificates.length === 0 && !loopback.test(host)) {
    const message = `is ${host}, but callers cannot be authenticated: set auth.issuers or auth.keys, or listen only on 127.0.0.1`;
    problems.push({ path: 'http.host', message });
  }
  if ((tls.cert_file === null) !== (tls.key_file === null))
    problems.push({ path: 'http.tls', message: 'needs both cert_file and key_file' });
  if (certificates.length > 0 && (tls.client_ca_file === null || tls.cert_file === null))
    problems.push({ path: 'auth.certificates', message: 'needs http.tls.cert_file, key_file and client_ca_file' });
  if (signed.required && signed.keys.length === 0)
    problems.push({ path: 'signed_messages.keys', message: 'is empty: every message would be refused' });
  return [
    ...problems,
    ...clearIssuers(issuers),
    ...sameCallers(auth),
    ...twice(placed('signed_messages.keys', signed.keys, 'kid')),
  ];
}

/** Of two that show the same, only one would ever be the caller, with its scopes and tenants; of two of one name nobody could tell who acted. */
function sameCallers({ issuers, keys, certificates }: Auth): Problem[] {
  return [
    placed('auth.issuers', issuers, 'name'),
    placed('auth.issuers', issuers, 'issuer'),
    [...placed('auth.keys', keys, 'name'), ...placed('auth.certificates', certificates, 'name')],
    placed('auth.keys', keys, 'hash'),
    placed('auth.certificates', certificates, 'common_name'),
  ].flatMap(twice);
}

/** Over the open network anybody could answer for the issuer. */
function clearIssuers(issuers: Auth['issuers']): Problem[] {
  return issuers.flatMap(({ issuer, jwks_uri }, index) =>
    Object.entries({ issuer, jwks_uri })
      .filter(([, url]) => url !== null && isInTheClear(url))
      .map(([key]) => ({
        path: `auth.issuers.${index}.${key}`,
        message: 'must be https: over http, anybody could answer in its place',
      })),
  );
}
