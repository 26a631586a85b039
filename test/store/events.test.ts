// The outbox of events: read from its oldest on, however many there are.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { selectDueEvents, selectParkedEvent } from '../../src/adapters/store/postgres/events.js';
import { branded } from '../../src/core/ids.js';
import { explained, planner } from './explained.js';
import { now, record, running, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: events', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened({ events: true })));
  afterEach(() => on.close());

  it('are due in the order in which they were recorded, until they are published', async () => {
    const [request] = await stored(on.store, { traceparent: 'trace' });
    await record(on.store, { waiting: [waiting(request!)] });
    const [first, second, ...others] = await on.other.events.due(10);
    expect(others).to.deep.equal([]);
    expect(first).to.include({ requestId: request!.id, version: 0, tenantId: '333', traceparent: 'trace' });
    expect(first?.data).to.include({ state: 'received' });
    expect(second).to.include({ version: 1, at: now });
    expect(await on.store.events.due(1)).to.deep.equal([first]);
    await on.store.events.published([first!.sequence]);
    expect(await on.store.events.due(10)).to.deep.equal([second]);
  });

  it('are not recorded of a move that was made already, nor of a request that is not new', async () => {
    const { request, version } = await running(on.store);
    const before = (await on.store.events.due(10)).map(({ data }) => data.state);
    expect(before).to.deep.equal(['received', 'submitting', 'running']);
    const [again] = await on.store.intake.persist([{ ...request, id: branded(v7()) }]);
    expect(again?.kind).to.equal('same');
    const stop = { id: request.id, version, wish: 'cancel', at: now } as const;
    expect([await on.store.runs.stopping(stop), await on.other.runs.stopping(stop)]).to.deep.equal([true, false]);
    expect((await on.store.events.due(10)).map(({ data }) => data.state)).to.deep.equal([...before, 'stopping']);
  });

  it('that are parked are in nobody’s way, are tried again one after the other, and are as they were', async () => {
    await stored(on.store, { traceparent: 'trace' }, {}, {});
    const due = await on.store.events.due(10);
    const [first, second, third] = due.map(({ sequence: _, ...move }) => move);
    await on.store.events.park(
      due.slice(0, 2).map(({ sequence }, index) => ({ sequence, reason: `too large\0 ${index}` })),
      now,
    );
    expect(await on.other.events.due(10)).to.deep.equal([due[2]]);
    const tried = await on.other.events.parked();
    expect([first, second]).to.deep.include(tried);
    await on.store.events.parkedStill(tried!, 'still too large', now + 1);
    const next = await on.store.events.parked();
    expect([first, second]).to.deep.include(next);
    expect(next?.requestId).not.to.equal(tried?.requestId);
    await on.store.events.parkedPublished(next!);
    expect(await on.store.events.parked()).to.deep.equal(tried);
    expect(await on.sql('select reason from event_parked')).to.deep.equal([{ reason: 'still too large' }]);
    await on.store.events.park([{ sequence: due[0]!.sequence, reason: '' }], now);
    expect((await on.store.events.due(10)).map(({ requestId }) => requestId)).to.deep.equal([third?.requestId]);
  });

  it('are found by an index, and no more of them than are asked for', async () => {
    await on.sql(
      `insert into event (request_id, version, tenant_id, correlation_id, recorded_at, data)
       select gen_random_uuid(), 0, '333', 'c', now(), '{}' from generate_series(1, 20000)`,
    );
    const client = await planner(on);
    try {
      const nodes = await explained(client, selectDueEvents, [100]);
      const read = nodes.filter((node) => node['Relation Name'] === 'event');
      expect(read.map((node) => [node['Index Name'], node['Actual Rows']])).to.deep.equal([['event_pkey', 100]]);
      await on.sql(
        `insert into event_parked select request_id, version, tenant_id, correlation_id, recorded_at, data, recorded_at, '' from event`,
      );
      const parked = (await explained(client, selectParkedEvent, [])).filter((node) => node['Relation Name'] === 'event_parked');
      expect(parked.map((node) => [node['Index Name'], node['Actual Rows']])).to.deep.equal([['event_parked_tried', 1]]);
    } finally {
      await client.end();
    }
  });
});
