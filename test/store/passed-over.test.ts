// What another replica has in hand at this moment is passed over: nobody waits for it, and what lies behind it is found.
import { expect } from 'chai';
import pg from 'pg';
import { v7 } from 'uuid';
import { branded } from '../../src/core/ids.js';
import { endLeases } from '../support/end-leases.js';
import { admitted, ended, finished, now, record, running, stored } from './moves.js';
import { opened, type Opened } from './opened.js';

interface InHand {
  /** Two that may be had. */
  readonly make: (on: Opened) => Promise<unknown>;
  /** The table, and its column that identifies one. */
  readonly rows: readonly [table: string, column: string];
  /** Takes all that may be had; answers how many. */
  readonly take: (on: Opened) => Promise<number>;
}

const old = now - 86_400_000;
const nightly = (id: string) => ({
  ...{ id, tenantId: '333', name: id, userId: 'geoff', modelId: 'm-1', configurationId: 'c-1' },
  ...{ inputFolderId: null, outputFolderId: null, scheduleString: '0 * * * * ?', timeZone: 'UTC', executionsMax: null },
  ...{ createdAt: now, nextAt: now, once: null },
});
const twoSchedules = async ({ store }: Opened) => {
  for (const id of [v7(), v7()]) await store.schedules.add(nightly(id), 100, 'geoff');
};
const fired = ({ store }: Opened) =>
  store.schedules.fireDue(now, 10, ({ nextAt, executions }) => ({
    ...{ fires: [nextAt], missed: false, executions: executions + 1, nextAt: nextAt + 60_000, over: null, message: '' },
  }));
const twoSteps = (on: Opened) =>
  record(on.store, {
    steps: ['a', 'b'].map((key) => ({
      ...{ key, requestId: null, at: now },
      work: { kind: 'start-cluster', pool: branded('active'), clusterId: null } as const,
    })),
  });
const stepsOf = ({ store }: Opened) => store.steps.claim({ at: now, leaseMs: 1_000, max: 10 });
const twoEnded = async (on: Opened) => {
  for (let one = 0; one < 2; one += 1) {
    const { request, version } = await running(on.store);
    await on.store.runs.finish([finished(request, version, { at: old })]);
  }
  await on.sql(`update response set delivery = 'published'`);
};

const table: Record<string, InHand> = {
  'a submission': {
    rows: ['request', 'id'],
    make: async (on) => {
      const requests = await stored(on.store, {}, {});
      await record(on.store, { admitted: requests.map((request) => admitted(request)) });
      await endLeases(on);
    },
    take: async ({ store }) => (await store.runs.claimSubmissions({ owner: 'r', leaseMs: 1_000, max: 10 })).length,
  },
  'a job response': {
    rows: ['response', 'request_id'],
    make: async ({ store }) => {
      const requests = await stored(store, {}, {});
      await record(store, { ended: requests.map((request) => ended(request, 'rejected')) });
    },
    take: async ({ store }) =>
      (await store.responses.take({ at: now, leaseMs: 1_000, max: 10 }, (due) => Promise.resolve(due.length))) ?? 0,
  },
  'a step': { rows: ['step', 'id'], make: twoSteps, take: async (on) => (await stepsOf(on)).length },
  'a schedule whose time has come': { rows: ['schedule', 'id'], make: twoSchedules, take: fired },
  'a fire of a schedule': {
    rows: ['schedule_fire', 'schedule_id'],
    make: async (on) => {
      await twoSchedules(on);
      await fired(on);
    },
    take: async ({ store }) => (await store.schedules.claimFires({ at: now, leaseMs: 1_000, max: 10 })).length,
  },
  'a model job that is to be closed': {
    rows: ['model_job', 'request_id'],
    make: async ({ store }) => {
      const inputs = { inputFolderId: null, outputFolderId: null, executionSecondsMax: null, scheduleId: null };
      const job = { source: 'job-manager', modelJob: { ...inputs, modelId: 'm-1', configurationId: 'c-1' } } as const;
      const requests = await stored(store, job, job);
      await record(store, { ended: requests.map((request) => ended(request, 'rejected')) });
    },
    take: async ({ store }) => (await store.modelJobs.claim({ at: now + 1, leaseMs: 1_000, max: 10, stoppingBefore: 0 })).length,
  },
  'a request that has ended long ago': {
    rows: ['request', 'id'],
    make: twoEnded,
    take: async ({ store }) => (await store.retention.removeEnded({ from: null, before: now, max: 10 })).count,
  },
  'a request that its job keeps no longer': {
    rows: ['request', 'id'],
    make: twoEnded,
    take: async (on) => {
      const rows = await on.sql<{ id: string }>('select id from request');
      return on.store.retention.remove(rows.map(({ id }) => branded(id)));
    },
  },
  'a step that was done long ago': {
    rows: ['step', 'id'],
    make: async (on) => {
      await twoSteps(on);
      for (const { id } of await stepsOf(on)) await on.store.steps.done(id, old, 'done');
    },
    take: ({ store }) => store.retention.removeDone(now, 10),
  },
  'an alert that is over': {
    rows: ['alert', 'key'],
    make: async (on) => {
      const keys = ['run-orphaned:1', 'run-orphaned:2'] as const;
      const alerts = keys.map((key) => ({ key, severity: 'error', summary: key, details: {}, requestId: null }) as const);
      await on.store.alerts.raise(alerts, old);
      await on.store.alerts.resolve(keys, old);
      await on.sql('delete from step');
    },
    take: ({ store }) => store.retention.removeDone(now, 10),
  },
  'the rate of a tenant': {
    rows: ['tenant_rate', 'tenant_id'],
    make: async (on) => {
      await on.store.rates.lease(
        ['a', 'b'].map((tenantId) => ({ tenantId, wanted: 1, ofUse: 1 })),
        10,
      );
      await on.sql(`update tenant_rate set ends_at = now() - interval '2 hours'`);
    },
    take: ({ store }) => store.retention.removeRates(10),
  },
};

describe('store: of two, the one that is in the hand of another replica is passed over', () => {
  for (const [
    name,
    {
      make,
      rows: [from, column],
      take,
    },
  ] of Object.entries(table)) {
    it(name, async () => {
      // Who waits for a lock is told so at once.
      const on = await opened({ lockTimeoutMs: 100 });
      const other = new pg.Client({ connectionString: on.url });
      await other.connect();
      try {
        await make(on);
        await other.query('begin');
        await other.query(`select from ${from} order by ${column} limit 1 for update`);
        expect(await take(on)).to.equal(1);
      } finally {
        await other.end();
        await on.close();
      }
    });
  }
});
