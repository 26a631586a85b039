// What every route that needs a scope owes its callers, whatever it does: 401, 403, 429, 503, and for a body 400, 413 and 415. To be called
// inside the describe of a route.
import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { scopes, type Scope } from '../../src/core/caller.js';
import { Fault } from '../../src/core/faults.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { keyHolder } from './key-holder.js';
import { aFace, bodyBytesMax, call } from './scripted-keeper.js';

interface Door {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly scope: Scope;
  /** What it takes; null: it takes no body. */
  readonly body: object | null;
  /** The method of the keeper that it asks. */
  readonly asks: (called: () => Promise<never>) => Partial<Keeper>;
}

const json = { 'content-type': 'application/json' };

/** A keeper that cannot reach its store, and how often it was asked. */
function away({ asks }: Door) {
  const asked: true[] = [];
  const script = asks(() => (asked.push(true), Promise.reject(new Fault('store-unavailable', 'db-7 is gone'))));
  return { script, asked };
}

function fitting({ method, body }: Door, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return body === null ? { method, headers } : { method, body: JSON.stringify(body), headers: { ...json, ...headers } };
}

export function holdsItsDoor(door: Door): void {
  const { path, scope } = door;

  it('without a credential, and with one that is not known, it is 401, and the keeper is not asked', async () => {
    const { script, asked } = away(door);
    const { url } = await aFace(script, { credentials: keyHolder().credentials });
    const none = await call(url + path, fitting(door));
    expect(none.status).to.equal(401);
    expect(none.json).to.include({ code: 'unauthenticated', instance: path.split('?', 1)[0] });
    expect(none.headers.get('www-authenticate')).to.equal('Bearer realm="job-keeper"');
    const unknown = await call(url + path, fitting(door, { authorization: `Bearer ${makeKey().key}` }));
    expect(unknown.status).to.equal(401);
    expect(unknown.headers.get('www-authenticate')).to.contain('error="invalid_token"');
    expect(asked).to.deep.equal([]);
  });

  it('with every scope but its own it is 403, and says which is needed', async () => {
    const { credentials, headers } = keyHolder({ scopes: scopes.filter((one) => one !== scope) });
    const { script, asked } = away(door);
    const { url, facts } = await aFace(script, { credentials });
    const refused = await call(url + path, fitting(door, headers));
    expect(refused.status).to.equal(403);
    expect(refused.json).to.include({ code: 'not-allowed', detail: `The scope ${scope} is needed.` });
    expect(refused.headers.get('www-authenticate')).to.contain(`error="insufficient_scope", scope="${scope}"`);
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'scope', caller: 'ops-anna' });
    expect(asked).to.deep.equal([]);
  });

  it('with its scope alone the keeper is asked; when that fails it is 503, and one call too many is 429', async () => {
    const { credentials, headers } = keyHolder({ scopes: [scope] });
    const { script, asked } = away(door);
    const { url } = await aFace(script, { credentials, rates: { callsPerMinute: 1, submitsPerMinute: null } });
    const failed = await call(url + path, fitting(door, headers));
    expect(failed.status).to.equal(503);
    expect(failed.json).to.include({ code: 'store-unavailable' });
    expect(failed.headers.get('retry-after')).to.match(/^[0-9]+$/);
    expect(failed.text).to.not.contain('db-7');
    expect(failed.text, 'as true of a read').to.not.contain('taken');
    const tooMany = await call(url + path, fitting(door, headers));
    expect(tooMany.status).to.equal(429);
    expect(tooMany.json).to.include({ code: 'too-many-calls' });
    expect(tooMany.headers.get('retry-after')).to.match(/^[0-9]+$/);
    expect(tooMany.text, 'as true of a read').to.not.contain('taken');
    expect(asked).to.have.length(1);
  });

  if (door.body !== null) takesOnlyJson(door);
}

function takesOnlyJson(door: Door): void {
  const fit = JSON.stringify(door.body);
  const refused: Record<string, { init: RequestInit; status: number; code: string }> = {
    'of another type': { init: { body: fit, headers: { 'content-type': 'text/plain' } }, ...is(415, 'unsupported-media-type') },
    compressed: { init: { body: fit, headers: { ...json, 'content-encoding': 'gzip' } }, ...is(415, 'unsupported-media-type') },
    'too large': { init: { body: fit.padEnd(bodyBytesMax + 1), headers: json }, ...is(413, 'too-large') },
  };
  for (const [what, { init, status, code }] of Object.entries(refused)) {
    it(`a body that is ${what} is ${status}, and the keeper is not asked`, async () => {
      const { script, asked } = away(door);
      const { url } = await aFace(script);
      const answer = await call(url + door.path, { method: door.method, ...init });
      expect(answer.status).to.equal(status);
      expect(answer.json).to.include({ code });
      expect(asked).to.deep.equal([]);
    });
  }
}

const is = (status: number, code: string) => ({ status, code });
