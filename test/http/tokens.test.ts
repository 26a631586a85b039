import { generateKeyPair } from 'jose';
import { expect } from 'chai';
import { noCredentials, type Credentials } from '../../src/adapters/http/auth/authenticate.js';
import type { ListAsked } from '../../src/ports/store/reading.js';
import { eventually } from '../support/eventually.js';
import { OidcIssuer, type TokenAsked } from './oidc-issuer.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/job-requests';
const reads = { scp: 'requests:read', tenant_id: '333', azp: 'mediator-eu' };

describe('http: tokens of an issuer', () => {
  let issuer: OidcIssuer;

  beforeEach(async () => {
    issuer = await OidcIssuer.start();
  });
  afterEach(async () => {
    await Promise.all([closeFaces(), issuer.stop()]);
  });

  type Options = Partial<Credentials['issuers'][number]>;
  const credentials = (options: Options = {}): Credentials => ({
    ...noCredentials,
    issuers: [
      {
        ...{
          name: 'entra',
          issuer: issuer.url,
          audiences: ['job-keeper', 'api://job-keeper'],
          algorithms: ['ES256'],
          jwksUri: null,
        },
        ...{ scopeClaims: ['scp', 'scope', 'roles'], tenantClaims: ['tenant_id'], callerClaims: ['azp', 'sub'], grants: {} },
        ...{ clockToleranceSeconds: 5, timeoutMs: 2_000, keysMaxAgeMs: 600_000 },
        ...options,
      },
    ],
  });

  async function faceFor(options: Options = {}) {
    const asked: ListAsked[] = [];
    const face = await aFace(
      { requests: (one) => Promise.resolve((asked.push(one), [])) },
      { credentials: credentials(options) },
    );
    const read = (token: string | null) =>
      call(face.url + path, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
    return { ...face, asked, read };
  }

  it('a good token is let in, and reaches the tenants it names', async () => {
    const { read, asked } = await faceFor();
    expect((await read(await issuer.token(reads))).status).to.equal(200);
    expect(asked[0]?.reach).to.deep.equal({ kind: 'tenants', ids: new Set(['333']) });
  });

  it('its keys are asked for once, however many tokens come', async () => {
    const { read } = await faceFor();
    const token = await issuer.token(reads);
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await read(token)).status));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    expect(issuer.keysAsked).to.equal(1);
  });

  it('a key that the issuer has changed to is fetched when a token names it', async () => {
    // The keys are too old at once: the pause between two fetches, which guards the issuer, is not waited for here.
    const { read } = await faceFor({ keysMaxAgeMs: 0 });
    await read(await issuer.token(reads));
    await issuer.rotate();
    expect((await read(await issuer.token(reads))).status).to.equal(200);
    expect(issuer.keysAsked).to.equal(2);
  });

  it('a token that names an unknown key does not make the service ask the issuer again and again', async () => {
    const { read } = await faceFor();
    await read(await issuer.token(reads));
    await issuer.rotate();
    for (let times = 0; times < 3; times += 1) expect((await read(await issuer.token(reads))).status).to.equal(401);
    expect(issuer.keysAsked).to.equal(1);
  });

  const wrong: Record<string, { asked: TokenAsked; why: string }> = {
    'of another audience': { asked: { audience: 'somebody-else' }, why: 'wrong-claim' },
    'of an issuer that is not configured': { asked: { issuer: 'https://evil.example' }, why: 'unknown-issuer' },
    'that has expired': { asked: { expires: 1_000_000 }, why: 'expired' },
    'that never expires': { asked: { expires: null }, why: 'wrong-claim' },
    'signed with a secret that both know': { asked: { algorithm: 'HS256', key: Buffer.alloc(32, 'k') }, why: 'bad-token' },
  };
  for (const [what, { asked, why }] of Object.entries(wrong)) {
    it(`a token ${what} is 401, and why is told to the log only`, async () => {
      const { read, facts, asked: reached } = await faceFor();
      const { status, headers, json, text } = await read(await issuer.token(reads, asked));
      expect(status).to.equal(401);
      expect(json).to.include({ code: 'unauthenticated' });
      expect(headers.get('www-authenticate')).to.equal('Bearer realm="job-keeper", error="invalid_token"');
      expect(text).to.not.contain(why);
      expect(json)
        .to.have.property('detail')
        .that.matches(/^The credential was not accepted: .* The log of the service says which\.$/);
      expect(facts).to.have.length(1);
      expect(facts[0]).to.include({ kind: 'access-refused', why, what: `GET ${path}`, from: '127.0.0.1', caller: null });
      expect(reached).to.deep.equal([]);
    });
  }

  it('a token signed with a key that is not the issuer’s is 401', async () => {
    const { read, facts } = await faceFor();
    const { privateKey: key } = await generateKeyPair('ES256');
    expect((await read(await issuer.token(reads, { key }))).status).to.equal(401);
    expect(facts[0]).to.include({ why: 'bad-token' });
  });

  for (const algorithm of ['none', 'NONE']) {
    it(`a token without a signature is 401: ${algorithm}`, async () => {
      const { read } = await faceFor();
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { ...reads, iss: issuer.url, aud: 'job-keeper', exp: 4_000_000_000 };
      expect((await read(`${part({ alg: algorithm })}.${part(claims)}.`)).status).to.equal(401);
    });
  }

  for (const credential of ['x', 'a.b.c', 'jk_', '....', 'eyJhbGciOiJSUzI1NiJ9.e30.']) {
    it(`what is no token is 401: ${credential}`, async () => {
      expect((await (await faceFor()).read(credential)).status).to.equal(401);
    });
  }

  it('without a credential it is 401, and is told what is taken', async () => {
    const { read, facts } = await faceFor();
    const { status, headers, json } = await read(null);
    expect(status).to.equal(401);
    expect(json)
      .to.have.property('detail')
      .that.matches(/^No credential was sent\. Send a token or a key in the header: Authorization: Bearer/);
    expect(headers.get('www-authenticate')).to.equal('Bearer realm="job-keeper"');
    expect(facts[0]).to.include({ why: 'no-credential' });
  });

  it('while the issuer does not answer, it is 503 and not 401: the token may be good', async () => {
    const { read, facts } = await faceFor();
    issuer.failsWith = 500;
    const token = await issuer.token(reads);
    const { status, headers, json } = await read(token);
    expect(status).to.equal(503);
    expect(json).to.include({ code: 'issuer-unavailable' });
    expect(headers.has('retry-after')).to.equal(true);
    expect(facts.map(({ kind }) => kind)).to.deep.equal(['trouble']);
    issuer.failsWith = null;
    await eventually(async () => (await read(token)).status === 200);
  });

  for (const [what, failing] of [
    ['its discovery document', {}],
    ['its keys', { jwksUri: () => `${issuer.url}/keys` }],
  ] as const)
    it(`while the issuer does not give ${what}, calls with tokens that name it do not become calls to it`, async () => {
      const { read } = await faceFor('jwksUri' in failing ? { jwksUri: failing.jwksUri() } : {});
      issuer.failsWith = 500;
      const token = await issuer.token(reads);
      for (let times = 0; times < 20; times += 1) expect((await read(token)).status).to.equal(503);
      expect(issuer.asked).to.be.lessThan(10);
    });

  for (const [what, keys] of Object.entries({ 'a page': '<html>Sign in</html>', 'no keys': '{"keys":[1]}' }))
    it(`an issuer that answers with ${what} in place of its keys is not asked again by each token`, async () => {
      const { read } = await faceFor();
      issuer.insteadOfKeys = keys;
      const token = await issuer.token(reads);
      for (let times = 0; times < 20; times += 1) expect((await read(token)).status).to.equal(503);
      expect(issuer.asked).to.be.lessThan(10);
    });

  it('of keys that do not end no more is read than an issuer has', async () => {
    const { read } = await faceFor();
    issuer.insteadOfKeys = 'endless';
    expect((await read(await issuer.token(reads))).status).to.equal(503);
    expect(issuer.bytesSent).to.be.lessThan(20_000_000);
  });

  it('a discovery document of somebody else is not followed', async () => {
    issuer.discoveryIssuer = 'https://evil.example';
    const { read } = await faceFor();
    for (let times = 0; times < 20; times += 1) expect((await read(await issuer.token(reads))).status).to.equal(503);
    expect(issuer.keysAsked).to.equal(0);
    expect(issuer.asked, 'nor asked for again by each token').to.be.lessThan(10);
  });

  it('a scope that is missing is 403, names the scope, and is reported with the caller', async () => {
    const { read, facts } = await faceFor();
    const { status, headers, json } = await read(await issuer.token({ scp: 'requests:cancel', azp: 'mediator-eu' }));
    expect(status).to.equal(403);
    expect(json).to.include({ code: 'not-allowed' });
    expect(headers.get('www-authenticate')).to.contain('error="insufficient_scope", scope="requests:read"');
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'scope', caller: 'entra/mediator-eu' });
  });

  const held: Record<string, { claims: Record<string, unknown>; reach: unknown }> = {
    'scopes in a list of roles, tenants as roles': {
      claims: { roles: ['requests:read', 'tenant:333', 'tenant:444'] },
      reach: { kind: 'tenants', ids: new Set(['333', '444']) },
    },
    'a role that the configuration gives scopes to': {
      claims: { roles: ['Reader'], tenant_id: ['a b'] },
      reach: { kind: 'tenants', ids: new Set(['a b']) },
    },
    'an operator, across tenants': { claims: { roles: ['requests:read', 'queue:operate'] }, reach: { kind: 'all' } },
    'a mediator of every tenant': { claims: { scope: 'requests:read tenants:all' }, reach: { kind: 'all' } },
    'what is no text in a list gives nothing': {
      claims: { roles: ['requests:read', 7, null], tenant_id: [333, '444', null] },
      reach: { kind: 'tenants', ids: new Set(['444']) },
    },
    'no tenant at all reaches nobody': { claims: { scp: 'requests:read' }, reach: { kind: 'tenants', ids: new Set() } },
  };
  for (const [what, { claims, reach }] of Object.entries(held)) {
    it(`is understood: ${what}`, async () => {
      const { read, asked } = await faceFor({ grants: { Reader: ['requests:read'] } });
      expect((await read(await issuer.token(claims))).status).to.equal(200);
      expect(asked[0]?.reach).to.deep.equal(reach);
    });
  }

  it('probes and documents ask for no credential', async () => {
    const { url } = await aFace({ readiness: () => Promise.resolve({ ready: true, parts: [] }) }, { credentials: credentials() });
    for (const open of ['/livez', '/readyz', '/openapi.json', '/asyncapi.json', '/docs'])
      expect((await call(url + open)).status, open).to.equal(200);
  });
});
