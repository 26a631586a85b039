// Who calls, by whichever credential is configured: a token of an issuer, an API key, a client certificate. In: a request. Out: the caller, or why
// not. Without any of them everybody on this machine is anybody, and nobody else is: not a page of the web that a browser here has open, and
// not a name that was made to point here.
import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { everyTenant, scopes, type Caller } from '../../../core/caller.js';
import { identifyByKey, isKey, type KeyHolder } from './api-keys.js';
import { identifyByCertificate, type CertificateHolder } from './certificates.js';
import { refused, type Identified, type Identify } from './identified.js';
import { openIssuer, type Issuer, type IssuerOptions } from './issuer.js';

export interface Credentials {
  readonly issuers: readonly IssuerOptions[];
  readonly keys: readonly KeyHolder[];
  readonly certificates: readonly CertificateHolder[];
}

export const noCredentials: Credentials = { issuers: [], keys: [], certificates: [] };

export function authenticate({ issuers, keys, certificates }: Credentials): Identify {
  if (issuers.length + keys.length + certificates.length === 0) return anybodyHere;
  const opened = issuers.map(openIssuer);
  return (request) => {
    const credential = bearerOf(request);
    if (credential === null) return identifyByCertificate(request, certificates);
    if (isKey(credential)) return identifyByKey(credential, keys);
    return identifyByToken(credential, opened);
  };
}

function identifyByToken(token: string, issuers: readonly Issuer[]): Identified | Promise<Identified> {
  const claimed = issuerClaimedBy(token);
  if (claimed === null) return refused('bad-token');
  // Which of them is to verify it; that it is theirs is what verifying shows.
  const issuer = issuers.find((one) => one.issuer === claimed);
  return issuer === undefined ? refused('unknown-issuer') : issuer.identify(token);
}

function issuerClaimedBy(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}

const bearer = /^Bearer +([\w.~+/=-]+) *$/i;

function bearerOf({ headers }: FastifyRequest): string | null {
  return bearer.exec(headers.authorization ?? '')?.[1] ?? null;
}

const anybody: Caller = { name: 'anybody', scopes: new Set(scopes), reach: everyTenant };
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

function anybodyHere({ headers }: FastifyRequest): Identified {
  const { host = '', origin } = headers;
  const here = loopback.test(host) && (origin === undefined || origin.replace(/^https?:\/\//, '') === host);
  return here ? { kind: 'caller', caller: anybody } : refused('other-origin');
}
