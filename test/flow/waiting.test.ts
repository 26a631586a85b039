// Why requests wait, and that they go on by themselves when the cause is gone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { Scene } from '../../src/core/policy.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { unfiltered } from '../../src/ports/store/reading.js';
import { onSite, type Site } from '../support/house.js';
import { aPolicy } from '../support/scenes.js';

const someJob = (site: Site, jobId = '175', more: Partial<Parameters<Site['simulator']['declareJob']>[0]> = {}) => {
  site.simulator.declareJob({ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 1000, ...more });
};
const withCluster = (site: Site) => {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
};
const alerts = (site: Site) => site.told.map(({ action, key }) => `${action} ${key}`);

const newest = { ...unfiltered, limit: 1, reach: everyTenant };

const hourMs = 3_600_000;
/** Delivered, and before its rule for the case another one that looks at how long the request has waited. */
function impatient(situation: string, then: string) {
  const text = readFileSync('policies/default.yaml', 'utf8');
  const rule = `\n  - { name: for too long, case: ${situation}, when: request.waited_seconds >= 3600, then: [${then}] }\n`;
  const hash = (value: string) => createHash('sha256').update(value).digest('hex');
  const named = { fileName: 'impatient.yaml', poolNames: ['active', 'passive'], hash };
  const compiled = compilePolicy(text.replace('\nrules:\n', `\nrules:${rule}`), named);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.policy;
}

describe('a rule that looks at how long a request has waited', () => {
  const alert = `{ alert-sre: { severity: error, message: It waits for too long. } }, enqueue`;

  it('holds for one whose job is at its limit, and SRE is told', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      someJob(site, '175', { outcome: { result: 'endless' } });
      const house = await site.house('a', { policy: impatient('job-at-its-limit', alert) });
      await house.take({ correlationId: 'runs', operation: { max_concurrent_runs: 1 } });
      await house.drive();
      const id = await house.take({ correlationId: 'waits', operation: { max_concurrent_runs: 1 } });
      await house.sweep();
      expect((await house.request(id)).waits).to.include({ case: 'job-at-its-limit', rule: 'job has its runs' });
      await site.pass(hourMs);
      await house.sweep();
      expect((await house.request(id)).waits).to.include({ case: 'job-at-its-limit', rule: 'for too long' });
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger job-at-its-limit:175']);
    });
  });

  it('holds for all whose tenant is at its quota, one after the other', async () => {
    await onSite({ settings: { tenants: { '333': { runs_max: 1 } } } }, async (site) => {
      withCluster(site);
      someJob(site, '175', { outcome: { result: 'endless' } });
      const house = await site.house('a', { policy: impatient('tenant-at-its-quota', 'reject') });
      for (const correlationId of ['runs', 'one', 'two', 'three']) await house.take({ correlationId });
      await house.sweep();
      expect(await site.states()).to.deep.equal({ runs: 'running', one: 'waiting', two: 'waiting', three: 'waiting' });
      await site.pass(hourMs);
      await house.sweep();
      expect(await site.states()).to.deep.equal({ runs: 'running', one: 'rejected', two: 'rejected', three: 'rejected' });
    });
  });
});

describe('a request that may not run yet', () => {
  it('waits for an engine that is away, SRE is told once, and it runs and the alert is closed when the engine is back', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      someJob(site);
      const [a, b] = [await site.house('a'), await site.house('b')];
      await a.sweep();
      site.engineAway();
      await site.pass(61_000);
      const ids = [await a.take({ correlationId: 'one' }), await b.take({ correlationId: 'two' })];
      for (const house of [a, b, a]) await house.sweep();
      for (const id of ids) {
        const { state, waits } = await a.request(id);
        expect(state).to.equal('waiting');
        expect(waits).to.include({ case: 'engine-unreachable', rule: 'engine out of reach' });
      }
      await a.perform();
      await b.perform();
      expect(alerts(site)).to.deep.equal(['trigger engine-unreachable:databricks']);
      site.engineBack();
      await b.sweep();
      expect(await site.states()).to.deep.equal({ one: 'running', two: 'running' });
      await a.sweep();
      await a.perform();
      expect(alerts(site)).to.deep.equal(['trigger engine-unreachable:databricks', 'resolve engine-unreachable:databricks']);
    });
  });

  it('goes by the last snapshot while that is fresh enough, although the engine does not answer', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      someJob(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'before' });
      await house.drive();
      site.engineAway();
      await site.pass(59_000);
      const id = await house.take({ correlationId: 'one' });
      await house.drive();
      // It was let run; whether it runs cannot be known, and the same token will be sent again.
      expect((await house.request(id)).state).to.equal('submitting');
      site.engineBack();
      await site.endLeases();
      await house.resume();
      expect((await house.request(id)).state).to.equal('running');
    });
  });

  it('waits for its job to be declared: SRE is told once for many, and the alert is closed when it is', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const [a, b] = [await site.house('a'), await site.house('b')];
      const wishes = Array.from({ length: 25 }, (_, index) => ({
        correlationId: `r${index}`,
        tenantId: `t${index % 5}`,
        jobId: '900',
      }));
      for (const [index, wish] of wishes.entries()) await (index % 2 === 0 ? a : b).take(wish);
      await Promise.all([a.sweep(), b.sweep()]);
      await Promise.all([a.perform(), b.perform()]);
      await a.sweep();
      await a.perform();
      const rows = await site.sql<{ wait_case: string }>('select wait_case from request');
      expect(rows.map((row) => row.wait_case)).to.deep.equal(Array(25).fill('job-not-declared'));
      expect(alerts(site)).to.deep.equal(['trigger job-not-declared:900']);
      someJob(site, '900', { outcome: { result: 'endless' } });
      await b.sweep();
      const states = Object.values(await site.states());
      expect(states.filter((state) => state === 'running')).to.have.length(2);
      await b.perform();
      expect(alerts(site)).to.deep.equal(['trigger job-not-declared:900', 'resolve job-not-declared:900']);
    });
  });

  it('waits for the job that its own is run as: SRE is told of that one, until it is declared, and then it runs', async () => {
    const settings = { jobs: { '175': { placement: 'mapped' as const, mapped: { active: '900', passive: '900' } } } };
    await onSite({ settings }, async (site) => {
      withCluster(site);
      someJob(site);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      for (let turn = 0; turn < 2; turn += 1) {
        await house.sweep();
        await house.perform();
        expect(alerts(site)).to.deep.equal(['trigger job-not-declared:900']);
      }
      expect((await house.request(id)).waits).to.include({
        case: 'job-not-declared',
        reason: 'Job 175 runs as job 900, which is not declared on the engine databricks.',
      });
      someJob(site, '900', { outcome: { result: 'endless' } });
      await house.sweep();
      expect(await site.states()).to.deep.equal({ r: 'running' });
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger job-not-declared:900', 'resolve job-not-declared:900']);
    });
  });

  it('for a job that nobody declared is told to SRE until nobody waits for that job, whoever waits for another', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      const first = await house.take({ correlationId: 'first', jobId: '900' });
      const second = await house.take({ correlationId: 'second', jobId: '900' });
      await house.take({ correlationId: 'another', jobId: '901' });
      const told = async () => {
        await house.sweep();
        await house.perform();
        return alerts(site);
      };
      const begun = ['trigger job-not-declared:900', 'trigger job-not-declared:901'];
      expect(await told()).to.have.members(begun);
      await house.keeper.cancel(first, 'geoff');
      expect(await told()).to.have.members(begun);
      await house.keeper.cancel(second, 'geoff');
      expect(await told()).to.have.members([...begun, 'resolve job-not-declared:900']);
      await house.take({ correlationId: 'once more', jobId: '900' });
      expect((await told()).slice(3)).to.deep.equal(['trigger job-not-declared:900']);
    });
  });

  it('is not hidden behind 2,000 of the highest priority whose job is at its limit', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      someJob(site, '1', { outcome: { result: 'endless' } });
      someJob(site, '2');
      const house = await site.house('a');
      const blocked = (index: number) => ({
        ...{ correlationId: `blocked ${index}`, jobId: '1', priority: 'critical', tenantId: `t${index % 4}` },
        operation: { max_concurrent_runs: 1 },
      });
      for (let from = 0; from < 2_000; from += 500)
        await Promise.all(Array.from({ length: 500 }, (_, index) => house.take(blocked(from + index))));
      await house.drive();
      // What is behind the first of its lane is not written for nothing; the sweep tells each why it waits.
      const decisions = async () => (await site.sql('select from decision')).length;
      expect(await decisions()).to.be.below(10);
      await house.sweep();
      expect(await decisions()).to.equal(2_000);
      const low = await house.take({ correlationId: 'low', jobId: '2', priority: 'low' });
      const pass = await house.rooms.queue.admit('heads');
      expect(pass?.admitted.map(({ submission }) => submission.id)).to.deep.equal([low]);
      expect(pass?.more).to.equal(null);
      await site.endLeases();
      await house.resume();
      expect((await house.request(low)).state).to.equal('running');
      const [row] = await site.sql<{ live: string }>(
        `select count(*) as live from request where job_id = '1' and state = 'running'`,
      );
      expect(row?.live).to.equal('1');
    });
  });

  it('goes by its rank also where the first are all of one lane, and that is deeper than its share of a look', async () => {
    const pools = { active: { clusters: ['active*'], slots_per_cluster: 40 }, passive: { clusters: ['passive*'] } };
    await onSite({ settings: { pools } }, async (site) => {
      withCluster(site);
      const jobs = Array.from({ length: 10 }, (_, index) => String(index + 1));
      for (const jobId of jobs) someJob(site, jobId, { outcome: { result: 'endless' } });
      const house = await site.house('a');
      const operation = { max_concurrent_runs: 1_000 };
      const take = (jobId: string, priority: string, count: number) =>
        Promise.all(
          Array.from({ length: count }, (_, index) =>
            house.take({ correlationId: `${jobId} ${priority} ${index}`, jobId, priority, operation }),
          ),
        );
      for (const jobId of jobs) await take(jobId, 'low', 4);
      await take('1', 'high', 90);
      await house.drive();
      const rows = await site.sql<{ of: string }>(
        `select job_id || ' ' || priority as of from request where state in ('submitting','running')`,
      );
      expect(rows.map(({ of }) => of)).to.deep.equal(Array(40).fill('1 80'));
      await house.sweep();
    });
  });

  it('keeps its reason and is not written again while nothing changes', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'r', jobId: '900' });
      await house.sweep();
      const written = () =>
        site.sql<{ version: number; decisions: string }>(
          'select version, (select count(*) from decision) as decisions from request',
        );
      const before = await written();
      for (let sweeps = 0; sweeps < 5; sweeps += 1) {
        await site.pass(120_000);
        await house.sweep();
      }
      expect(await written()).to.deep.equal(before);
    });
  });
});

describe('time in the waiting queue', () => {
  it('ends a request that has waited as long as it may, with its response, and not a moment before', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r', jobId: '900', operation: { max_wait_seconds: 60 } });
      await house.sweep();
      await site.pass(59_999);
      await house.sweep();
      expect((await house.request(id)).state).to.equal('waiting');
      await site.pass(1);
      await house.sweep();
      const { state, response } = await house.request(id);
      expect(state).to.equal('expired');
      expect(response?.body).to.deep.include({ status: 'EXPIRED', run: null, outputs: [] });
    });
  });

  const unwanted = ({ facts }: Scene) => facts.request.operation_id === 'unwanted';
  const refusing = aPolicy([{ case: 'capacity-available', when: unwanted, lead: 'reject' }]);
  for (const [how, operation] of [
    ['has waited as long as it may', { max_wait_seconds: 60 }],
    ['is refused', { operation_id: 'unwanted' }],
  ] as const)
    it(`leads on to the next of a lane, behind one that ${how}`, async () => {
      await onSite({}, async (site) => {
        withCluster(site);
        const house = await site.house('a', { policy: refusing });
        const one = { max_concurrent_runs: 1 };
        await house.take({ correlationId: 'first', jobId: '1', operation: { ...one, ...operation } });
        const next = await house.take({ correlationId: 'next', jobId: '1', operation: one });
        await house.drive();
        expect(await site.states()).to.deep.equal({ first: 'waiting', next: 'waiting' });
        someJob(site, '1', { outcome: { result: 'endless' } });
        await site.pass(60_000);
        const ends = await house.rooms.queue.admit('heads');
        expect([ends?.ended, ends?.more, ends?.admitted.length]).to.deep.equal([true, 'heads', 0]);
        const runs = await house.rooms.queue.admit('heads');
        expect(runs?.admitted.map(({ submission }) => submission.id)).to.deep.equal([next]);
      });
    });

  it('tells when it is looked at next, and no time that is over, though a sweep that leaves it where it is writes nothing', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      const nextSweepAt = () => site.clock.now() + 120_000;
      house.rooms.known.nextSweepAt = nextSweepAt;
      const id = await house.take({ correlationId: 'r', jobId: '900' });
      await house.sweep();
      const told = async () => {
        const shown = await house.keeper.request(id);
        const [listed] = await house.keeper.requests(newest);
        expect(listed?.waits).to.deep.equal(shown?.waits);
        return shown?.waits?.checkAt;
      };
      const recorded = nextSweepAt();
      expect(await told()).to.equal(recorded);
      await site.pass(30_000);
      expect(await told(), 'it is still to come').to.equal(recorded);
      await site.pass(600_000);
      await house.sweep();
      expect((await house.request(id)).waits?.checkAt, 'nothing was written').to.equal(recorded);
      expect(await told()).to.equal(nextSweepAt());
    });
  });

  it('does not begin before start_after, and its time to expire begins there', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      someJob(site);
      const house = await site.house('a');
      const startAfter = site.clock.now() + 600_000;
      const id = await house.take({ correlationId: 'r', operation: { start_after: startAfter, max_wait_seconds: 60 } });
      await house.sweep();
      expect((await house.request(id)).waits).to.include({ case: 'too-early', checkAt: startAfter });
      await site.pass(599_999);
      await house.sweep();
      expect((await house.request(id)).state).to.equal('waiting');
      await site.pass(1);
      await house.sweep();
      expect((await house.request(id)).state).to.equal('running');
    });
  });

  it('orders by priority, and an old low request goes before a new critical one once it has waited for their difference', async () => {
    // Low is 20, critical is 100; a point is worth a minute: 80 minutes.
    for (const [waitedMs, first] of [
      [79 * 60_000, 'critical'],
      [81 * 60_000, 'low'],
    ] as const) {
      await onSite({ settings: { default_tenant: { runs_max: 1 } } }, async (site) => {
        withCluster(site);
        someJob(site, '175', { outcome: { result: 'succeed', durationMs: 1_000 } });
        const house = await site.house('a');
        await house.take({ correlationId: 'low', priority: 'low', operation: { start_after: site.clock.now() } });
        await site.pass(waitedMs);
        await house.take({ correlationId: 'critical', priority: 'critical' });
        await house.drive();
        const running = Object.entries(await site.states()).filter(([, state]) => state === 'running');
        expect(running.map(([name]) => name)).to.deep.equal([first]);
      });
    }
  });
});
