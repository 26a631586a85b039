// From the claims of a verified token to what its bearer may. In: claims, and which of them mean something here. Out: the caller. A token that
// names neither scope nor tenant of ours is a caller who may nothing and reaches nobody.
import type { JWTPayload } from 'jose';
import { scopes, type Caller, type Scope } from '../../../core/caller.js';

export interface ClaimNames {
  /** Text with words between spaces, or a list: `scp`, `scope`, `roles`. */
  readonly scopeClaims: readonly string[];
  readonly tenantClaims: readonly string[];
  /** The first that is there names the caller. */
  readonly callerClaims: readonly string[];
  /** What a word of the scope claims means here, beside the scopes themselves: `JobKeeper.Operator` -> scopes. */
  readonly grants: Readonly<Record<string, readonly Scope[]>>;
}

/** A scope or role that gives one tenant, for issuers that add no claims of their own. */
const tenantWord = 'tenant:';
const everyTenantWord = 'tenants:all';

export function callerOf(claims: JWTPayload, names: ClaimNames, issuer: string): Caller {
  const words = names.scopeClaims.flatMap((claim) => wordsOf(claims[claim]));
  const held = new Set(words.flatMap((word) => scopesOf(word, names.grants)));
  const all = words.includes(everyTenantWord) || held.has('queue:operate');
  const ids = new Set([...names.tenantClaims.flatMap((claim) => listOf(claims[claim])), ...tenantsIn(words)]);
  const name = names.callerClaims.map((claim) => claims[claim]).find((value) => typeof value === 'string');
  return {
    name: `${issuer}/${name ?? 'unnamed'}`,
    scopes: held,
    reach: all ? { kind: 'all' } : { kind: 'tenants', ids },
  };
}

function scopesOf(word: string, grants: ClaimNames['grants']): readonly Scope[] {
  const scope = scopes.find((one) => one === word);
  if (scope !== undefined) return [scope];
  return Object.hasOwn(grants, word) ? (grants[word] ?? []) : [];
}

function tenantsIn(words: readonly string[]): string[] {
  return words.filter((word) => word.startsWith(tenantWord)).map((word) => word.slice(tenantWord.length));
}

function wordsOf(claim: unknown): string[] {
  return typeof claim === 'string' ? claim.split(' ').filter(Boolean) : listOf(claim);
}

/** A tenant's id may hold spaces: it is not taken apart. */
function listOf(claim: unknown): string[] {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : [];
}
