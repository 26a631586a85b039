// A submission whose turn comes after the end of its lease is not sent: somebody else may have it by then.
import { expect } from 'chai';
import type { Engine } from '../../src/ports/engine.js';
import type { AdmissionTx } from '../../src/ports/store/admission.js';
import type { Store } from '../../src/ports/store/store.js';
import { onSite, type Site } from '../support/house.js';

const leaseMs = 60_000;
const config = { runs: { lease_ms: leaseMs, calls_at_once_max: 1 } };

async function withOneJob(test: (site: Site, jobId: string) => Promise<void>): Promise<void> {
  const pools = { active: { clusters: [], own_compute_slots: 10 } };
  await onSite({ settings: { pools, cluster_types: { business: { pools: ['active'] } } } }, (site) =>
    test(site, site.simulator.declareJob({ name: 'one', maxConcurrentRuns: 10 })),
  );
}

describe('a submission whose turn comes late', () => {
  it('is left to whoever has its lease then, and is sent once', () =>
    withOneJob(async (site, jobId) => {
      const asked: string[] = [];
      // The first call takes longer than the lease of all that were admitted with it.
      const slow = (real: Engine): Engine => ({
        ...real,
        submit: async (order) => {
          asked.push(order.requestId);
          const outcome = await real.submit(order);
          if (asked.length === 1) await site.pass(leaseMs + 1);
          return outcome;
        },
      });
      const house = await site.house('a', { engine: slow, config });
      const ids = [await house.take({ correlationId: 'first', jobId }), await house.take({ correlationId: 'second', jobId })];
      await house.drive();
      expect(asked).to.have.length(1);
      await site.endLeases();
      await house.resume();
      expect(asked.toSorted()).to.deep.equal(ids.toSorted());
      expect(site.simulator.ledger.runs).to.have.length(2);
    }));

  it('is sent with all others whose lease is over by then, a few at a time: who died in a burst has left more than a few', () =>
    withOneJob(async (site, jobId) => {
      const house = await site.house('a', { config });
      const operation = { max_concurrent_runs: 10 };
      for (let n = 0; n < 10; n += 1) await house.take({ correlationId: `${n}`, jobId, operation });
      expect(await house.admitAndDie()).to.have.length(10);
      await site.endLeases();
      await house.resume();
      expect(site.simulator.ledger.runs).to.have.length(10);
    }));

  /** Of each lease the store tells only when it is over. */
  const slowTx = (tx: AdmissionTx, site: Site): AdmissionTx => {
    const late = async <T>(work: Promise<T>): Promise<T> => {
      const done = await work;
      await site.pass(leaseMs + 1);
      return done;
    };
    return { ...tx, record: (verdicts) => late(tx.record(verdicts)), recordLast: (verdicts) => late(tx.recordLast(verdicts)) };
  };
  const slowStores: Record<string, (real: Store, site: Site) => Store> = {
    'was let run': (real, site) => ({
      ...real,
      admission: { ...real.admission, alone: (pass, begins) => real.admission.alone((tx) => pass(slowTx(tx, site)), begins) },
    }),
    'is taken over': (real, site) => ({
      ...real,
      runs: {
        ...real.runs,
        claimSubmissions: async (asked) => {
          const claimed = await real.runs.claimSubmissions(asked);
          await site.pass(leaseMs + 1);
          return claimed;
        },
      },
    }),
  };
  for (const [when, slow] of Object.entries(slowStores))
    it(`is not sent where the store was as slow to tell that it ${when}: a lease has begun before it is told of`, () =>
      withOneJob(async (site, jobId) => {
        const house = await site.house('a', { config, storeSeen: (real) => slow(real, site) });
        await house.take({ correlationId: 'first', jobId });
        if (when === 'was let run') await house.drive();
        else {
          await house.admitAndDie();
          await site.endLeases();
          await house.resume();
        }
        expect(await site.states()).to.deep.equal({ first: 'submitting' });
        expect(site.simulator.ledger.runs).to.deep.equal([]);
        const other = await site.house('b', { config });
        await site.endLeases();
        await other.resume();
        expect(site.simulator.ledger.runs).to.have.length(1);
      }));
});

describe('a submission that cannot be written down', () => {
  it('is told as a trouble with its request, keeps no other from being sent, and is sent again as the same one', () =>
    withOneJob(async (site, jobId) => {
      const failing: string[] = [];
      const storeSeen = (real: Store): Store => ({
        ...real,
        runs: {
          ...real.runs,
          started: (run) => (failing.includes(run.id) ? Promise.reject(new Error('nobody expected it')) : real.runs.started(run)),
        },
      });
      const house = await site.house('a', { config, storeSeen });
      const first = await house.take({ correlationId: 'first', jobId });
      await house.take({ correlationId: 'second', jobId });
      failing.push(first);
      await house.drive();
      expect(await site.states()).to.deep.equal({ first: 'submitting', second: 'running' });
      const troubles = house.facts.filter((fact) => fact.kind === 'trouble');
      expect(troubles).to.have.length(1);
      expect(troubles[0]).to.deep.include({
        where: 'runs.submit',
        about: { requestId: first, correlationId: 'first', tenantId: '333' },
      });
      failing.pop();
      await site.endLeases();
      await house.resume();
      expect(await site.states()).to.deep.equal({ first: 'running', second: 'running' });
      expect(site.simulator.ledger.runs).to.have.length(2);
    }));
});
