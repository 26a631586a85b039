// Jobs that the end of another begins: on one real database, with one replica and with two, one of which dies.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import type { RequestId } from '../../src/core/ids.js';
import type { Outcome } from '../support/databricks/outcome.js';
import { perform } from '../../src/actions/actions.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';
import { onSite, type Site, type SiteOptions, type TestHouse } from '../support/house.js';

const uri = 'abfss://reports@lake/orders.parquet';
const succeeds: Outcome = { result: 'succeed', exitValue: uri, durationMs: 1_000 };
const fails: Outcome = { result: 'fail', message: 'RuntimeError: no input', durationMs: 1_000 };

type Jobs = NonNullable<NonNullable<SiteOptions['settings']>['jobs']>;
const report: Jobs = {
  '175': { then: [{ job: '176', parameters: { notebook_params: { input: '{output}', of: '{correlation_id}' } } }] },
  '176': {},
};
const queue = 'tenant-333.responses';

interface Scene {
  readonly site: Site;
  readonly a: TestHouse;
  readonly b: TestHouse;
}

async function onScene(jobs: Jobs, play: (scene: Scene) => Promise<void>, more: SiteOptions['settings'] = {}): Promise<void> {
  await onSite({ settings: { jobs, ...more } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    for (const jobId of Object.keys(jobs)) {
      const outcome = jobId === '911' ? fails : succeeds;
      site.simulator.declareJob({ jobId, name: jobId, clusterId: 'active-1', outcome });
    }
    await play({ site, a: await site.house('a'), b: await site.house('b') });
  });
}

/** Whatever may run runs to its end. */
async function runAll({ site, a }: Scene): Promise<void> {
  await a.drive();
  await site.pass(60_000);
  await a.watch();
}

async function run(scene: Scene, wish: Parameters<TestHouse['take']>[0]): Promise<RequestId> {
  const id = await scene.a.take(wish);
  await runAll(scene);
  return id;
}

const open = (site: Site) => site.sql<{ key: string }>(`select key from step where done_at is null order by key`);
/** Leases of steps run on the clock of the house. */
const leaseMs = 120_000;

describe('the end of a request', () => {
  it('begins a request of another job, for the same tenant and queue, with what it has left; both name each other', async () => {
    await onScene(report, async (scene) => {
      const { site, a } = scene;
      const first = await run(scene, { correlationId: 'order-42', queue, priority: 80 });
      expect(await a.perform()).to.equal(1);
      const { followers } = await a.request(first);
      expect(followers).to.deep.include({ jobId: '176', state: 'begun', requestId: followers[0]?.requestId, reason: null });
      await runAll(scene);
      const second = await a.request(followers[0]?.requestId as RequestId);
      expect(second).to.deep.include({
        ...{ correlationId: 'order-42~176', jobId: '176', tenantId: '333', userId: 'geoff@example.com', priority: 80 },
        ...{ notificationQueue: queue, source: 'then', state: 'succeeded', followers: [] },
        follows: { requestId: first, correlationId: 'order-42' },
      });
      expect(second.response).to.deep.include({ queue, delivery: 'due' });
      const [, submitted] = site.simulator.ledger.runs;
      expect(submitted).to.deep.include({ jobId: '176' });
      const [body] = await site.sql<{ given: object }>(
        `select body #> '{job,job_context,job_operation,notebook_params}' as given from request_body where request_id = $1`,
        [second.id],
      );
      expect(body?.given).to.deep.equal({ input: uri, of: 'order-42' });
      expect(await a.perform()).to.equal(0);
      expect(Object.keys(await site.states())).to.deep.equal(['order-42', 'order-42~176']);
    });
  });

  it('begins what waits for a failure, and what waits for any end, and not what waits for success', async () => {
    const jobs: Jobs = { '911': { then: [{ job: '176' }, { job: '177', on: 'failed' }, { job: '178', on: 'ended' }] } };
    await onScene({ ...jobs, '176': {}, '177': {}, '178': {} }, async (scene) => {
      await run(scene, { correlationId: 'c', jobId: '911' });
      await scene.a.perform();
      expect(Object.keys(await scene.site.states())).to.deep.equal(['c', 'c~177', 'c~178']);
      await runAll(scene);
    });
  });

  it('begins what waits for it where it comes in the queue: cancelled, expired or rejected', async () => {
    const jobs: Jobs = {
      none: {
        then: [
          { job: '176', on: 'expired' },
          { job: '177', on: 'cancelled' },
        ],
      },
      '176': {},
      '177': {},
    };
    await onScene(jobs, async (scene) => {
      const { site, a } = scene;
      await a.take({
        correlationId: 'late',
        jobId: 'none',
        operation: { start_after: site.clock.now() + 3_600_000, max_wait_seconds: 1 },
      });
      const cancelled = await a.take({
        correlationId: 'unwanted',
        jobId: 'none',
        operation: { start_after: site.clock.now() + 7_200_000 },
      });
      await a.keeper.cancel(cancelled);
      await site.pass(3_700_000);
      await a.sweep();
      expect(await site.states()).to.deep.equal({ late: 'expired', unwanted: 'cancelled' });
      await a.perform();
      expect(Object.keys(await site.states())).to.deep.equal(['late', 'late~176', 'unwanted', 'unwanted~177']);
      await runAll(scene);
    });
  });

  it('leaves nothing to be done where its job begins none', async () => {
    await onScene({ '175': {} }, async (scene) => {
      const id = await run(scene, { correlationId: 'c' });
      expect(await scene.site.sql('select from step')).to.deep.equal([]);
      expect(await scene.a.request(id)).to.deep.include({ follows: null, followers: [] });
    });
  });
});

describe('a follower', () => {
  const one = async ({ site }: Scene) => expect(Object.keys(await site.states())).to.deep.equal(['c', 'c~176']);

  it('is one when its replica dies before it has begun it', async () => {
    await onScene(report, async (scene) => {
      await run(scene, { correlationId: 'c' });
      await scene.a.store.steps.claim({ at: scene.site.clock.now(), leaseMs, max: 20 });
      expect(await scene.b.perform()).to.equal(0);
      await scene.site.endLeases();
      expect(await scene.b.perform()).to.equal(1);
      await one(scene);
      await runAll(scene);
    });
  });

  it('is one when its replica dies between beginning it and saying so, also when it has ended by then', async () => {
    await onScene(report, async (scene) => {
      const { site, a, b } = scene;
      const first = await run(scene, { correlationId: 'c' });
      await begunAndDead(scene);
      await one(scene);
      await runAll(scene);
      expect(await site.states()).to.deep.equal({ c: 'succeeded', 'c~176': 'succeeded' });
      await site.endLeases();
      expect(await b.perform()).to.equal(1);
      await one(scene);
      expect((await a.request(first)).followers)
        .to.have.length(1)
        .and.to.have.nested.property('[0].state', 'begun');
      expect(await open(site)).to.deep.equal([]);
    });
  });

  it('is one where two replicas begin it at the same time, one of them after its lease', async () => {
    await onScene(report, async (scene) => {
      const { site, a, b } = scene;
      for (let round = 0; round < 5; round += 1) await a.take({ correlationId: `c-${round}` });
      for (let round = 0; round < 5; round += 1) await runAll(scene);
      const steps = await a.store.steps.claim({ at: site.clock.now(), leaseMs: 0, max: 20 });
      expect(steps).to.have.length(5);
      await Promise.all([a.perform(), b.perform(), a.perform(), b.perform()]);
      const [sum] = await site.sql<{ count: string }>(`select count(*) from request where job_id = '176'`);
      expect(sum?.count).to.equal('5');
      for (let round = 0; round < 5; round += 1) await runAll(scene);
    });
  });

  it('that is refused is told once, and its reason stays with the request before it; it is not tried again', async () => {
    const jobs: Jobs = { ...report, '176': { parameters: { notebook_params: { input: {}, of: { one_of: ['e'] } } } } };
    await onScene(jobs, async (scene) => {
      const { site, a } = scene;
      const first = await run(scene, { correlationId: 'c' });
      await run(scene, { correlationId: 'd' });
      await a.perform();
      await a.perform();
      const reason = 'job.job_context.job_operation.notebook_params.of: must be one of: e';
      expect((await a.request(first)).followers).to.deep.equal([{ jobId: '176', state: 'refused', requestId: null, reason }]);
      expect(site.told.map(({ key, summary }) => `${key} ${summary}`)).to.deep.equal([
        `follower-refused:175:176 Job 176 was not begun after job 175: ${reason}`,
      ]);
      expect(Object.keys(await site.states())).to.deep.equal(['c', 'd']);
      await site.pass(86_400_000);
      expect(await a.perform()).to.equal(0);
      await a.sweep();
      await a.perform();
      expect(site.told.map(({ action }) => action)).to.deep.equal(['trigger', 'resolve']);
    });
  });

  it('waits an hour for room in the queue of its tenant, and then is told of as one that was refused', async () => {
    const tenants = { '333': { waiting_max: 1 } };
    const later = (site: Site) => ({ start_after: site.clock.now() + 500_000_000 });
    await onScene(
      report,
      async (scene) => {
        const { site, a } = scene;
        const first = await run(scene, { correlationId: 'c' });
        await a.take({ correlationId: 'full', operation: later(site) });
        await a.perform();
        const due = 'The tenant already has as many waiting requests as it may have. Nothing was taken; send it again later.';
        expect((await a.request(first)).followers).to.deep.equal([{ jobId: '176', state: 'due', requestId: null, reason: due }]);
        expect(site.told).to.deep.equal([]);
        for (let tries = 0; tries < 9; tries += 1) {
          await site.pass(600_000);
          await a.perform();
        }
        expect((await a.request(first)).followers).to.deep.equal([
          { jobId: '176', state: 'refused', requestId: null, reason: due },
        ]);
        expect(site.told.map(({ key }) => key)).to.deep.equal(['follower-refused:175:176']);
        await a.drive();
      },
      { tenants },
    );
  });

  it('that nobody could begin for hours, because all replicas were away, is not given up for what passes by itself', async () => {
    await onScene(report, async (scene) => {
      const { site, a } = scene;
      const first = await run(scene, { correlationId: 'c' });
      await site.pass(90_000_000);
      const { actions } = a.rooms;
      const away = () => Promise.reject(new Fault('store-unavailable', 'it comes back just now'));
      expect(await perform({ ...actions, take: away })).to.equal(1);
      expect((await a.request(first)).followers).to.have.nested.property('[0].state', 'due');
      await site.pass(60_000);
      await a.perform();
      await one(scene);
      expect(site.told).to.deep.equal([]);
      await runAll(scene);
    });
  });

  it('waits for no mail, however many there are that nobody takes', async () => {
    const unavailable = { send: () => Promise.resolve({ kind: 'unavailable', reason: 'no answer' } as const) };
    await onScene(report, async (scene) => {
      const { site } = scene;
      const a = await site.house('with mail', { mailer: unavailable });
      await run(scene, { correlationId: 'c' });
      await site.sql(
        `insert into step (key, kind, work, recorded_at, due_at)
         select 'mail:' || n, 'mail', '{"kind":"mail","mail":{"to":["geoff@example.com"],"subject":"","text":""}}', due_at, due_at - interval '1 hour'
         from step, generate_series(1, 200) n`,
      );
      await a.perform();
      await one(scene);
      await runAll(scene);
    });
  });

  it('waits for none of a tenant whose queue is full, however many there are', async () => {
    const more = { tenants: { '333': { waiting_max: 1 } } };
    await onScene(
      report,
      async (scene) => {
        const { site, a } = scene;
        await run(scene, { correlationId: 'c' });
        await a.take({ correlationId: 'full', operation: { start_after: site.clock.now() + 500_000_000 } });
        await site.sql(
          `insert into step (key, kind, work, recorded_at, due_at)
           select 'follow:' || n, kind, work, recorded_at, due_at - interval '1 hour' from step, generate_series(1, 45) n where kind = 'follow'`,
        );
        await run(scene, { correlationId: 'd', tenantId: '444' });
        await a.perform();
        expect(Object.keys(await site.states())).to.include('d~176');
        await a.drive();
      },
      more,
    );
  });

  it('comes of a request that was removed meanwhile no more, and that is told nobody', async () => {
    await onScene(report, async (scene) => {
      const { site, a } = scene;
      const id = await run(scene, { correlationId: 'c' });
      expect((await a.keeper.remove(id, 'ops')).kind).to.equal('removed');
      await a.perform();
      expect([await site.states(), await open(site), site.told]).to.deep.equal([{}, [], []]);
    });
  });

  it('ends a chain that is as long as one may be, though each replica has settings without a circle', async () => {
    const there: Jobs = { '175': { then: [{ job: '176' }] }, '176': {} };
    const back: Jobs = { '176': { then: [{ job: '175' }] }, '175': {} };
    await onScene(there, async (scene) => {
      const { site } = scene;
      const other: Scene = { ...scene, a: await site.house('c', { settings: someSettings({ jobs: back }) }) };
      await scene.a.take({ correlationId: 'c' });
      for (let round = 0; round < 12; round += 1) {
        await runAll(round % 2 === 0 ? scene : other);
        await other.a.perform();
      }
      const states = Object.keys(await site.states());
      expect(states)
        .to.have.length(10)
        .and.to.include(`c${'~176~175'.repeat(4)}~176`);
      expect(site.told.map(({ summary }) => summary)).to.deep.equal([
        'Job 175 was not begun after job 176: it would be request 11 of its chain, and a chain has at most 10',
      ]);
    });
  });

  it('has the place in its chain that it came with, whatever a mediator writes there', async () => {
    await onScene(report, async (scene) => {
      const { a, site } = scene;
      const body = { ...aJobRequest({ correlationId: 'c' }), follows: { request_id: 'x', correlation_id: 'y', place: 10 } };
      const taken = await a.keeper.submit({ body: Buffer.from(JSON.stringify(body)), traceparent: null });
      if (taken.kind === 'refused') throw new Error('it was refused');
      await runAll(scene);
      await a.perform();
      expect((await a.request(taken.requestId)).follows).to.equal(null);
      expect(Object.keys(await site.states())).to.deep.equal(['c', 'c~176']);
      await runAll(scene);
    });
  });
});

/** As far as the request is stored. */
async function begunAndDead({ a }: Scene): Promise<void> {
  const { actions } = a.rooms;
  const dies = () => Promise.reject(new Error('it is dead'));
  const ended = await perform({ ...actions, store: { ...actions.store, done: dies } }).catch(String);
  expect(ended).to.equal('Error: it is dead');
}
