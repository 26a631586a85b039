import { expect } from 'chai';
import type { Auth } from '../../src/adapters/engine/databricks/credential.js';
import { tokenAnswer, withAuthority } from './authority.js';
import { anOrder, withRig, type Rig, type RigOptions } from './rig.js';

const oauth: RigOptions = {
  auth: (simulator): Auth => ({ kind: 'oauth', clientId: simulator.clientId, clientSecret: simulator.clientSecret }),
};

async function troubleOf(rig: Rig): Promise<string> {
  return rig.engine.snapshot().then(
    () => 'no trouble',
    (problem: unknown) => String(problem),
  );
}

describe('databricks: credentials', () => {
  it('a service principal fetches one token for all who wait, and keeps it', () =>
    withRig(oauth, async ({ simulator, engine }) => {
      await Promise.all([engine.snapshot(), engine.snapshot(), engine.snapshot()]);
      await engine.snapshot();
      expect(simulator.access.issuedCount).to.equal(1);
    }));
  it('a token is replaced before it is too old to be taken', () =>
    withRig(oauth, async ({ simulator, engine }) => {
      await engine.snapshot();
      simulator.advance(3_500_000);
      await engine.snapshot();
      expect(simulator.access.issuedCount).to.equal(2);
      expect(simulator.ledger.requests.filter((request) => request.status === 401)).to.deep.equal([]);
    }));
  it('a token that the workspace no longer takes is dropped, fetched once and used at once', () =>
    withRig(oauth, async ({ simulator, engine, pauses }) => {
      const job = simulator.declareJob({ name: 'report' });
      await engine.snapshot();
      simulator.access.revokeIssued();
      expect((await engine.submit(anOrder({ jobId: job }))).kind).to.equal('accepted');
      expect([simulator.access.issuedCount, pauses.length]).to.deep.equal([2, 0]);
    }));
  it('a workspace that takes no token at all is asked twice, not for ever', () =>
    withRig(oauth, async (rig) => {
      const job = rig.simulator.declareJob({ name: 'report' });
      rig.simulator.faults.add({ path: /run-now$/, when: 'before', kind: 'status', status: 401, times: 99 });
      const outcome = await rig.engine.submit(anOrder({ jobId: job }));
      expect(outcome.kind).to.equal('uncertain');
      expect(rig.simulator.ledger.requests.filter((request) => request.path.endsWith('run-now'))).to.have.length(2);
    }));
  it('a wrong personal token is never a refusal of the job request', () =>
    withRig({ auth: () => ({ kind: 'pat', token: 'wrong' }) }, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report' });
      expect((await engine.submit(anOrder({ jobId: job }))).kind).to.equal('uncertain');
      expect(simulator.ledger.requests).to.have.length(1);
    }));
  it('a wrong secret is said as such, without the secret', () =>
    withRig({ auth: () => ({ kind: 'oauth', clientId: 'sim-client', clientSecret: 'not-the-secret' }) }, async (rig) => {
      const trouble = await troubleOf(rig);
      expect(trouble).to.contain('engine-unavailable').and.contain('no access token').and.not.contain('not-the-secret');
    }));

  const withEntra = (url: string, test: (rig: Rig) => Promise<void>): Promise<void> => {
    const auth = {
      kind: 'entra',
      tenantId: 'tenant/1',
      clientId: 'app',
      clientSecret: 's3cr3t & more',
      authorityHost: `${url}/`,
    } as const;
    return withRig({ auth: () => auth }, test);
  };

  it('Entra is asked for a token of Databricks, in the way of version 2', () =>
    withAuthority(
      (_asked, response) => tokenAnswer(response, 'sim-token'),
      async ({ url, bodies, paths }) => {
        await withEntra(url, async (rig) => {
          await rig.engine.snapshot();
          expect(paths).to.deep.equal(['/tenant%2F1/oauth2/v2.0/token']);
          expect(Object.fromEntries(new URLSearchParams(bodies[0]))).to.deep.equal({
            grant_type: 'client_credentials',
            client_id: 'app',
            client_secret: 's3cr3t & more',
            scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default',
          });
        });
      },
    ));
  it('a token server that stumbles is asked again, no sooner than it says', () =>
    withAuthority(
      (asked, response) =>
        asked < 3 ? response.writeHead(503, { 'retry-after': '2' }).end() : tokenAnswer(response, 'sim-token'),
      async ({ url, bodies }) => {
        await withEntra(url, async (rig) => {
          await rig.engine.snapshot();
          expect(bodies).to.have.length(3);
          expect(Math.min(...rig.pauses)).to.be.at.least(2_000);
        });
      },
    ));
  it('a refused credential is asked for once, and only the word of the refusal comes through', () =>
    withAuthority(
      (_asked, response) =>
        response
          .writeHead(401, { 'content-type': 'application/json' })
          .end('{"error":"invalid_client","error_description":"s3cr3t & more is wrong"}'),
      async ({ url }) => {
        await withEntra(url, async (rig) => {
          const outcome = await rig.engine.submit(anOrder({ jobId: '1' }));
          expect(outcome).to.deep.equal({
            kind: 'uncertain',
            reason: 'no access token: the token endpoint answered 401 invalid_client',
            retryAfterMs: null,
          });
          expect(rig.facts).to.have.length(1);
          expect(rig.facts[0]).to.include({ kind: 'engine-call', operation: 'run-now', outcome: 'unavailable' });
        });
      },
    ));
  it('a refresh that fails is no harm while the old token is good', () =>
    withAuthority(
      (asked, response) => (asked === 1 ? tokenAnswer(response, 'sim-token') : response.writeHead(500).end()),
      async ({ url, bodies }) => {
        await withEntra(url, async (rig) => {
          await rig.engine.snapshot();
          rig.simulator.advance(3_400_000);
          expect(await troubleOf(rig)).to.equal('no trouble');
          expect(bodies.length).to.be.above(1);
          rig.simulator.advance(190_000);
          expect(await troubleOf(rig)).to.contain('no access token');
        });
      },
    ));
  it('an answer that holds no token is none', () =>
    withAuthority(
      (_asked, response) => response.writeHead(200).end('<html>log in</html>'),
      async ({ url }) => {
        await withEntra(url, async (rig) => {
          expect(await troubleOf(rig)).to.contain('the token endpoint answered 200');
        });
      },
    ));
});
