// Two replicas whose clocks are ten minutes wrong, one ahead and one behind, on one database: what one has leased is nobody else's, and all
// see what is free.
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import type { Store } from '../../src/ports/store/store.js';
import { aNewRequest } from '../support/requests.js';
import { endLeases } from '../support/end-leases.js';
import { finished, record, running } from './moves.js';
import { opened, type Opened } from './opened.js';

const wrongMs = 600_000;
const leaseMs = 120_000;
const ahead = () => Date.now() + wrongMs;
const behind = () => Date.now() - wrongMs;

interface Kind {
  /** One thing that is due at once, by a replica that says it is `at`. */
  readonly make: (on: Opened, at: number) => Promise<unknown>;
  /** How many there were to be had. */
  readonly claim: (store: Store, at: number) => Promise<number>;
}

const kinds: Readonly<Record<string, Kind>> = {
  'a step': {
    make: ({ store }, at) => {
      const work = { kind: 'start-cluster', pool: branded<never>('active'), clusterId: null } as const;
      return record(store, { steps: [{ key: 'one', requestId: null, at, work }] });
    },
    claim: async ({ steps }, at) => (await steps.claim({ at, leaseMs, max: 10 })).length,
  },
  'a fire': {
    async make({ store: { schedules } }, at) {
      const what = { tenantId: '333', name: 'nightly', userId: 'geoff', modelId: 'm-1', configurationId: 'c-1' };
      const when = { scheduleString: '0 * * * * ?', timeZone: 'UTC', executionsMax: null, createdAt: at, nextAt: at };
      const id = '01890000-0000-7000-8000-000000000001';
      await schedules.add({ ...what, ...when, id, inputFolderId: null, outputFolderId: null, once: null }, 100, 'geoff');
      const next = { executions: 1, nextAt: at + 3_600_000, missed: false, over: null, message: '' };
      await schedules.fireDue(at, 10, ({ nextAt }) => ({ ...next, fires: [nextAt] }));
    },
    async claim({ schedules }, at) {
      const asked = await schedules.anyDue(at);
      const { length } = await schedules.claimFires({ at, leaseMs, max: 10 });
      expect(asked, 'asked without a lock').to.equal(length > 0);
      return length;
    },
  },
  'an ended model job': {
    async make({ store }, at) {
      const folders = { inputFolderId: null, outputFolderId: 'out-1', executionSecondsMax: null, scheduleId: null };
      const modelJob = { modelId: 'm-1', configurationId: 'c-1', ...folders };
      const { request, version } = await running(store, { source: 'job-manager', notificationQueue: '', modelJob });
      await store.runs.finish([finished(request, version, { at })]);
    },
    claim: async ({ modelJobs }, at) => (await modelJobs.claim({ at, leaseMs, max: 10, stoppingBefore: at - 60_000 })).length,
  },
};

describe('store: replicas whose clocks are wrong', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  for (const [what, { make, claim }] of Object.entries(kinds)) {
    it(`${what} that one behind holds is not taken by one ahead, and is when its lease is over`, async () => {
      await make(on, behind());
      expect(await claim(on.store, behind())).to.equal(1);
      expect(await claim(on.other, ahead()), 'held').to.equal(0);
      await endLeases(on);
      expect(await claim(on.other, ahead()), 'nobody’s').to.equal(1);
    });

    it(`${what} that one ahead has recorded is seen by one behind, also when the first has died with it`, async () => {
      await make(on, ahead());
      expect(await claim(on.other, behind()), 'new').to.equal(1);
      await endLeases(on);
      expect(await claim(on.store, ahead())).to.equal(1);
      expect(await claim(on.other, behind()), 'held').to.equal(0);
      await endLeases(on);
      expect(await claim(on.other, behind()), 'nobody’s').to.equal(1);
    });
  }

  it('a response that one ahead has recorded is published by one behind; its next try comes by the clock of whoever looks', async () => {
    const { request, version } = await running(on.store);
    await on.store.runs.finish([finished(request, version, { at: ahead() })]);
    const dueAt = Date.now() + 60_000;
    const retried = await on.other.responses.take({ at: behind(), leaseMs, max: 10 }, (due, marks) => {
      marks.retry(due.map(({ requestId }) => ({ requestId, dueAt, reason: 'away' })));
      return Promise.resolve(due.length);
    });
    expect(retried).to.equal(1);
    const dueFor = (at: number) => on.store.responses.take({ at, leaseMs, max: 10 }, (due) => Promise.resolve(due.length));
    expect(await dueFor(Date.now())).to.equal(null);
    expect(await dueFor(ahead())).to.equal(1);
  });

  it('a request that one ahead has taken is due at once for all; one with a start_after when it says', async () => {
    const [at, later] = [ahead(), Date.now() + 3_600_000];
    await on.store.intake.persist([
      aNewRequest({ correlationId: branded('at-once'), receivedAt: at }),
      aNewRequest({ correlationId: branded('later'), receivedAt: at, dueAt: later }),
    ]);
    const rows = await on.sql<{ name: string; due: boolean; at: Date }>(
      `select correlation_id as name, due_at <= now() as due, due_at as at from request order by due_at`,
    );
    expect(rows.map(({ name, due }) => [name, due])).to.deep.equal([
      ['at-once', true],
      ['later', false],
    ]);
    expect(rows[1]?.at.getTime()).to.equal(later);
  });
});
