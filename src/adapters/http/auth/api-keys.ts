// API keys for small installations. In: a key and the hashes that are configured. Out: whose it is. Promised: the configuration holds no key;
// every comparison takes as long as every other. A key is 32 random bytes: a plain SHA-256 of it cannot be searched for.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../../../core/caller.js';
import { refused, type Identified } from './identified.js';

export interface KeyHolder {
  readonly caller: Caller;
  /** As `hashOfKey` makes it. */
  readonly hash: string;
}

const mark = 'jk_';
const algorithm = 'sha256';
export const keyHashShape = /^sha256:[0-9a-f]{64}$/;

export function makeKey(): { readonly key: string; readonly hash: string } {
  const key = mark + randomBytes(32).toString('base64url');
  return { key, hash: hashOfKey(key) };
}

export function isKey(credential: string): boolean {
  return credential.startsWith(mark);
}

export function identifyByKey(key: string, holders: readonly KeyHolder[]): Identified {
  const given = Buffer.from(hashOfKey(key));
  let found: Caller | null = null;
  // All of them, so that the place in the list does not show in the time.
  for (const { hash, caller } of holders) if (timingSafeEqual(given, Buffer.from(hash))) found = caller;
  return found === null ? refused('unknown-key') : { kind: 'caller', caller: found };
}

function hashOfKey(key: string): string {
  return `${algorithm}:${createHash(algorithm).update(key).digest('hex')}`;
}
