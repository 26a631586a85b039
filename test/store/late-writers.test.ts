// Who acts on what was so a moment ago: whoever was first stands, and the row says nothing of the one that came late.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Step, NewStep } from '../../src/ports/store/steps.js';
import { everyTenant } from '../../src/core/caller.js';
import { endLeases } from '../support/end-leases.js';
import { admitted, finished, now, record, running, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: whoever comes late', () => {
  let on: Opened;

  before(async () => (on = await opened()));
  after(() => on.close());

  const view = (id: RequestId) => on.store.reading.request(id);
  const wish = async (id: RequestId) =>
    (
      await on.sql<{ wish: string | null; by: string | null }>(
        'select stop_wish as wish, replaced_by as by from request where id = $1',
        [id],
      )
    )[0];

  /** Given back, and running again: with another version, in the same state. */
  async function runningAgain() {
    const { request, version } = await running(on.store);
    const back = { outcome: 'CLUSTER_ERROR', reason: 'broken', failure: 'infrastructure', url: null } as const;
    await on.store.runs.backToQueue({ id: request.id, version, at: now + 1, dueAt: now + 1, ...back });
    await record(on.store, { admitted: [admitted({ id: request.id, version: version + 1 })] });
    const again = { id: request.id, version: version + 2, at: now + 2, runId: branded<never>(`again-${request.id}`), url: null };
    expect(await on.store.runs.started(again)).to.equal('running');
    return { request, old: version };
  }

  it('stops no run of an attempt that is not the one it looked at', async () => {
    const { request, old } = await runningAgain();
    expect(await on.store.runs.stopping({ id: request.id, version: old, wish: 'overrun', at: now + 3 })).to.equal(false);
    expect(await view(request.id)).to.include({ state: 'running', stopWish: null });
  });

  it('tells nothing of a run of an attempt that is not the one it looked at', async () => {
    const { request, old } = await runningAgain();
    await on.store.runs.seen([{ id: request.id, version: old, executingAt: now, url: 'https://engine/old' }]);
    expect(await view(request.id)).to.include({ executingAt: null, runUrl: null });
  });

  it('places nobody where it has moved since', async () => {
    const [request] = await stored(on.store);
    const { hands } = on.store;
    const selection = { ids: [request!.id], states: null, tenantId: null, jobId: null, waitCase: null, receivedBefore: null };
    const [found] = await hands.find({ ...selection, reach: everyTenant, changedBy: null }, null, 1);
    await record(on.store, { waiting: [waiting({ id: request!.id })] });
    const entry = {
      actor: 'geoff',
      act: 'prioritise',
      requestId: request!.id,
      tenantId: null,
      subject: '',
      reason: '',
      detail: {},
    };
    const placement = { ...found!, lane: '', priority: 99, waits: null, entry };
    expect((await hands.place([placement], now)).size).to.equal(0);
    expect(await view(request!.id)).to.include({ priority: request!.priority, state: 'waiting' });
    expect(await on.sql('select from audit')).to.deep.equal([]);
  });

  it('holds one that waited before since when it waited', async () => {
    const [request] = await stored(on.store);
    await record(on.store, { at: now - 9, waiting: [waiting({ id: request!.id })] });
    const selection = { ids: [request!.id], states: null, tenantId: null, jobId: null, waitCase: null, receivedBefore: null };
    const [found] = await on.store.hands.find({ ...selection, reach: everyTenant, changedBy: null }, null, 1);
    const about = {
      actor: 'geoff',
      act: 'hold',
      requestId: request!.id,
      tenantId: null,
      subject: '',
      reason: '',
      detail: {},
    } as const;
    const waits = { case: 'held', rule: '(operator)', reason: 'Held.', checkAt: now + 9 };
    expect((await on.store.hands.place([{ ...found!, lane: '', waits, entry: about }], now)).size).to.equal(1);
    expect((await view(request!.id))?.waits).to.include({ case: 'held', since: now - 9 });
  });

  it('wishes no stop to a run that has ended', async () => {
    const { request, version } = await running(on.store);
    await on.store.runs.finish([finished(request, version)]);
    const [next] = await stored(on.store);
    await record(on.store, { waiting: [waiting({ id: next!.id })], replaced: [{ id: request.id, by: next!.id }] });
    expect(await wish(request.id)).to.deep.equal({ wish: null, by: null });
  });

  it('wishes no stop for a request that has moved since it was decided on', async () => {
    const { request } = await running(on.store);
    const [next] = await stored(on.store);
    await on.store.runs.finish([finished(next!, 0, { state: 'cancelled' })]);
    await record(on.store, { waiting: [waiting({ id: next!.id })], replaced: [{ id: request.id, by: next!.id }] });
    expect(await wish(request.id)).to.deep.equal({ wish: null, by: null });
  });

  it('changes nothing of an attempt that was over before: a cancel in the queue is no end of it', async () => {
    const { request, version } = await running(on.store);
    const back = { outcome: 'CLUSTER_ERROR', reason: 'broken', failure: 'infrastructure', url: null } as const;
    await on.store.runs.backToQueue({ id: request.id, version, at: now + 1, dueAt: now + 60_000, ...back });
    const end = { state: 'cancelled', outcome: 'CANCELLED', message: 'Cancelled in the waiting queue.', at: now + 9 } as const;
    expect((await on.store.runs.finish([finished(request, version + 1, end)])).size).to.equal(1);
    const [attempt] = (await view(request.id))?.attempts ?? [];
    expect(attempt).to.include({ outcome: 'CLUSTER_ERROR', failure: 'infrastructure', message: 'broken', endedAt: now + 1 });
  });

  it('mends of an attempt nothing that was over before: it ended as it did', async () => {
    const { request, old } = await runningAgain();
    await on.store.runs.finish([finished(request, old + 3, { state: 'failed', outcome: 'RUN_FAILED' })]);
    expect(await on.store.selfAudit.mend('attempt-without-slot', [request.id], now + 9)).to.equal(0);
    const outcomes = (await view(request.id))?.attempts.map(({ outcome }) => outcome);
    expect(outcomes).to.have.members(['CLUSTER_ERROR', 'RUN_FAILED']);
  });

  it('gives no next check to who has one, or waits no longer', async () => {
    const [waits, runs] = await stored(on.store, {}, {});
    await record(on.store, { waiting: [waiting(waits!)], admitted: [admitted(runs!)] });
    expect(await on.store.selfAudit.mend('wait-without-check', [waits!.id, runs!.id], now + 9)).to.equal(0);
    const checks = await on.sql<{ at: Date | null }>('select check_at as at from request where id = any($1) order by check_at', [
      [waits!.id, runs!.id],
    ]);
    expect(checks.map(({ at }) => at?.getTime() ?? null)).to.deep.equal([now + 30_000, null]);
  });

  it('mends no attempt whose request holds a slot again', async () => {
    const { request } = await running(on.store);
    expect(await on.store.selfAudit.mend('attempt-without-slot', [request.id], now + 9)).to.equal(0);
    expect((await view(request.id))?.attempts[0]).to.include({ endedAt: null, outcome: null });
  });

  for (const [word, late] of [
    ['gives up', (held: Step) => on.store.steps.giveUp(held, now + 9, 'late')],
    ['postpones', (held: Step) => on.store.steps.retry(held, now + 9, 'late')],
    ['has done again', ({ id }: Step) => on.store.steps.done(id, now + 9, 'late')],
    ['begins', ({ id }: Step) => on.store.starts.begun(id, branded<never>('cluster-2'))],
  ] as const) {
    it(`${word} a step that another one has done: it stays as that one has told it`, async () => {
      const key = `start ${word}`;
      const work = { kind: 'start-cluster', pool: branded<never>('active'), clusterId: null } as const;
      await record(on.store, { steps: [{ key, requestId: null, at: now, work } satisfies NewStep] });
      const claimed = await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 10 });
      const held = claimed.find((step) => step.key === key) as Step;
      const { id } = held;
      await on.other.steps.done(id, now + 1, 'cluster-1');
      await late(held);
      const [row] = await on.sql(
        `select cluster_id, outcome, given_up, extract(epoch from done_at)::double precision * 1000 as at from step where id = $1`,
        [id],
      );
      expect(row).to.deep.equal({ cluster_id: null, outcome: 'cluster-1', given_up: false, at: now + 1 });
    });
  }

  for (const [word, late] of [
    ['gives up', (held: Step) => on.store.steps.giveUp(held, now + 2_000, 'late')],
    ['postpones', (held: Step) => on.store.steps.retry(held, now + 2_000, 'late')],
  ] as const) {
    it(`${word} no step that another one has in hand since`, async () => {
      const key = `mail ${word}`;
      const work = { kind: 'mail', mail: { to: ['geoff@example.com'], subject: '', text: '' } } as const;
      await record(on.store, { steps: [{ key, requestId: null, at: now, work } satisfies NewStep] });
      const [held] = await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 10, kinds: ['mail'] });
      await endLeases(on);
      const [taken] = await on.other.steps.claim({ at: now, leaseMs: 60_000, max: 10, kinds: ['mail'] });
      expect(taken).to.deep.include({ id: held?.id, attempts: 2 });
      await late(held as Step);
      const [row] = await on.sql(`select outcome, given_up, done_at, due_at > now() as leased from step where id = $1`, [
        held?.id,
      ]);
      expect(row).to.deep.equal({ outcome: null, given_up: false, done_at: null, leased: true });
      await on.other.steps.retry(taken as Step, now + 9_000, 'busy');
      expect(await on.store.steps.claim({ at: now + 8_999, leaseMs: 1_000, max: 10, kinds: ['mail'] })).to.deep.equal([]);
      await on.other.steps.giveUp(taken as Step, now + 9_000, 'refused');
    });
  }
});
