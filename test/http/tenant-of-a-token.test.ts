// In whose name a call of the Job Manager API is made, where a token acts for several tenants: the one that a claim of it names, as the platform makes
// them. It names one among those, and grants none.
import { expect } from 'chai';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { OidcIssuer } from './oidc-issuer.js';
import { aFace, aKeeper, anId, call, closeFaces } from './scripted-keeper.js';

describe('http: a token for several tenants', () => {
  let issuer: OidcIssuer;

  before(async () => {
    issuer = await OidcIssuer.start();
  });
  afterEach(closeFaces);
  after(() => issuer.stop());

  /** The status, and in whose name it was asked. */
  async function asked(claims: Record<string, unknown>, headers: Record<string, string> = {}) {
    const tenants: string[] = [];
    const jobManager = {
      ...aKeeper().jobManager,
      job: ({ tenantId }: { readonly tenantId: string }) => Promise.resolve((tenants.push(tenantId), null)),
    };
    const trusted = {
      ...{ name: 'entra', issuer: issuer.url, audiences: ['job-keeper'], algorithms: ['ES256'], jwksUri: null },
      ...{ scopeClaims: ['scp'], tenantClaims: ['tenant_ids'], callerClaims: ['sub'], grants: {} },
      ...{ clockToleranceSeconds: 5, timeoutMs: 2_000, keysMaxAgeMs: 600_000 },
    };
    const { url } = await aFace({ jobManager }, { credentials: { ...noCredentials, issuers: [trusted] } });
    const token = await issuer.token({ scp: 'jobs:read', tenant_ids: ['333', 'other'], ...claims });
    const answer = await call(`${url}/api/jobmanager/v3/jobs/${anId}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return [answer.status, ...tenants];
  }

  const named: Record<string, { claims: Record<string, unknown>; headers?: Record<string, string>; is: unknown[] }> = {
    'is that of its claim tenant_id': { claims: { tenant_id: 'other' }, is: [404, 'other'] },
    'is that of its claim ten': { claims: { ten: 'other' }, is: [404, 'other'] },
    'is that of the header, whatever its claim': {
      claims: { tenant_id: 'other' },
      headers: { 'x-tenant-id': '333' },
      is: [404, '333'],
    },
    'is none where its claim names one that it may not act for': { claims: { tenant_id: '444' }, is: [403] },
    'is none where its claim is no name': { claims: { tenant_id: ['other'] }, is: [400] },
    'is none where nothing names it': { claims: {}, is: [400] },
  };
  for (const [what, { claims, headers, is }] of Object.entries(named))
    it(`the tenant ${what}`, async () => {
      expect(await asked(claims, headers)).to.deep.equal(is);
    });
});
