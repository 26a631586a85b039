// Tenants with an identity of their own on the engine: as whom a run is started, and that it is one run whatever is lost and whatever the settings say by
// then. The workspace of these tests knows tokens by who sends them: the same token as somebody else would be another run.
import { expect } from 'chai';
import type { SubmitOrder, SubmitOutcome } from '../../src/ports/engine.js';
import { onSite, type HouseOptions, type Site, type TestHouse } from '../support/house.js';
import { someSettings } from '../support/scenes.js';

const always = { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] };
const settingsWith = (tenants: Readonly<Record<string, string | null>>) =>
  someSettings({
    calendar: always,
    tenants: Object.fromEntries(Object.entries(tenants).map(([id, name]) => [id, { engine_identity: name }])),
  });
const identities = {
  acme: { kind: 'pat', token: 'acme-token' },
  other: { kind: 'pat', token: 'other-token' },
} as const;
const runNow = /jobs\/run-now$/;
const us = 'sim@example.com';

interface Scene {
  readonly site: Site;
  readonly change: (tenants: Readonly<Record<string, string | null>>) => void;
  readonly house: (replica: string, options?: HouseOptions) => Promise<TestHouse>;
}

async function onScene(
  test: (scene: Scene) => Promise<void>,
  behaviour: { readonly activeRunsMax?: number } = {},
): Promise<void> {
  await onSite({ identities, workspace: { behaviour: { tokenScope: 'caller', ...behaviour } } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const outcome = { result: 'endless' } as const;
    site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 100, outcome });
    for (const name of ['acme', 'other'] as const) site.simulator.access.letIn({ name, token: identities[name].token });
    let now = settingsWith({ '333': 'acme' });
    await test({
      site,
      change: (tenants) => void (now = settingsWith(tenants)),
      house: (replica, options) => site.house(replica, { ...options, settingsNow: () => now }),
    });
  });
}

const creators = (site: Site) => site.simulator.ledger.runs.map(({ creator }) => creator);
const told = (site: Site) => site.told.map(({ action, key, severity }) => `${action} ${severity} ${key}`);

describe('a run of a tenant with an identity of its own', () => {
  it('is started as it, and those of others as the service; all are watched and stopped by the service', async () => {
    await onScene(async ({ site, house: open }) => {
      const house = await open('a');
      const own = await house.take({ correlationId: 'own' });
      await house.take({ correlationId: 'plain', tenantId: '444' });
      await house.drive();
      expect(creators(site)).to.have.members(['acme', us]);
      const sent = house.facts.flatMap((fact) => (fact.kind === 'submitted' ? [[fact.about.requestId, fact.identity]] : []));
      expect(sent).to.deep.include.members([[own, 'acme']]);
      site.simulator.access.shutOut('acme');
      await house.keeper.cancel(own);
      await house.watch();
      await site.pass(5_000);
      await house.watch();
      expect(await site.states()).to.deep.equal({ own: 'cancelled', plain: 'running' });
    });
  });

  it('whose answer was lost is found as the same one after the settings have changed: one run', async () => {
    await onScene(async ({ site, change, house: open }) => {
      const house = await open('a');
      site.simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect((await house.request(id)).state).to.equal('submitting');
      for (const name of ['other', null]) {
        change({ '333': name });
        await site.endLeases();
      }
      await (await open('b')).resume();
      expect(creators(site)).to.deep.equal(['acme']);
      expect(await house.request(id)).to.deep.include({ state: 'running', runId: site.simulator.ledger.runs[0]?.runId });
    });
  });

  it('of before it had one is found as the service when it has one', async () => {
    await onScene(async ({ site, change, house: open }) => {
      change({});
      const house = await open('a');
      site.simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' });
      await house.take({ correlationId: 'r' });
      await house.drive();
      change({ '333': 'acme' });
      await site.endLeases();
      await house.resume();
      expect(creators(site)).to.deep.equal([us]);
      expect(await site.states()).to.deep.equal({ r: 'running' });
    });
  });

  it('for which there was no room is sent as the same one again: a call of before may come late', async () => {
    await onScene(
      async ({ site, change, house: open }) => {
        const orders: SubmitOrder[] = [];
        const house = await open('a', {
          engine: (real) => ({ ...real, submit: (order) => (orders.push(order), real.submit(order)) }),
        });
        const id = await house.take({ correlationId: 'r' });
        await house.drive();
        expect((await house.request(id)).attempts).to.have.length(1);
        change({ '333': 'other' });
        await site.pass(60_000);
        await house.drive();
        expect(orders.map(({ identity }) => identity)).to.deep.equal(['acme', 'acme']);
        expect(new Set(orders.map(({ token }) => token)).size).to.equal(1);
      },
      { activeRunsMax: 0 },
    );
  });

  it('that is tried again after the platform broke it has another token, and goes as whom the settings say now', async () => {
    await onScene(async ({ site, change, house: open }) => {
      site.simulator.script('175', [
        { result: 'fail', message: 'lost', code: 'CLUSTER_ERROR', type: 'CLOUD_FAILURE' },
        { result: 'endless' },
      ]);
      const house = await open('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(60_000);
      change({ '333': 'other' });
      await house.watch();
      await site.pass(120_000);
      await house.drive();
      expect(creators(site)).to.deep.equal(['acme', 'other']);
      expect((await house.request(id)).attempts.map(({ sentAs }) => sentAs)).to.deep.equal(['acme', 'other']);
    });
  });
});

describe('an identity that the engine does not let in', () => {
  it('keeps its tenant waiting with the reason, is told of once, and keeps nobody else from running', async () => {
    await onScene(async ({ site, house: open }) => {
      site.simulator.access.shutOut('acme');
      const house = await open('a');
      const ids = await Promise.all(['1', '2', '3'].map((n) => house.take({ correlationId: `own-${n}` })));
      await house.take({ correlationId: 'plain', tenantId: '444' });
      for (let turn = 0; turn < 5; turn += 1) {
        await house.drive();
        await house.perform();
        await site.pass(20_000);
      }
      expect(await site.states()).to.deep.equal({
        'own-1': 'waiting',
        'own-2': 'waiting',
        'own-3': 'waiting',
        plain: 'running',
      });
      expect(creators(site)).to.deep.equal([us]);
      const { waits, attempts } = await house.request(ids[0]!);
      expect(waits?.reason).to.contain(
        'The engine does not accept the identity acme, under which it is run: our credential is not accepted: 401',
      );
      expect(attempts.map(({ outcome }) => outcome)).to.deep.equal(['NO_ENTRY']);
      const calls = site.simulator.ledger.requests.filter(({ path, status }) => runNow.test(path) && status === 401);
      expect(calls.length).to.be.within(1, 3);
      expect(told(site)).to.deep.equal(['trigger error identity-no-entry:acme']);
      expect(JSON.stringify(site.told)).not.to.contain('acme-token');
    });
  });

  it('is mended by another in the settings: nothing was done as the first', async () => {
    await onScene(async ({ site, change, house: open }) => {
      site.simulator.access.shutOut('acme');
      const house = await open('a');
      await house.take({ correlationId: 'r' });
      await house.drive();
      change({ '333': 'other' });
      await site.pass(121_000);
      await house.drive();
      expect(creators(site)).to.deep.equal(['other']);
      expect(await site.states()).to.deep.equal({ r: 'running' });
    });
  });

  it('is mended where it is: the request runs as it, and SRE is told', async () => {
    await onScene(async ({ site, house: open }) => {
      site.simulator.access.shutOut('acme');
      const house = await open('a');
      await house.take({ correlationId: 'r' });
      await house.drive();
      await house.perform();
      site.simulator.access.letIn({ name: 'acme', token: 'acme-token' });
      await site.pass(121_000);
      await house.drive();
      await house.perform();
      expect(creators(site)).to.deep.equal(['acme']);
      expect(told(site)).to.deep.equal(['trigger error identity-no-entry:acme', 'resolve error identity-no-entry:acme']);
    });
  });

  it('when its answer was lost before: the request stays in doubt, and is one run when it is let in again', async () => {
    await onScene(async ({ site, change, house: open }) => {
      const house = await open('a');
      site.simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      site.simulator.access.shutOut('acme');
      change({ '333': 'other' });
      for (let turn = 0; turn < 3; turn += 1) {
        await site.endLeases();
        await house.resume();
        await site.pass(121_000);
      }
      expect((await house.request(id)).state).to.equal('submitting');
      site.simulator.access.letIn({ name: 'acme', token: 'acme-token' });
      await site.endLeases();
      await house.resume();
      expect(creators(site)).to.deep.equal(['acme']);
      expect(await site.states()).to.deep.equal({ r: 'running' });
    });
  });

  it('because this process does not have it: nothing is sent as anybody else', async () => {
    await onScene(async ({ site, change, house: open }) => {
      change({ '333': 'unheard-of' });
      const house = await open('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect((await house.request(id)).waits?.reason).to.contain('without an identity unheard-of');
      expect(site.simulator.ledger.runs).to.deep.equal([]);
    });
  });
});

describe('an identity that may not run a job', () => {
  it('fails the request with the words of the engine, and SRE hears of it once', async () => {
    await onScene(async ({ site, house: open }) => {
      site.simulator.workspace.forbid('acme', '175');
      const house = await open('a');
      const id = await house.take({ correlationId: 'one' });
      await house.take({ correlationId: 'two' });
      await house.take({ correlationId: 'plain', tenantId: '444' });
      for (let turn = 0; turn < 2; turn += 1) await house.drive();
      await house.perform();
      expect(await site.states()).to.deep.equal({ one: 'failed', two: 'failed', plain: 'running' });
      expect((await house.request(id)).attempts[0]?.outcome).to.equal('PERMISSION_DENIED');
      expect(told(site)).to.deep.equal(['trigger warning identity-no-right:acme:175']);
      expect(site.told[0]?.summary).to.contain('Grant it that right (on Databricks CAN_MANAGE_RUN)');
      await site.pass(86_400_000);
      await house.sweep();
      await house.perform();
      expect(told(site).slice(1)).to.deep.equal(['resolve warning identity-no-right:acme:175']);
    });
  });

  const others: Record<string, { tenantId: string; answer: SubmitOutcome; state: string }> = {
    'what the engine refuses for another reason': {
      tenantId: '333',
      answer: { kind: 'refused', code: 'INVALID_PARAMETER_VALUE', reason: 'no such parameter' },
      state: 'failed',
    },
    'that the service itself may not run a job': {
      tenantId: '444',
      answer: { kind: 'refused', code: 'PERMISSION_DENIED', reason: 'not yours' },
      state: 'failed',
    },
    'that the service itself is not let in': {
      tenantId: '444',
      answer: { kind: 'no-entry', reason: '401', retryAfterMs: null },
      state: 'waiting',
    },
  };
  for (const [what, { tenantId, answer, state }] of Object.entries(others))
    it(`is not blamed for ${what}`, async () => {
      await onScene(async ({ site, house: open }) => {
        const house = await open('a', { engine: (real) => ({ ...real, submit: () => Promise.resolve(answer) }) });
        await house.take({ correlationId: 'r', tenantId });
        await house.drive();
        await house.perform();
        expect(await site.states()).to.deep.equal({ r: state });
        expect(told(site)).to.deep.equal([]);
      });
    });
});
