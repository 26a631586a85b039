// The self-audit: each way in which rows and engine can contradict the invariants is made, found, and mended or told of.
import { expect } from 'chai';
import { checks, type Check } from '../../src/core/self-audit.js';
import { audit, type AuditReport } from '../../src/self-audit/self-audit.js';
import { events } from '../support/heard-events.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const declared = (site: Site, more: { durationMs?: number } = {}) => {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  const outcome = more.durationMs === undefined ? ({ result: 'endless' } as const) : ({ result: 'succeed', ...more } as const);
  site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
};
const look = (house: TestHouse, before: AuditReport['suspected'] = []) => audit(house.rooms.audit, before);
const found = ({ standing }: AuditReport) => standing.map(({ check }) => check);
const long = `now() - interval '1 day'`;
const hourMs = 3_600_000;

interface Scene {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly make: (site: Site, house: TestHouse) => Promise<unknown>;
  /** What is undone, so that nothing unexplained is left on the site. */
  readonly undo?: (site: Site) => Promise<unknown>;
}

const running = async (site: Site, house: TestHouse) => {
  await house.take({ correlationId: 'r' });
  await house.drive();
  await house.watch();
  await site.pass(hourMs);
};

/** By statements, where only a fault of our own could make it so: that is what is to be found. */
const scenes: Partial<Record<Check, Scene>> = {
  'slot-without-attempt': {
    make: async (site, house) => {
      await running(site, house);
      await site.sql('update attempt set ended_at = now()');
    },
    undo: (site) => site.sql('update attempt set ended_at = null'),
  },
  'limit-exceeded': {
    make: async (site, house) => {
      await running(site, house);
      await site.sql('update request set max_concurrent_runs = 0');
    },
  },
  'submission-stuck': {
    make: async (site, house) => {
      await house.take({ correlationId: 'r' });
      await house.admitAndDie();
      await site.sql(`update request set lease_until = ${long}`);
    },
  },
  'stop-stuck': {
    make: async (site, house) => {
      await running(site, house);
      await site.sql(`update request set state = 'stopping', stop_wish = 'cancel', stop_wished_at = to_timestamp(0)`);
    },
  },
  'out-of-contact': {
    make: async (site, house) => {
      await running(site, house);
      site.engineAway();
      await house.watch();
      await site.pass(hourMs);
    },
  },
  'ended-without-response': {
    make: async (site, house) => {
      const id = await house.take({ correlationId: 'r' });
      await house.keeper.cancel(id);
      await site.sql('create table kept as select * from response');
      await site.sql('delete from response');
    },
    undo: (site) => site.sql('insert into response select * from kept'),
  },
  'response-overdue': {
    make: async (site, house) => {
      const id = await house.take({ correlationId: 'r', queue: 'q' });
      await house.keeper.cancel(id);
      await site.pass(hourMs);
    },
  },
  'event-overdue': {
    config: events,
    make: async (site, house) => {
      await house.keeper.cancel(await house.take({ correlationId: 'r' }));
      await site.pass(hourMs);
    },
  },
  'step-overdue': {
    make: async (site, house) => {
      await house.store.alerts.raise(
        [{ key: 'run-orphaned:1', severity: 'info', summary: 's', details: {}, requestId: null }],
        site.clock.now(),
      );
      await site.pass(hourMs);
    },
  },
  'received-undecided': {
    make: async (site, house) => {
      await house.take({ correlationId: 'r' });
      await site.pass(hourMs);
    },
    undo: (site) => site.sql(`delete from request`),
  },
};

describe('the self-audit', () => {
  for (const [check, { config = {}, make, undo }] of Object.entries(scenes) as [Check, Scene][]) {
    it(`finds ${check} at the first look, tells SRE once, and says so when it is over`, async () => {
      await onSite({}, async (site) => {
        declared(site);
        const house = await site.house('a', { config });
        await make(site, house);
        expect(found(await look(house))).to.deep.equal([check]);
        expect(found(await look(house))).to.deep.equal([check]);
        const open = (await house.store.alerts.open()).filter(({ key }) => key.startsWith('audit:'));
        // What is to be done stands in the alert: whoever is woken by it has nothing else before him.
        expect(open.map(({ summary }) => summary).join()).to.match(
          /(Check that|Look at|This is a defect|There is nothing) .+ `job-keeper audit` lists them\.$/,
        );
        expect(open.map(({ key, severity }) => ({ key, severity }))).to.deep.equal([
          { key: `audit:${check}`, severity: checks[check].severity },
        ]);
        await undo?.(site);
      });
    });
  }

  it('closes an attempt that is open while its request holds no slot, and then finds nothing more', async () => {
    await onSite({}, async (site) => {
      declared(site, { durationMs: 1_000 });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(60_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
      await site.sql('update attempt set ended_at = null, outcome = null');
      const report = await look(house);
      expect(found(report)).to.deep.equal(['attempt-without-slot']);
      expect(report.mended).to.equal(1);
      expect((await house.request(id)).attempts[0]).to.include({ outcome: 'STRAY', failure: 'unknown' });
      expect(found(await look(house))).to.deep.equal([]);
      expect((await house.store.alerts.open()).map(({ key }) => key)).to.deep.equal([]);
    });
  });

  it('gives who waits without a next check one', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.sql('update request set check_at = null');
      const report = await look(house);
      expect(found(report)).to.deep.equal(['wait-without-check']);
      expect((await house.request(id)).waits?.checkAt).to.equal(site.clock.now());
    });
  });

  it('accuses a request of waiting although it may run only when it still does so at the next look, and asks for a pass', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      await house.drive();
      expect(found(await look(house)), 'its job is not declared').to.deep.equal([]);
      declared(site);
      const first = await look(house);
      expect(found(first)).to.deep.equal([]);
      expect(first.suspected.map(({ check }) => check)).to.deep.equal(['runnable-waits']);
      const second = await look(house, first.suspected);
      expect(found(second)).to.deep.equal(['runnable-waits']);
      expect(await site.states(), 'it has only asked').to.deep.equal({ r: 'waiting' });
      await house.drive();
      expect(found(await look(house, second.suspected))).to.deep.equal([]);
    });
  });

  it('accuses nobody of waiting who has just come, nor who waits behind one that has', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const operation = { max_concurrent_runs: 1 };
      await house.take({ correlationId: 'waits', priority: 'low', operation });
      await house.drive();
      declared(site);
      const alone = await look(house);
      expect(alone.suspected.map(({ check }) => check)).to.deep.equal(['runnable-waits']);
      const id = await house.take({ correlationId: 'comes', priority: 'critical', operation });
      expect(await site.states()).to.deep.equal({ waits: 'waiting', comes: 'received' });
      const { suspected } = await look(house, alone.suspected);
      expect(suspected).to.deep.equal([]);
      await house.drive();
      expect((await house.request(id)).state).to.equal('running');
    });
  });

  it('accuses a run of not being on the engine only when nobody has followed it by the next look', async () => {
    await onSite({}, async (site) => {
      declared(site, { durationMs: 1_000 });
      const house = await site.house('a');
      await running(site, house);
      const first = await look(house);
      expect(found(first)).to.deep.equal([]);
      expect(found(await look(house, first.suspected))).to.deep.equal(['run-not-on-engine']);
      await house.watch();
      expect(found(await look(house, first.suspected))).to.deep.equal([]);
    });
  });

  it('finds each run that is not on the engine, however many are read at once', async () => {
    await onSite({}, async (site) => {
      declared(site, { durationMs: 1_000 });
      const house = await site.house('a', { config: { runs: { live_max: 1 } } });
      for (const correlationId of ['r1', 'r2']) await house.take({ correlationId });
      await house.drive();
      await house.watch();
      await site.pass(hourMs);
      const first = await look(house);
      const { standing } = await look(house, first.suspected);
      const ids = (await site.sql<{ id: string }>('select id from request order by id')).map(({ id }) => id);
      expect(standing.map(({ requestId }) => requestId)).to.deep.equal(ids);
      await house.watch();
    });
  });

  it('finds nothing on a house in order, with requests in every state', async () => {
    await onSite({}, async (site) => {
      declared(site);
      const house = await site.house('a');
      const cancelled = await house.take({ correlationId: 'cancelled' });
      await house.keeper.cancel(cancelled);
      for (const id of ['one', 'two', 'three']) await house.take({ correlationId: id });
      await house.drive();
      await house.watch();
      await site.pass(hourMs / 2);
      await house.watch();
      await house.drive();
      await house.take({ correlationId: 'received' });
      const first = await look(house);
      expect(first).to.deep.equal({ standing: [], suspected: [], mended: 0 });
      expect(new Set(Object.values(await site.states()))).to.deep.equal(new Set(['cancelled', 'running', 'waiting', 'received']));
      await house.drive();
    });
  });
});
