import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials, type Credentials } from '../../src/adapters/http/auth/authenticate.js';
import { everyTenant, scopes, type Reach, type Scope } from '../../src/core/caller.js';
import type { Keeper, Submitted } from '../../src/ports/keeper.js';
import type { ListAsked } from '../../src/ports/store/reading.js';
import { aFace, anId, aView, call, closeFaces } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}`;
const only = (...ids: string[]): Reach => ({ kind: 'tenants', ids: new Set(ids) });

interface Holding {
  readonly scopes?: readonly Scope[];
  readonly reach?: Reach;
}

async function faceWith(script: Partial<Keeper>, { scopes: held = scopes, reach = everyTenant }: Holding = {}) {
  const { key, hash } = makeKey();
  const other = makeKey();
  const caller = { name: 'mediator-eu', scopes: new Set(held), reach };
  const credentials: Credentials = {
    ...noCredentials,
    keys: [
      { hash, caller },
      { hash: other.hash, caller: { ...caller, name: 'other' } },
    ],
  };
  const face = await aFace(script, { credentials });
  const ask = (to: string, init: RequestInit = {}, credential = key) =>
    call(face.url + to, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${credential}` },
    });
  return { ...face, key, ask };
}

describe('http: API keys and tenants', () => {
  afterEach(closeFaces);

  it('a key is 32 bytes of chance, and only its hash is needed to know it again', async () => {
    const { key, hash } = makeKey();
    expect(Buffer.from(key.slice(3), 'base64url')).to.have.length(32);
    expect(hash)
      .to.match(/^sha256:[0-9a-f]{64}$/)
      .and.not.contain(key);
    const { ask } = await faceWith({ request: () => Promise.resolve(aView()) });
    expect((await ask(path)).status).to.equal(200);
  });

  it('a key that is not known is 401, and is not in what is reported', async () => {
    const { ask, facts } = await faceWith({});
    const { key } = makeKey();
    expect((await ask(path, {}, key)).status).to.equal(401);
    expect(facts[0]).to.include({ why: 'unknown-key' });
    expect(JSON.stringify(facts)).to.not.contain(key);
  });

  const verbs: Record<string, { scope: Scope; method: string; to: string }> = {
    submit: { scope: 'requests:submit', method: 'POST', to: '/v1/job-requests' },
    list: { scope: 'requests:read', method: 'GET', to: '/v1/job-requests' },
    show: { scope: 'requests:read', method: 'GET', to: path },
    decisions: { scope: 'requests:read', method: 'GET', to: `${path}/decisions` },
    cancel: { scope: 'requests:cancel', method: 'POST', to: `${path}/cancel` },
    remove: { scope: 'requests:remove', method: 'DELETE', to: path },
    pools: { scope: 'requests:read', method: 'GET', to: '/v1/pools' },
    policies: { scope: 'policies:manage', method: 'GET', to: '/v1/policies' },
    shadow: { scope: 'policies:manage', method: 'GET', to: '/v1/policies/shadow' },
    promote: { scope: 'policies:manage', method: 'POST', to: '/v1/policies/promote' },
  };
  for (const [verb, { scope, method, to }] of Object.entries(verbs)) {
    it(`${verb} is 403 with every scope but its own`, async () => {
      const { ask } = await faceWith({}, { scopes: scopes.filter((one) => one !== scope) });
      expect((await ask(to, { method })).status).to.equal(403);
    });
  }

  describe('what belongs to another tenant', () => {
    const touched: string[] = [];
    const keeper: Partial<Keeper> = {
      request: () => Promise.resolve(aView({ tenantId: '444' })),
      decisions: () => Promise.resolve((touched.push('decisions'), [])),
      cancel: () => Promise.resolve((touched.push('cancel'), { kind: 'cancelled' } as const)),
      remove: () => Promise.resolve((touched.push('remove'), { kind: 'removed' } as const)),
    };
    for (const [method, to] of [
      ['GET', path],
      ['GET', `${path}/decisions`],
      ['POST', `${path}/cancel`],
      ['DELETE', path],
    ] as const) {
      it(`is answered as if it were not there, untouched, and reported: ${method} ${to.replace(anId, 'ID')}`, async () => {
        const { ask, facts } = await faceWith(keeper, { reach: only('333') });
        const theirs = await ask(to, { method });
        const none = await faceWith({ request: () => Promise.resolve(null) }, { reach: only('333') });
        const nobodys = await none.ask(to, { method });
        expect(theirs.status).to.equal(404);
        expect(theirs.json).to.deep.equal(nobodys.json);
        expect(touched).to.deep.equal([]);
        expect(facts[0]).to.include({ kind: 'access-refused', why: 'tenant', caller: 'mediator-eu' });
        expect(none.facts).to.deep.equal([]);
      });
    }

    it('is seen and touched by an operator across tenants', async () => {
      const { ask } = await faceWith(keeper, { reach: everyTenant });
      expect((await ask(path)).status).to.equal(200);
      expect((await ask(`${path}/cancel`, { method: 'POST' })).status).to.equal(202);
    });
  });

  it('a request of another tenant is not found by its correlation id either: a list is asked for within the reach', async () => {
    const asked: ListAsked[] = [];
    const { ask } = await faceWith({ requests: (one) => Promise.resolve((asked.push(one), [])) }, { reach: only('333') });
    const { json } = await ask('/v1/job-requests?correlation_id=c-1&tenant_id=444');
    expect(json).to.deep.equal({ items: [], next_cursor: null });
    expect(asked.map(({ correlationId, tenantId, reach }) => ({ correlationId, tenantId, reach }))).to.deep.equal([
      { correlationId: 'c-1', tenantId: '444', reach: only('333') },
    ]);
  });

  it('a submit carries the reach of its mediator, and its refusal is reported', async () => {
    const submitted: Submitted[] = [];
    const problems = [{ path: 'job.job_context.tenant_id', message: '444 is not among your tenants' }];
    const refuse = (one: Submitted) =>
      Promise.resolve((submitted.push(one), { kind: 'refused', code: 'tenant-not-allowed', problems } as const));
    const { ask, facts } = await faceWith({ submit: refuse }, { reach: only('333') });
    const headers = { 'content-type': 'application/json' };
    const answer = await ask('/v1/job-requests', { method: 'POST', body: '{}', headers });
    expect(answer.status).to.equal(403);
    expect(answer.headers.get('www-authenticate')).to.equal('Bearer realm="job-keeper", error="insufficient_scope"');
    expect(submitted[0]?.reach).to.deep.equal(only('333'));
    expect(facts[0]).to.include({ why: 'tenant' });
  });

  describe('without any credential configured', () => {
    const reading = { request: () => Promise.resolve(aView()) };
    it('whoever is on this machine may do all', async () => {
      const { url } = await aFace(reading);
      expect((await call(url + path)).status).to.equal(200);
    });

    it('a page of the web that a browser here has open may do nothing', async () => {
      const { url, facts } = await aFace(reading);
      const answer = await call(`${url}${path}/cancel`, { method: 'POST', headers: { origin: 'https://evil.example' } });
      expect(answer.status).to.equal(401);
      expect(facts[0]).to.include({ why: 'other-origin' });
      expect(answer.headers.get('www-authenticate'), 'no credential was sent that could be wrong').to.equal(
        'Bearer realm="job-keeper"',
      );
      expect(answer.json?.['detail']).to.match(
        /^Without auth in the configuration, the service accepts calls from its own machine only/,
      );
    });
  });
});
