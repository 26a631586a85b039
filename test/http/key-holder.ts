// Somebody with an API key: what is configured for them, and what they send along.
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials, type Credentials } from '../../src/adapters/http/auth/authenticate.js';
import { everyTenant, scopes, type Reach, type Scope } from '../../src/core/caller.js';

interface Holding {
  readonly name?: string;
  readonly scopes?: readonly Scope[];
  readonly reach?: Reach;
}

export function keyHolder({ name = 'ops-anna', scopes: held = scopes, reach = everyTenant }: Holding = {}) {
  const { key, hash } = makeKey();
  const caller = { name, scopes: new Set(held), reach };
  const credentials: Credentials = { ...noCredentials, keys: [{ hash, caller }] };
  return { credentials, headers: { authorization: `Bearer ${key}` } };
}

export const onlyTenant = (...ids: string[]): Reach => ({ kind: 'tenants', ids: new Set(ids) });
