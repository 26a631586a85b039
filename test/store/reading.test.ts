// What people and metrics read.
import { everyTenant, type Reach } from '../../src/core/caller.js';
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import { unfiltered, type ListAsked } from '../../src/ports/store/reading.js';
import { aNewRequest, testEpoch } from '../support/requests.js';
import { admitted, ended, now, record, running, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: reading', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const list = (asked: Partial<ListAsked>) => on.store.reading.list({ ...unfiltered, limit: 500, reach: everyTenant, ...asked });
  const idsOf = async (asked: Partial<ListAsked>) => (await list(asked)).map(({ id }) => id);

  it('a request is found by its id and by its identity, and not by anything else', async () => {
    const [request] = await stored(on.store);
    const { reading } = on.store;
    expect(await reading.request(request!.id)).to.deep.equal(await reading.requestByCorrelation('333', request!.correlationId));
    expect(await reading.request(aNewRequest().id)).to.equal(null);
    expect(await reading.request(branded("175'; drop table request"))).to.equal(null);
    expect(await reading.requestByCorrelation('444', request!.correlationId)).to.equal(null);
    expect(await reading.decisions(branded('175'), 10)).to.deep.equal([]);
    expect(await reading.body(branded('175'))).to.equal(null);
  });

  it('a request is kept as it was sent, with the fields that nobody knows, and numbers that JavaScript would round', async () => {
    const body = '{"zz": {"of": ["theirs", 9007199254740993, 1.50, null]}, "correlation_id": "c-1"}';
    const [request] = await stored(on.store, { body });
    expect(await on.store.reading.body(request!.id)).to.equal(body);
    expect(await on.store.reading.body(aNewRequest().id)).to.equal(null);
  });

  it('the position counts who is before it in the queue, received and waiting alike', async () => {
    const requests = await stored(on.store, ...Array.from({ length: 6 }, (_, index) => ({ receivedAt: testEpoch + index })));
    await record(on.store, {
      waiting: [waiting(requests[1]!), waiting(requests[4]!)],
      admitted: [admitted(requests[0]!)],
      ended: [ended(requests[2]!, 'rejected')],
    });
    const positions = await Promise.all(requests.map(async ({ id }) => (await on.store.reading.request(id))?.position));
    expect(positions).to.deep.equal([null, 1, null, 2, 3, 4]);
  });

  it('a request that is too far back has no position', async () => {
    await on.sql(copies(10_001));
    const [last] = await stored(on.store, { receivedAt: testEpoch + 1 });
    expect((await on.store.reading.request(last!.id))?.position).to.equal(null);
    await on.sql(`delete from request where correlation_id = 'copy-1'`);
    expect((await on.store.reading.request(last!.id))?.position).to.equal(10_001);
  });

  it('pages go from the newest to the oldest without a gap or a repetition, also within one millisecond', async () => {
    const requests = await stored(
      on.store,
      ...Array.from({ length: 11 }, (_, index) => ({ receivedAt: testEpoch + Math.floor(index / 4) })),
    );
    const expected = requests.map(({ id }) => id).toReversed();
    const seen: string[] = [];
    let before: ListAsked['before'] = null;
    for (let page = 0; page < 5; page += 1) {
      const rows = await list({ limit: 3, before });
      seen.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (last !== undefined) before = last.id;
    }
    expect(seen).to.deep.equal(expected);
  });

  it('a list is cut down to states, a tenant, a job and a time, together', async () => {
    const [a, b, c, d] = await stored(
      on.store,
      { createdAt: testEpoch + 10 },
      { tenantId: branded('444') },
      { jobId: branded('176') },
      {},
    );
    await record(on.store, { waiting: [waiting(a!), waiting(b!)] });
    expect(await idsOf({ states: ['waiting'] })).to.have.members([a!.id, b!.id]);
    expect(await idsOf({ states: ['waiting', 'received'], tenantId: '333' })).to.have.members([a!.id, c!.id, d!.id]);
    expect(await idsOf({ jobId: '176' })).to.deep.equal([c!.id]);
    expect(await idsOf({ createdAfter: testEpoch + 10 })).to.deep.equal([a!.id]);
    expect(await idsOf({ states: ['failed'] })).to.deep.equal([]);
  });

  it('a request is found by its correlation id, with every other filter, and of each tenant within reach', async () => {
    const [a, b, c] = await stored(
      on.store,
      {},
      { tenantId: branded('444') },
      { tenantId: branded('555'), jobId: branded('176') },
    );
    await on.sql(`update request set correlation_id = 'c-1'`);
    await stored(on.store, { correlationId: branded('c-10') }, { tenantId: branded('666') });
    const correlationId = 'c-1';
    expect(await idsOf({ correlationId })).to.deep.equal([c!.id, b!.id, a!.id]);
    expect(await idsOf({ correlationId, limit: 1, before: c!.id })).to.deep.equal([b!.id]);
    expect(await idsOf({ correlationId, tenantId: '444' })).to.deep.equal([b!.id]);
    expect(await idsOf({ correlationId, tenantId: '666' })).to.deep.equal([]);
    expect(await idsOf({ correlationId, jobId: '176' })).to.deep.equal([c!.id]);
    expect(await idsOf({ correlationId, states: ['failed'] })).to.deep.equal([]);
    const reach: Reach = { kind: 'tenants', ids: new Set(['333', '555', '777']) };
    expect(await idsOf({ correlationId, reach })).to.deep.equal([c!.id, a!.id]);
    expect(await idsOf({ correlationId, reach, tenantId: '444' })).to.deep.equal([]);
    expect(await idsOf({ correlationId: 'C-1' })).to.deep.equal([]);
  });

  it('a list is cut down to the runs of a template; what others write into their bodies is believed of none', async () => {
    const source = 'template';
    const [a, b, c, d] = await stored(on.store, { source }, { source, tenantId: branded('444') }, { source }, { source: 'http' });
    const says = (name: string, ...ids: string[]) =>
      on.sql(
        `update request_body set body = jsonb_build_object('template', jsonb_build_object('name', $1::text, 'version', 1))
         where request_id = any($2::uuid[])`,
        [name, ids],
      );
    await says('daily', a!.id, b!.id, d!.id);
    await says('weekly', c!.id);
    expect(await idsOf({ template: 'daily' })).to.deep.equal([b!.id, a!.id]);
    expect(await idsOf({ template: 'daily', limit: 1, before: b!.id })).to.deep.equal([a!.id]);
    expect(await idsOf({ template: 'daily', tenantId: '444' })).to.deep.equal([b!.id]);
    expect(await idsOf({ template: 'daily', reach: { kind: 'tenants', ids: new Set(['333']) } })).to.deep.equal([a!.id]);
    expect(await idsOf({ template: 'Daily' })).to.deep.equal([]);
  });

  it('a list says where an operator has moved a request', async () => {
    const [moved, usual] = await stored(on.store, {}, {});
    await on.sql(`update request set moved_to = 'passive' where id = $1`, [moved!.id]);
    expect((await list({})).map(({ id, movedTo }) => [id, movedTo])).to.deep.equal([
      [usual!.id, null],
      [moved!.id, 'passive'],
    ]);
  });

  it('gauges count what waits by cluster type, what is live, and what is still to be sent', async () => {
    expect(await on.store.reading.gauges()).to.deep.equal({
      waiting: {},
      live: 0,
      oldestWaitingSince: null,
      responsesDue: 0,
      responsesParked: 0,
      ...{ eventsDue: 0, oldestEventAt: null, eventsParked: 0 },
    });
    const [a, b, c, d, e] = await stored(on.store, { clusterType: 'x' }, { clusterType: 'y' }, { clusterType: 'x' }, {}, {});
    await record(on.store, { at: now + 1, waiting: [waiting(a!), waiting(b!)] });
    await record(on.store, { waiting: [waiting(c!)] });
    await record(on.store, { ended: [ended(d!, 'rejected'), ended(e!, 'expired')] });
    await on.store.responses.take({ at: now, leaseMs: 60_000, max: 10 }, (_, marks) =>
      marks.park([{ requestId: d!.id, reason: '' }], [], now),
    );
    await running(on.store);
    await on.sql(
      `insert into event (request_id, version, tenant_id, correlation_id, recorded_at, data)
       select gen_random_uuid(), 0, '333', 'c', to_timestamp($1::float8 / 1000) + n * interval '1 s', '{}' from generate_series(0, 2) as n`,
      [now],
    );
    const [first, second] = await on.store.events.due(2);
    await on.store.events.park([{ sequence: first!.sequence, reason: '' }], now);
    expect(await on.store.reading.gauges()).to.deep.equal({
      waiting: { x: 2, y: 1 },
      live: 1,
      oldestWaitingSince: now,
      responsesDue: 1,
      responsesParked: 1,
      ...{ eventsDue: 2, oldestEventAt: second!.at, eventsParked: 1 },
    });
  });

  /** Rows as intake writes them, made in the database. */
  function copies(count: number): string {
    return `insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
      max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at)
      select gen_random_uuid(), '333', 'copy-' || n, 'http', 'u', '175', '', 'business', 50, 2, 3600, '', 'lane', 'received',
        to_timestamp(0), to_timestamp(0), to_timestamp(0), to_timestamp(4e9), to_timestamp(0)
      from generate_series(1, ${count}) as n`;
  }
});
