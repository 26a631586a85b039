// The engine's own calls: HTTP Basic with the one name and password that were given to it. Promised: comparing takes as long whatever is sent.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refused, type Identified } from './identified.js';

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

const basic = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;

export function identifyEngine({ headers }: FastifyRequest, { username, password }: BasicCredential): Identified {
  const given = basic.exec(headers.authorization ?? '')?.[1];
  if (given === undefined) return refused('no-credential');
  const same = timingSafeEqual(digest(Buffer.from(given, 'base64')), digest(Buffer.from(`${username}:${password}`)));
  if (!same) return refused('unknown-key');
  return {
    kind: 'caller',
    caller: { name: `engine/${username}`, scopes: new Set(), reach: { kind: 'tenants', ids: new Set() } },
  };
}

function digest(credential: Buffer): Buffer {
  return createHash('sha256').update(credential).digest();
}
