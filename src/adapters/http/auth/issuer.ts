// An OIDC issuer (Microsoft Entra ID or any other). In: its name and what is pinned of it. Out: who a token of it speaks for. Promised: only the
// configured issuer, audiences and algorithms are taken, and a token without an end is not; its keys are fetched from where the issuer or the
// configuration says, kept, and fetched anew when a token names one that is not known, at most every half minute.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { callerOf, type ClaimNames } from './claims.js';
import { refused, type Identified } from './identified.js';
import { answerOf } from './issuer-answer.js';
import { pausing } from './pausing.js';

export interface IssuerOptions extends ClaimNames {
  /** For people: `entra`. */
  readonly name: string;
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  /** null: as the issuer's discovery document says. */
  readonly jwksUri: string | null;
  readonly clockToleranceSeconds: number;
  readonly timeoutMs: number;
  /** How long keys are kept without asking again. */
  readonly keysMaxAgeMs: number;
}

export interface Issuer {
  readonly issuer: string;
  identify(token: string): Promise<Identified>;
}

const cooldownMs = 30_000;

export function openIssuer(options: IssuerOptions): Issuer {
  const { issuer, audiences, algorithms, clockToleranceSeconds: clockTolerance } = options;
  const keys = keysOf(options);
  const verify = async (token: string): Promise<Identified> => {
    const { payload } = await jwtVerify(token, await keys(), {
      issuer,
      audience: [...audiences],
      algorithms: [...algorithms],
      clockTolerance,
      requiredClaims: ['exp'],
    });
    return { kind: 'caller', caller: callerOf(payload, options, options.name) };
  };
  return {
    issuer,
    identify: (token) => verify(token).catch((problem: unknown) => refusalOf(problem)),
  };
}

/** Where the keys are is asked for once; a failure is kept for a moment only. */
function keysOf({ issuer, jwksUri, timeoutMs, keysMaxAgeMs }: IssuerOptions): () => Promise<JWTVerifyGetKey> {
  let known: Promise<JWTVerifyGetKey> | null = null;
  const open = pausing(async () => {
    const at = jwksUri ?? (await discover(issuer, timeoutMs));
    return createRemoteJWKSet(new URL(at), {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: keysMaxAgeMs,
      [customFetch]: pausing(keysAt),
    });
  });
  return () =>
    (known ??= open().catch((problem: unknown) => {
      known = null;
      throw problem;
    }));
}

/** Its signal is that of `timeoutDuration`. What is no set of keys has to fail here already: only then is there a pause before it is asked for again. */
const keysAt: FetchImplementation = async (at, asked) => {
  const keys = await answerOf(at, asked);
  createLocalJWKSet(keys as JSONWebKeySet);
  return Response.json(keys);
};

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discover(issuer: string, timeoutMs: number): Promise<string> {
  const at = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: says, jwks_uri: jwksUri } = Discovery.parse(await answerOf(at, { signal: AbortSignal.timeout(timeoutMs) }));
  if (says !== issuer) throw new Error(`${at} is of the issuer ${says}, not of ${issuer}`);
  // Keys that come in the clear could be anybody's.
  if (new URL(issuer).protocol === 'https:' && new URL(jwksUri).protocol !== 'https:')
    throw new Error(`${at} says that the keys are at ${jwksUri}, which is not https`);
  return jwksUri;
}

/** What is wrong with the token is the caller's; all else means that the keys could not be had. */
function refusalOf(problem: unknown): Identified {
  if (problem instanceof errors.JWTExpired) return refused('expired');
  if (problem instanceof errors.JWTClaimValidationFailed) return refused('wrong-claim');
  if (problem instanceof errors.JOSEError && !aboutKeys.has(problem.code)) return refused('bad-token');
  return { kind: 'unknown', problem };
}

/** The issuer did not answer, or not with keys. */
const aboutKeys = new Set(['ERR_JOSE_GENERIC', errors.JWKSTimeout.code, errors.JWKSInvalid.code]);
