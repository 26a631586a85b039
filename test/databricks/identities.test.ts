// Runs that are started as somebody else than the service: whose token is sent, what a refusal of it means to that one and to all others.
import { expect } from 'chai';
import type { Auth } from '../../src/adapters/engine/databricks/credential.js';
import type { RunId } from '../../src/core/ids.js';
import { eventually } from '../support/eventually.js';
import { tokenAnswer, withAuthority } from './authority.js';
import { anOrder, askedFor, withRig, type Rig } from './rig.js';

const identities: Readonly<Record<string, Auth>> = {
  acme: { kind: 'pat', token: 'acme-token' },
  client: { kind: 'oauth', clientId: 'the-client', clientSecret: 'client-secret' },
};
const endless = { result: 'endless' } as const;

function scene(rig: Rig): string {
  rig.simulator.access.letIn({ name: 'acme', token: 'acme-token' });
  rig.simulator.access.letIn({ name: 'client', clientId: 'the-client', clientSecret: 'client-secret' });
  return rig.simulator.declareJob({ name: 'report', maxConcurrentRuns: 1000, outcome: endless });
}

let tokens = 0;
const orderAs = (identity: string | null, jobId: string) => anOrder({ identity, jobId, token: `t-${(tokens += 1)}` });
const creators = ({ simulator }: Rig) => simulator.ledger.runs.map(({ creator }) => creator);

describe('databricks: identities', () => {
  it('a run is started as the one that its order names, by either kind of credential, and seen and stopped as the service', () =>
    withRig({ identities }, async (rig) => {
      const job = scene(rig);
      const runs: RunId[] = [];
      for (const identity of ['acme', 'client', null]) {
        const outcome = await rig.engine.submit(orderAs(identity, job));
        if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
        runs.push(outcome.runId);
      }
      expect(creators(rig)).to.deep.equal(['acme', 'client', 'sim@example.com']);
      for (const name of ['acme', 'client']) rig.simulator.access.shutOut(name);
      for (const run of runs) expect((await rig.engine.look(run)).kind).to.equal('active');
      for (const run of runs) expect(await rig.engine.stop(run)).to.deep.equal({ kind: 'asked' });
    }));

  it('whoever is not let in is asked for no more for two minutes, and everybody else goes on', () =>
    withRig({ identities, limits: { breakerFailuresMax: 2 } }, async (rig) => {
      const job = scene(rig);
      rig.simulator.access.shutOut('acme');
      for (let n = 0; n < 20; n += 1) {
        const outcome = await rig.engine.submit(orderAs('acme', job));
        expect(outcome).to.include({ kind: 'no-entry', retryAfterMs: 120_000 });
      }
      expect(askedFor(rig, 'run-now')).to.equal(1);
      expect((await rig.engine.submit(orderAs(null, job))).kind).to.equal('accepted');
      expect((await rig.engine.submit(orderAs('client', job))).kind).to.equal('accepted');
      rig.simulator.access.letIn({ name: 'acme', token: 'acme-token' });
      rig.simulator.advance(119_999);
      expect(await rig.engine.submit(orderAs('acme', job))).to.include({ kind: 'no-entry', retryAfterMs: 1 });
      rig.simulator.advance(1);
      expect((await rig.engine.submit(orderAs('acme', job))).kind).to.equal('accepted');
    }));

  it('a client whose secret is wrong is not let in, and the secret is not said', () =>
    withRig({ identities: { bad: { kind: 'oauth', clientId: 'the-client', clientSecret: 'a wrong one' } } }, async (rig) => {
      const job = scene(rig);
      const outcome = await rig.engine.submit(orderAs('bad', job));
      expect(outcome).to.deep.include({
        kind: 'no-entry',
        reason: 'no access token: the token endpoint answered 401 invalid_client',
      });
      expect(JSON.stringify(rig.facts)).not.to.contain('a wrong one');
    }));

  it('a refusal after an answer that was lost is no proof that nothing was started', () =>
    withRig({ identities }, async (rig) => {
      const job = scene(rig);
      rig.simulator.faults.add({ path: /run-now$/, when: 'after', kind: 'reset' });
      rig.simulator.faults.add({ path: /run-now$/, when: 'after', kind: 'status', status: 401 });
      const order = orderAs('acme', job);
      expect((await rig.engine.submit(order)).kind).to.equal('uncertain');
      expect((await rig.engine.submit(order)).kind).to.equal('accepted');
      expect(creators(rig)).to.deep.equal(['acme']);
    }));

  it('who may not run a job is refused that one, and not shut out', () =>
    withRig({ identities }, async (rig) => {
      const job = scene(rig);
      const other = rig.simulator.declareJob({ name: 'other' });
      rig.simulator.workspace.forbid('acme', job);
      expect(await rig.engine.submit(orderAs('acme', job))).to.deep.include({ kind: 'refused', code: 'PERMISSION_DENIED' });
      expect((await rig.engine.submit(orderAs('acme', other))).kind).to.equal('accepted');
    }));

  it('one that the process does not have is not let in, and nothing is sent', () =>
    withRig({ identities }, async (rig) => {
      const job = scene(rig);
      expect((await rig.engine.submit(orderAs('unheard-of', job))).kind).to.equal('no-entry');
      expect(rig.simulator.ledger.requests).to.deep.equal([]);
    }));

  it('what is no token is not sent: it would fail as if the workspace were away, for all', () =>
    withRig({ identities: { odd: { kind: 'pat', token: 'two\nlines' } }, limits: { breakerFailuresMax: 1 } }, async (rig) => {
      const job = scene(rig);
      expect((await rig.engine.submit(orderAs('odd', job))).kind).to.equal('no-entry');
      expect((await rig.engine.submit(orderAs(null, job))).kind).to.equal('accepted');
      expect(askedFor(rig, 'run-now')).to.equal(1);
    }));

  it('a token that is replaced where it is kept is used at once, and one that was refused is read again before it is given up', () => {
    let kept = 'acme-token';
    let onRead: () => void = () => undefined;
    const token = () => {
      const read = kept;
      onRead();
      return read;
    };
    return withRig({ identities: { acme: { kind: 'pat', token } } }, async (rig) => {
      const job = scene(rig);
      expect((await rig.engine.submit(orderAs('acme', job))).kind).to.equal('accepted');
      rig.simulator.access.letIn({ name: 'acme', token: 'rotated' });
      onRead = () => (kept = 'rotated');
      expect((await rig.engine.submit(orderAs('acme', job))).kind).to.equal('accepted');
    });
  });

  it('a secret of a client that is replaced where it is kept is what the next token is asked for with', () => {
    let kept = 'client-secret';
    const clientSecret = () => kept;
    return withRig({ identities: { client: { kind: 'oauth', clientId: 'the-client', clientSecret } } }, async (rig) => {
      const job = scene(rig);
      expect((await rig.engine.submit(orderAs('client', job))).kind).to.equal('accepted');
      kept = 'rotated';
      rig.simulator.access.letIn({ name: 'client', clientId: 'the-client', clientSecret: 'rotated' });
      expect((await rig.engine.submit(orderAs('client', job))).kind).to.equal('accepted');
      expect(creators(rig)).to.deep.equal(['client', 'client']);
    });
  });

  it('a token endpoint that hangs holds nobody up for longer than the patience with it, its own identity neither; its late answer is used', async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await withAuthority(
      (_asked, response) => void answered.then(() => tokenAnswer(response, 'entra-token')),
      async ({ url, bodies }) => {
        const auth: Auth = { kind: 'entra', tenantId: 't', clientId: 'c', clientSecret: 's', authorityHost: url };
        await withRig({ identities: { ...identities, slow: auth }, limits: { tokenPatienceMs: 50 } }, async (rig) => {
          const job = scene(rig);
          rig.simulator.access.letIn({ name: 'slow', token: 'entra-token' });
          const first = await rig.engine.submit(orderAs('slow', job));
          expect(first).to.deep.equal({
            kind: 'no-entry',
            reason: 'no access token: the token endpoint has not answered within 50 ms, and is waited for',
            retryAfterMs: 10_000,
          });
          expect(await rig.engine.submit(orderAs('slow', job))).to.include({ kind: 'no-entry' });
          expect((await rig.engine.submit(orderAs('acme', job))).kind).to.equal('accepted');
          answer();
          rig.simulator.advance(10_000);
          await eventually(async () => {
            rig.simulator.advance(10_000);
            return (await rig.engine.submit(orderAs('slow', job))).kind === 'accepted';
          });
          expect(bodies, 'was asked once').to.have.length(1);
        });
      },
    );
  });

  it('what was started as somebody else is never taken for started in our name: they may start runs themselves', () =>
    withRig({ identities }, async (rig) => {
      const job = scene(rig);
      const started = await rig.engine.submit(orderAs('acme', job));
      if (started.kind !== 'accepted') throw new Error(JSON.stringify(started));
      await rig.engine.look(started.runId);
      expect((await rig.engine.snapshot()).activeRuns.map(({ ours }) => ours)).to.deep.equal([null]);
      await rig.engine.submit(orderAs(null, job));
      await rig.engine.snapshot();
      await rig.engine.look(started.runId);
      const ours = new Map((await rig.engine.snapshot()).activeRuns.map((run) => [run.runId, run.ours]));
      expect(ours.get(started.runId)).to.equal(false);
      expect([...ours.values()].toSorted()).to.deep.equal([false, true]);
    }));
});
