// What a pass over the runs asks the engine and the store for, and what it leaves alone: there is one every few seconds, for thousands of runs.
import { expect } from 'chai';
import type { ActiveRun, Snapshot } from '../../src/core/cluster.js';
import type { Engine } from '../../src/ports/engine.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

const asked = (site: Site, path: RegExp) => site.simulator.ledger.requests.filter((request) => path.test(request.path)).length;
const lookedAt = /runs\/get$/;
const anyCall = /./;
const endless = { result: 'endless' } as const;

/** With what the list of active runs says of each. */
const listing =
  (made: (run: ActiveRun) => ActiveRun) =>
  (real: Engine): Engine => ({
    ...real,
    snapshot: async () => {
      const snapshot = await real.snapshot();
      return { ...snapshot, activeRuns: snapshot.activeRuns.map(made) };
    },
  });

async function oneRun(house: TestHouse) {
  const id = await house.take({ correlationId: 'r' });
  await house.drive();
  return id;
}

describe('a pass over the runs', () => {
  it('asks the engine nothing while none is live', () =>
    onSite({}, async (site) => {
      const house = await site.house('a');
      expect(await house.watch()).to.equal(0);
      expect(asked(site, anyCall)).to.equal(0);
    }));

  it('reaches every run, however few are read at once: behind one that goes on for ever, others end', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless, well]);
      const house = await site.house('a', { config: { runs: { live_max: 1 } } });
      for (const correlationId of ['older', 'newer']) {
        await house.take({ correlationId });
        await house.drive();
      }
      await site.pass(30_000);
      expect(await house.watch()).to.equal(1);
      expect(await site.states()).to.deep.equal({ older: 'running', newer: 'succeeded' });
    }));

  it('looks at no run by itself that is newer than the list', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      let first: Snapshot | null = null;
      const old = (real: Engine): Engine => ({ ...real, snapshot: async () => (first ??= await real.snapshot()) });
      const house = await site.house('a', { engine: old });
      const id = await oneRun(house);
      await house.watch();
      expect(asked(site, lookedAt)).to.equal(0);
      expect(await house.request(id)).to.include({ state: 'running', outOfContactSince: null });
    }));

  it('of a run that one cannot be made sense of tells with its request, and follows the others', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [well, well]);
      const riddles: string[] = [];
      const engine = (real: Engine): Engine => ({
        ...real,
        look: (runId) => (riddles.includes(runId) ? Promise.reject(new Error('a defect')) : real.look(runId)),
      });
      const house = await site.house('a', { engine });
      const id = await oneRun(house);
      riddles.push((await house.request(id)).runId ?? '');
      await house.take({ correlationId: 'other' });
      await house.drive();
      await site.pass(30_000);
      await house.watch();
      expect(await site.states()).to.deep.equal({ r: 'running', other: 'succeeded' });
      const troubles = house.facts.filter((fact) => fact.kind === 'trouble');
      expect(troubles).to.have.length(1);
      expect(troubles[0]).to.deep.include({ where: 'runs.watch', about: { requestId: id } });
    }));

  it('writes nothing of a run of which there is nothing new, and its page when the engine has one', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      let page: string | null = null;
      const house = await site.house('a', { engine: listing((run) => ({ ...run, url: page })) });
      const id = await oneRun(house);
      const written = async () => (await site.sql<{ xmin: string }>('select xmin::text from request'))[0]?.xmin;
      await site.pass(30_000);
      await house.watch();
      expect((await house.request(id)).executingAt).to.be.a('number');
      await site.sql('update request set run_url = null');
      const before = await written();
      await house.watch();
      expect(await written()).to.equal(before);
      page = 'https://workspace/run';
      await house.watch();
      expect((await house.request(id)).runUrl).to.equal(page);
    }));

  it('tells when a run began that it never saw execute', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [well]);
      const house = await site.house('a');
      const id = await oneRun(house);
      const begun = site.clock.now();
      await site.pass(30_000);
      await house.watch();
      const { state, executingAt } = await house.request(id);
      expect(state).to.equal('succeeded');
      expect(executingAt).to.be.within(begun, begun + 5_000);
    }));

  it('takes no time off that of a run whose engine has a clock behind ours', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [well]);
      const house = await site.house('a', { engine: listing((run) => ({ ...run, executingSince: 1_000 })) });
      await oneRun(house);
      await site.pass(500);
      await house.watch();
      await site.pass(30_000);
      await house.watch();
      expect(house.facts.flatMap((fact) => (fact.kind === 'began' ? [fact.seconds] : []))).to.deep.equal([0]);
    }));

  it('stops nothing that has moved since it was read', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      const house = await site.house('a', {
        storeSeen: (real) => ({ ...real, runs: { ...real.runs, stopping: () => Promise.resolve(false) } }),
      });
      const id = await house.take({ correlationId: 'r', operation: { max_run_seconds: 10 } });
      await house.drive();
      await site.pass(1_000);
      await house.watch();
      await site.pass(60_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      expect(asked(site, /runs\/cancel$/)).to.equal(0);
    }));

  it('tells of no end that another replica has written', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [well]);
      const other = await site.house('b');
      const house = await site.house('a', {
        storeSeen: (real) => ({
          ...real,
          runs: {
            ...real.runs,
            finish: async (finished) => {
              await other.watch();
              return real.runs.finish(finished);
            },
          },
        }),
      });
      await oneRun(house);
      await site.pass(30_000);
      expect(await house.watch()).to.equal(0);
      const ends = ({ facts }: TestHouse) => facts.filter(({ kind }) => kind === 'ended').length;
      expect([ends(house), ends(other)]).to.deep.equal([0, 1]);
    }));

  it('counts one that goes back to the queue among those that have moved', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [broken]);
      const house = await site.house('a');
      await oneRun(house);
      await site.pass(30_000);
      expect(await house.watch()).to.equal(1);
      expect(await site.states()).to.deep.equal({ r: 'waiting' });
    }));
});
