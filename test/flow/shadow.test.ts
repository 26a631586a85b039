// A candidate beside the policy in force: its divergence is counted on live traffic, and nothing becomes of it.
import { writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { shadowFile } from '../../src/adapters/policy-source/shadow-file.js';
import type { Policy } from '../../src/core/policy.js';
import type { ShadowSource } from '../../src/ports/policy-source.js';
import { policyOf } from '../policy/policies.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const text = readFileSync('policies/default.yaml', 'utf8');
const otherText = text.replace('overfill_priority: 100', 'overfill_priority: 90');
const onePlace = { pools: { active: { clusters: ['active*'], slots_per_cluster: 1 }, passive: {} } };

function shadowOf(policy: () => Policy | null): ShadowSource {
  return { current: policy, text: () => otherText, refused: () => null, renew: () => Promise.resolve() };
}

/** Two come, the second finds the only slot taken; then the first ends. Answers what is in the tables, without names of the day. */
async function play(site: Site, house: TestHouse): Promise<unknown> {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    ...{ jobId: '175', name: 'job 175', clusterId: 'active-1', maxConcurrentRuns: 1000 },
    outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
  });
  await house.take({ correlationId: 'first', priority: 'critical' });
  await house.drive();
  await house.take({ correlationId: 'second', priority: 90 });
  await house.drive();
  await site.pass(61_000);
  await house.watch();
  await house.sweep();
  return {
    requests: await site.sql(
      'select correlation_id, state, pool, wait_case, wait_rule, wait_reason, version, attempt from request order by correlation_id',
    ),
    decisions: await site.sql(
      `select r.correlation_id, d."case", d.rule, d.outcome, d.policy_version, d.reason from decision d
       join request r on r.id = d.request_id order by d.decided_at, d.id`,
    ),
    steps: await site.sql('select key, kind, work, outcome from step order by id'),
    alerts: await site.sql('select key, summary, seen_count from alert order by key'),
  };
}

const shadowed = ({ facts }: TestHouse) =>
  facts.flatMap((fact) => (fact.kind === 'shadowed' ? [`${fact.case} ${fact.outcome}`] : []));

describe('the shadow', () => {
  it('counts where a candidate would decide otherwise, and leaves the same rows as without it', async () => {
    let without: unknown;
    await onSite({ settings: onePlace }, async (site) => {
      without = await play(site, await site.house('a'));
    });
    await onSite({ settings: onePlace }, async (site) => {
      const candidate = policyOf(otherText);
      const house = await site.house('a', { shadow: shadowOf(() => candidate) });
      expect(await play(site, house)).to.deep.equal(without);
      expect(shadowed(house)).to.deep.equal(['capacity-available same', 'clusters-busy differs', 'capacity-available same']);
      const { policy, byCase, differences } = await house.keeper.shadow();
      expect(policy).to.include({ version: candidate.version, broken: false });
      expect(byCase).to.deep.equal([
        { case: 'capacity-available', same: 2, differs: 0 },
        { case: 'clusters-busy', same: 0, differs: 1 },
      ]);
      expect(differences).to.have.length(1);
      expect(differences[0]?.active).to.include({ case: 'clusters-busy', rule: 'busy', outcome: 'wait', pool: null });
      expect(differences[0]?.would).to.include({ rule: 'overfill for the critical', outcome: 'run', pool: 'active' });
    });
  });

  it('is summed over the replicas, and what one could not tell is told the next time', async () => {
    await onSite({ settings: onePlace }, async (site) => {
      const candidate = policyOf(text.replaceAll('name: ', 'name: x '));
      const shadow = shadowOf(() => candidate);
      const gate = await site.gate();
      const [a, b] = [await site.house('a', { shadow, databaseUrl: gate.url }), await site.house('b', { shadow })];
      const seen = async ({ keeper }: TestHouse) =>
        (await keeper.shadow()).byCase.reduce((sum, { same, differs }) => sum + same + differs, 0);
      await a.take({ correlationId: 'a', jobId: '900' });
      await a.drive();
      gate.shut();
      await a.rooms.shadow?.save().catch(() => undefined);
      gate.open();
      await b.take({ correlationId: 'b', jobId: '901' });
      await b.drive();
      expect(await seen(b), 'a has not told yet').to.equal(1);
      expect(await seen(a)).to.equal(2);
      expect(await seen(b)).to.equal(2);
      const { differences, since } = await b.keeper.shadow();
      expect(differences).to.have.length(2);
      expect(since).to.equal(site.clock.now());
      const later = await site.house('c', { shadow });
      expect(await seen(later), 'also on a replica that starts later').to.equal(2);
    });
  });

  it('that throws touches nothing, is told once, and is asked again when its text is another', async () => {
    await onSite({ settings: onePlace }, async (site) => {
      let candidate: Policy = { ...policyOf(otherText), routes: null as never };
      const house = await site.house('a', { shadow: shadowOf(() => candidate) });
      await play(site, house);
      expect(await site.states()).to.deep.equal({ first: 'succeeded', second: 'running' });
      expect(house.facts.filter((fact) => fact.kind === 'trouble').map(({ where }) => where)).to.deep.equal(['admission.shadow']);
      expect(shadowed(house)).to.deep.equal([]);
      expect((await house.keeper.shadow()).policy).to.include({ broken: true });
      candidate = policyOf(otherText);
      await house.take({ correlationId: 'third' });
      await house.drive();
      expect(shadowed(house)).to.have.length(1);
    });
  });

  it('costs at most fifty decisions a pass, spread over it, and keeps a hundred differences', async () => {
    await onSite({ settings: onePlace }, async (site) => {
      const candidate = policyOf(text.replaceAll('name: ', 'name: x '));
      const house = await site.house('a', { shadow: shadowOf(() => candidate) });
      for (const round of ['a', 'b', 'c']) {
        await Promise.all(
          Array.from({ length: 120 }, (_, n) => house.take({ correlationId: `${round}-${n}`, jobId: `${round}-${n}` })),
        );
        const before = shadowed(house).length;
        await house.rooms.queue.admit('heads');
        expect(shadowed(house).length - before).to.be.within(1, 50);
      }
      const { differences, byCase } = await house.keeper.shadow();
      expect(byCase.reduce((sum, { differs }) => sum + differs, 0)).to.be.above(100);
      expect(differences).to.have.length(100);
    });
  });

  it('is off while its text is bad or not there, and on when it is mended; admission goes on', async () => {
    await onSite({ settings: onePlace }, async (site) => {
      const path = join(await temporaryFolder(), 'candidate.yaml');
      const told: string[] = [];
      const source = await shadowFile({
        ...{ path, names: () => ({ poolNames: ['active', 'passive'] }), clock: site.clock, intervalMs: 3_600_000 },
        telemetry: {
          report: (fact) => {
            if (fact.kind === 'shadow-policy') told.push(fact.outcome);
          },
        },
      });
      const house = await site.house('a', { shadow: source });
      const taken = async (correlationId: string) => {
        await house.take({ correlationId, jobId: '900' });
        await house.drive();
        return shadowed(house).length;
      };
      expect(await taken('not there')).to.equal(0);
      expect((await house.keeper.shadow()).refused?.problems).to.include('there is no policy file');
      await writeFile(path, otherText);
      expect(await source.reload()).to.equal('loaded');
      expect(await taken('good')).to.equal(1);
      await writeFile(path, otherText.replace('[run-now]', '[run-nw]'));
      expect(await source.reload()).to.equal('refused');
      expect(await taken('bad')).to.equal(1);
      expect(await house.keeper.shadow()).to.include({ policy: null });
      await writeFile(path, text);
      await writeFile(path.replace('.yaml', '.test.yaml'), '- { name: no, expect: { outcome: expire } }');
      expect(await source.reload(), 'its examples must hold').to.equal('refused');
      expect(await taken('examples')).to.equal(1);
      expect(told).to.deep.equal(['refused', 'loaded', 'refused', 'refused']);
      await source.stop();
    });
  });
});
