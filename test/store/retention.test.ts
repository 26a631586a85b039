// Retention: who goes, who stays, and what goes with them.
import { expect } from 'chai';
import type { RetentionParts } from '../../src/retention/parts.js';
import { retain } from '../../src/retention/retention.js';
import type { AlertKey } from '../../src/core/alert-keys.js';
import type { Keepings } from '../../src/core/keeping.js';
import type { RemovalAsked } from '../../src/ports/store/retention.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { admitted, finished, record, running, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

const dayMs = 86_400_000;
const kept = (keepMs: number | null): Keepings => ({ keepMs, jobs: new Map(), byNumberAfterMs: dayMs });

describe('store: retention', () => {
  let on: Opened;
  let clock: VirtualClock;
  let facts: Fact[];

  beforeEach(async () => {
    on = await opened();
    clock = new VirtualClock();
    facts = [];
  });
  afterEach(() => on.close());

  const parts = (changes: Partial<RetentionParts> = {}): RetentionParts => ({
    ...{ store: on.store.retention, clock, telemetry: { report: (fact: Fact) => void facts.push(fact) } },
    ...{ keepings: kept(30 * dayMs), auditKeepMs: 400 * dayMs, batchMax: 10, pauseMs: 1, ...changes },
  });
  /** A pass, while time goes on in the pauses between its batches. */
  async function retained(changes: Partial<RetentionParts> = {}): Promise<number> {
    let done = false;
    const pass = retain(parts(changes)).finally(() => (done = true));
    while (!done) await clock.advance(1);
    return pass;
  }
  const counts = async () => {
    const tables = ['request', 'request_body', 'attempt', 'decision', 'response'];
    const rows = await Promise.all(tables.map((table) => on.sql<{ n: number }>(`select count(*)::int as n from ${table}`)));
    return Object.fromEntries(tables.map((table, index) => [table, rows[index]?.[0]?.n]));
  };
  async function ended(count: number, ageDays: number, delivery = 'published'): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const { request, version } = await running(on.store);
      await on.store.runs.finish([finished(request, version, { at: clock.now() - ageDays * dayMs })]);
      await on.sql('update response set delivery = $2 where request_id = $1', [request.id, delivery]);
    }
  }

  it('removes requests that ended before the time with all that hangs on them, in batches, and says how many', async () => {
    await ended(25, 31);
    await ended(2, 29);
    expect(await retained()).to.equal(25);
    expect(await counts()).to.deep.equal({ request: 2, request_body: 2, attempt: 2, decision: 2, response: 2 });
    expect(facts[0]).to.include({ kind: 'removed', requests: 25, others: 0 });
    expect(await retained()).to.equal(0);
    expect(facts).to.have.length(1);
  });

  for (const delivery of ['due', 'parked'])
    it(`keeps a request whose response is ${delivery}, however old`, async () => {
      await ended(1, 400, delivery);
      expect(await retained()).to.equal(0);
    });

  it('keeps a request of whose moves one is not told yet, however old', async () => {
    await ended(2, 400);
    await on.sql(
      `insert into event (request_id, version, tenant_id, correlation_id, recorded_at, data)
       select id, version, tenant_id, correlation_id, finished_at, '{}' from request limit 1`,
    );
    expect(await retained()).to.equal(1);
    const [due] = await on.store.events.due(1);
    await on.store.events.park([{ sequence: due!.sequence, reason: 'too large' }], clock.now());
    expect(await retained()).to.equal(0);
    await on.store.events.parkedPublished(due!);
    expect(await retained()).to.equal(1);
  });

  it('keeps the request of a model job for as long as its job, also of one that is closed', async () => {
    await ended(2, 31);
    await on.sql(
      `insert into model_job (request_id, tenant_id, model_id, configuration_id, created_at, closed_at, closed_status, closed_message)
       select id, '333', 'm', 'c', finished_at, finished_at, 'SUCCEEDED', '' from request limit 1`,
    );
    expect(await retained()).to.equal(1);
    expect(
      await retained({ keepings: { keepMs: null, jobs: new Map([['175', { keepMs: 1, runsMax: null }]]), byNumberAfterMs: 1 } }),
    ).to.equal(0);
    const purged = await on.store.modelJobs.purge(clock.now() - 30 * dayMs, 10);
    expect(purged, 'with its job').to.equal(1);
    expect((await counts())['request']).to.equal(0);
  });

  it('keeps the request of a model job, too, while one of its moves is not told yet, or its response is not delivered', async () => {
    await ended(2, 31);
    await on.sql(
      `insert into model_job (request_id, tenant_id, model_id, configuration_id, created_at, closed_at, closed_status, closed_message)
       select id, '333', 'm', 'c', finished_at, finished_at, 'SUCCEEDED', '' from request`,
    );
    await on.sql(
      `insert into event (request_id, version, tenant_id, correlation_id, recorded_at, data)
       select id, version, tenant_id, correlation_id, finished_at, '{}' from request order by id limit 1`,
    );
    await on.sql(`update response set delivery = 'parked' where request_id = (select id from request order by id desc limit 1)`);
    const purged = () => on.store.modelJobs.purge(clock.now() - 30 * dayMs, 10);
    expect(await purged()).to.equal(0);
    await on.sql('delete from event');
    expect(await purged()).to.equal(1);
    await on.sql(`update response set delivery = 'published'`);
    expect(await purged()).to.equal(1);
  });

  it('steps over who must stay once in a pass, and not in every batch', async () => {
    await ended(1, 40, 'parked');
    await ended(10, 35);
    await ended(10, 34);
    const froms: (number | null)[] = [];
    const store = {
      ...on.store.retention,
      removeEnded: (asked: RemovalAsked) => {
        froms.push(asked.from);
        return on.store.retention.removeEnded(asked);
      },
    };
    const begun = clock.now();
    expect(await retained({ store })).to.equal(20);
    expect(froms).to.deep.equal([null, begun - 35 * dayMs, begun - 34 * dayMs]);
  });

  it('removes audit entries that are older than is configured for them, and no others; none where they are kept for ever', async () => {
    const entry = { actor: 'geoff', act: 'promote', requestId: null, tenantId: null, subject: 'policy', reason: '', detail: {} };
    for (const ageDays of [401, 402, 399])
      await on.store.hands.note(
        Array.from({ length: 12 }, () => entry),
        clock.now() - ageDays * dayMs,
      );
    expect(await retained({ auditKeepMs: null })).to.equal(0);
    const left = async () => (await on.store.hands.audit({ requestId: null, before: null, limit: 100 })).length;
    expect(await left()).to.equal(36);
    await retained({ keepings: kept(null) });
    expect(await left()).to.equal(12);
    expect(facts[0]).to.include({ kind: 'removed', requests: 0, others: 24 });
  });

  it('keeps who has not ended, however old', async () => {
    const [received, waits, runs] = await stored(on.store, {}, {}, {});
    await record(on.store, { waiting: [waiting(waits!)], admitted: [admitted(runs!)] });
    await on.sql(`update request set received_at = to_timestamp(0), created_at = to_timestamp(0)`);
    expect(received).to.not.equal(undefined);
    expect(await retained()).to.equal(0);
    expect((await counts())['request']).to.equal(3);
  });

  it('removes done steps and closed alerts of that time, and keeps what is open', async () => {
    const at = clock.now() - 31 * dayMs;
    const alert = (key: AlertKey) => ({ key, severity: 'error' as const, summary: key, details: {}, requestId: null });
    await on.store.alerts.raise([alert('run-orphaned:1'), alert('run-orphaned:2')], at);
    await on.store.alerts.resolve(['run-orphaned:1'], at);
    // What is told of one alert is handed out in turn: that it was closed comes after that it was opened.
    for (const action of ['trigger', 'resolve']) {
      const steps = await on.store.steps.claim({ at: clock.now(), leaseMs: 1_000, max: 100 });
      const closed = steps.filter(({ key }) => key.startsWith(`alert:run-orphaned:1:${action}:`));
      expect(closed, action).to.have.length.above(0);
      for (const { id } of closed) await on.store.steps.done(id, at, 'sent');
    }
    await retained();
    expect(await on.sql('select key from alert')).to.deep.equal([{ key: 'run-orphaned:2' }]);
    const left = await on.sql<{ key: string }>('select key from step');
    expect(left).to.have.length.above(0);
    expect(left.filter(({ key }) => !key.startsWith('alert:run-orphaned:2:'))).to.deep.equal([]);
  });

  it('removes what was seen of a candidate policy before that time, and keeps what was seen of one since', async () => {
    const answer = { case: 'no-pool', rule: 'r', outcome: 'wait', pool: null } as const;
    const [request] = await stored(on.store);
    const seen = async (version: string, at: number) => {
      const differences = [{ requestId: request!.id, at, active: answer, would: answer }];
      await on.store.shadow.add({ version, counts: [{ case: 'no-pool', same: 1, differs: 1 }], differences }, at, 10);
    };
    await seen('old', clock.now() - 31 * dayMs);
    await seen('new', clock.now() - 29 * dayMs);
    await retained();
    for (const table of ['shadow_count', 'shadow_difference'])
      expect(await on.sql(`select version from ${table}`), table).to.deep.equal([{ version: 'new' }]);
  });

  it('keeps everything for ever when it is told so', async () => {
    await ended(1, 4_000);
    expect(await retained({ keepings: kept(null) })).to.equal(0);
  });

  it('two replicas at once remove each request once', async () => {
    await ended(20, 31);
    const both = await Promise.all([
      on.store.retention.removeEnded({ from: null, before: clock.now(), max: 15 }),
      on.other.retention.removeEnded({ from: null, before: clock.now(), max: 15 }),
    ]);
    expect(both[0].count + both[1].count).to.equal(20);
  });
});
