// Responses, steps and alerts: claimed by one at a time, handed out again when nobody says that they are done.
import { expect } from 'chai';
import pg from 'pg';
import { sessionSettings } from '../../src/adapters/store/postgres/data-source.js';
import { selectParked } from '../../src/adapters/store/postgres/responses.js';
import { claimSteps } from '../../src/adapters/store/postgres/steps.js';
import type { ActionsParts } from '../../src/actions/parts.js';
import { tell } from '../../src/actions/tell.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { AlertMessage } from '../../src/ports/alerts.js';
import type { ResponseMarks } from '../../src/ports/store/responses.js';
import type { NewAlert, NewStep, Step } from '../../src/ports/store/steps.js';
import { eventually } from '../support/eventually.js';
import { endLeases } from '../support/end-leases.js';
import { explained, pagesRead, touched, withoutIndex } from './explained.js';
import { ended, now, record, stored } from './moves.js';
import { opened, type Opened } from './opened.js';

/** Longer than any test: what is held is let go by the test, and not by its time. */
const leaseMs = 60_000;

describe('store: outbox', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  describe('responses', () => {
    const due = async (count: number) => {
      const requests = await stored(
        on.store,
        ...Array.from({ length: count }, () => ({ traceparent: 'trace', replyToSessionId: 'session' })),
      );
      await record(on.store, { ended: requests.map((request) => ended(request, 'rejected')) });
      return requests;
    };
    /** Taken, and nothing marked. */
    const seen = async (store = on.store, at = now) =>
      (await store.responses.take({ at, leaseMs, max: 100 }, (due) => Promise.resolve(due))) ?? [];
    const marked = (mark: (marks: ResponseMarks) => void | Promise<void>) =>
      on.store.responses.take({ at: now, leaseMs, max: 100 }, (_, marks) => Promise.resolve(marks).then(mark));

    it('one parked response of each queue is found by a probe each, however many are parked', async () => {
      const [request] = await due(1);
      await on.sql('alter table response set (autovacuum_enabled = off)');
      await on.sql(
        `insert into response select (p.row).* from response t, generate_series(1, 6000) n, lateral (
           select jsonb_populate_record(t, jsonb_build_object('request_id', gen_random_uuid(), 'message_id', gen_random_uuid(),
             'delivery', 'parked', 'queue', 'queue-' || n % 3)) as row) p
         where t.request_id = $1`,
        [request!.id],
      );
      const parked = await on.store.responses.parked(10);
      expect(parked.map(({ queue }) => queue)).to.deep.equal(['queue-0', 'queue-1', 'queue-2']);
      expect(await on.store.responses.parked(2)).to.have.length(2);
      const client = new pg.Client({ connectionString: on.url, options: sessionSettings });
      await client.connect();
      try {
        const nodes = await explained(client, selectParked, [10]);
        expect(withoutIndex(nodes)).to.deep.equal([]);
        expect(touched(nodes)).to.be.at.most(20);
      } finally {
        await client.end();
      }
    });

    it('a response is taken with all that its message needs', async () => {
      const [request] = await due(1);
      const [response] = await seen();
      expect(response).to.include({
        requestId: request!.id,
        tenantId: '333',
        correlationId: request!.correlationId,
        queue: 'tenant-333.responses',
        attempts: 1,
        traceparent: 'trace',
        replyToSessionId: 'session',
      });
      expect(JSON.parse(response!.body)).to.include({ status: 'REJECTED', request_id: request!.id });
    });

    it('a response of a replica of the version before is taken with the same', async () => {
      const [request] = await due(1);
      await on.sql('update response set tenant_id = null, correlation_id = null, traceparent = null, reply_to_session_id = null');
      const [response] = await seen();
      expect(response).to.include({
        requestId: request!.id,
        tenantId: '333',
        correlationId: request!.correlationId,
        traceparent: 'trace',
        replyToSessionId: 'session',
      });
    });

    it('relays that take at once get each response once, and what is left unmarked is due again', async () => {
      await due(40);
      const ids: string[] = [];
      let allTaken = (): void => undefined;
      const all = new Promise<void>((resolve) => (allTaken = resolve));
      const take = (store: Opened['store']) =>
        store.responses.take({ at: now, leaseMs, max: 10 }, async (some) => {
          ids.push(...some.map(({ requestId }) => requestId));
          if (ids.length >= 40) allTaken();
          await all;
        });
      await Promise.all([take(on.store), take(on.other), take(on.store), take(on.other)]);
      expect(ids).to.have.length(40);
      expect(new Set(ids).size).to.equal(40);
      const again = await seen(on.other);
      expect(again).to.have.length(40);
      expect(again[0]).to.include({ attempts: 1 });
    });

    it('a relay that says nothing for longer than its lease has lost them, and marks nothing', async () => {
      const [a] = await due(1);
      const asleep = on.store.responses.take({ at: now, leaseMs: 200, max: 10 }, async (held, marks) => {
        expect(held).to.have.length(1);
        await eventually(() =>
          on.other.responses.take({ at: now, leaseMs, max: 10 }, (_again, theirs) => {
            theirs.published([a!.id], now);
            return Promise.resolve(true);
          }),
        );
        await marks.park([{ requestId: a!.id, reason: 'late' }], [], now);
      });
      expect(await asleep.catch((problem: unknown) => problem)).to.be.instanceOf(Error);
      expect((await on.store.reading.request(a!.id))?.response).to.include({ delivery: 'published', reason: null, attempts: 1 });
    });

    it('published is final; retried is due when it says; parked waits until it is told otherwise', async () => {
      const [a, b, c] = await due(3);
      await marked((marks) => {
        marks.published([a!.id], now + 1);
        marks.retry([{ requestId: b!.id, dueAt: now + 5, reason: 'broker away \u0000' }]);
        return marks.park([{ requestId: c!.id, reason: 'no such queue' }], [], now + 2);
      });
      expect(await seen(on.store, now + 4)).to.deep.equal([]);
      expect((await seen(on.store, now + 5)).map(({ requestId, attempts }) => ({ requestId, attempts }))).to.deep.equal([
        { requestId: b!.id, attempts: 2 },
      ]);
      expect((await on.store.reading.request(a!.id))?.response).to.include({ delivery: 'published', publishedAt: now + 1 });
      expect((await on.store.reading.request(c!.id))?.response).to.include({ delivery: 'parked', reason: 'no such queue' });
      expect(await on.store.responses.unpark({ queue: 'other' }, now)).to.equal(0);
      expect(await on.store.responses.unpark({ queue: 'tenant-333.responses' }, now)).to.equal(1);
      expect((await seen()).map(({ requestId, attempts }) => ({ requestId, attempts }))).to.deep.equal([
        { requestId: c!.id, attempts: 1 },
      ]);
    });

    it('the one that is due the longest is taken first, and one that is tried anew has pauses from the beginning', async () => {
      const [a, b] = await due(2);
      await marked((marks) =>
        marks.retry([
          { requestId: a!.id, dueAt: now + 2, reason: '' },
          { requestId: b!.id, dueAt: now + 1, reason: '' },
        ]),
      );
      const taken = await on.store.responses.take({ at: now + 9, leaseMs, max: 1 }, (first, marks) => {
        const ids = first.map(({ requestId }) => requestId);
        marks.published(ids, now + 9);
        return Promise.resolve(ids);
      });
      expect(taken).to.deep.equal([b!.id]);
      expect((await on.store.reading.request(b!.id))?.response).to.include({ delivery: 'published', reason: null });
      for (const which of [{ requestId: a!.id }, { queue: 'tenant-333.responses' }]) {
        await on.store.responses.take({ at: now + 9, leaseMs, max: 1 }, (_, marks) =>
          marks.park([{ requestId: a!.id, reason: '' }], [], now + 9),
        );
        await on.store.responses.unpark(which, now + 9);
        expect((await seen(on.store, now + 9)).map(({ attempts }) => attempts)).to.deep.equal([1]);
      }
    });

    it('a queue is undelivered while one of its responses is parked, or was and is being tried again', async () => {
      const [a] = await due(1);
      const queue = 'tenant-333.responses';
      const undelivered = () => on.store.responses.undelivered([queue, 'other']);
      expect(await undelivered(), 'one that was never tried').to.deep.equal([]);
      await marked((marks) => marks.park([{ requestId: a!.id, reason: 'no such queue' }], [], now));
      expect(await undelivered(), 'parked').to.deep.equal([queue]);
      await on.store.responses.unpark({ queue }, now);
      expect(await undelivered(), 'tried again').to.deep.equal([queue]);
      await marked((marks) => marks.published([a!.id], now));
      expect(await undelivered(), 'published').to.deep.equal([]);
    });

    it('one parked response can be unparked by its request; what was published never is', async () => {
      const [a, b] = await due(2);
      await marked((marks) => {
        marks.published([b!.id], now);
        return marks.park([{ requestId: a!.id, reason: '' }], [], now);
      });
      expect(await on.store.responses.unpark({ requestId: b!.id }, now)).to.equal(0);
      expect(await on.store.responses.unpark({ requestId: branded('none') }, now)).to.equal(0);
      expect(await on.store.responses.unpark({ requestId: a!.id }, now)).to.equal(1);
    });

    it('of those that are parked for a queue the one that was tried the longest ago is the next: one that fails again keeps no other', async () => {
      const requests = await due(4);
      const ids = requests.map(({ id }) => id);
      const park = (id: RequestId, at: number) =>
        on.store.responses.take({ at, leaseMs, max: 1 }, (_, marks) => marks.park([{ requestId: id, reason: '' }], [], at));
      // As they lie in the table it is the other way round.
      for (const [index, id] of [...ids.entries()].toReversed()) await park(id, now + index);
      const tried: RequestId[] = [];
      for (let turn = 10; turn < 15; turn += 1) {
        const [{ requestId } = { requestId: ids[0]! }] = await on.store.responses.parked(10);
        tried.push(requestId);
        await on.store.responses.unpark({ requestId }, now);
        await park(requestId, now + turn);
      }
      expect(tried).to.deep.equal([...ids, ids[0]]);
    });

    const undeliverable: NewAlert = {
      ...{ key: 'response-undeliverable:q', severity: 'error', summary: 'Nobody there.', details: {} },
      requestId: null,
    };

    it('what SRE is to hear of parked responses is recorded with them, for every channel', async () => {
      const [a] = await due(1);
      await marked((marks) => marks.park([{ requestId: a!.id, reason: '' }], [undeliverable], now + 2));
      expect(await on.store.alerts.open()).to.deep.equal([
        { key: 'response-undeliverable:q', severity: 'error', summary: 'Nobody there.', openedAt: now + 2, seenAt: now + 2 },
      ]);
      const steps = await on.store.steps.claim({ at: now + 2, leaseMs: 1_000, max: 100 });
      expect(steps.map(({ key }) => key)).to.have.members([
        `alert:response-undeliverable:q:trigger:pager:${now + 2}`,
        `alert:response-undeliverable:q:trigger:log:${now + 2}`,
      ]);
    });

    it('a response whose alert cannot be recorded is not parked: it is due again', async () => {
      const [a] = await due(1);
      await on.sql(`alter table step add constraint no_alerts check (kind <> 'alert')`);
      const work = marked((marks) => marks.park([{ requestId: a!.id, reason: '' }], [undeliverable], now));
      expect(await work.catch((problem: unknown) => problem)).to.be.instanceOf(Error);
      expect(await seen()).to.have.length(1);
    });

    it('of work that throws nothing is marked, and nothing told', async () => {
      const [a, b] = await due(2);
      const thrown = new Error('here');
      const work = marked(async (marks) => {
        marks.published([a!.id], now);
        await marks.park([{ requestId: b!.id, reason: '' }], [undeliverable], now);
        throw thrown;
      });
      expect(await work.catch((problem: unknown) => problem)).to.equal(thrown);
      expect(await seen()).to.have.length(2);
      expect(await on.store.alerts.open()).to.deep.equal([]);
    });

    it('nothing to say is said without a statement', async () => {
      await due(1);
      await marked((marks) => {
        marks.published([], now);
        marks.retry([]);
        return marks.park([], [], now);
      });
      expect(await seen()).to.have.length(1);
    });
  });

  describe('steps', () => {
    const step = (key: string, at = now): NewStep => ({
      key,
      requestId: null,
      at,
      work: { kind: 'start-cluster', pool: branded('active'), clusterId: branded('c-1') },
    });
    const claim = (store = on.store, at = now) => store.steps.claim({ at, leaseMs: 1_000, max: 100 });

    it('while a step is still to be done, another of its key is not recorded; afterwards it is', async () => {
      await record(on.store, { steps: [step('a'), step('a')] });
      await record(on.store, { steps: [step('a')] });
      const [one, ...others] = await claim();
      expect(others).to.deep.equal([]);
      expect(one).to.deep.include({ key: 'a', attempts: 1, recordedAt: now, requestId: null, work: step('a').work });
      await on.store.steps.done(one!.id, now, 'starting');
      await record(on.store, { steps: [step('a')] });
      expect(await claim()).to.have.length(1);
    });

    it('what is told before an alert of the same trouble is found by an index, however many are to be told', async () => {
      await on.sql('alter table step set (autovacuum_enabled = off)');
      await on.sql(
        `insert into step (key, kind, work, recorded_at, due_at)
         select 'alert-' || n, 'alert', jsonb_build_object('channel', 'sre', 'message', jsonb_build_object('key', 'k' || n)),
           now(), 'epoch'::timestamptz + n * interval '1 second' from generate_series(1, 5000) n`,
      );
      await on.sql('analyze step');
      const client = new pg.Client({ connectionString: on.url, options: sessionSettings });
      await client.connect();
      try {
        const nodes = await explained(client, claimSteps, [now, 1_000, 20, ['alert']]);
        expect(nodes.flatMap((node) => node['Index Name'] ?? [])).to.include.members(['step_due', 'step_told']);
        expect(pagesRead(nodes)).to.be.at.most(500);
      } finally {
        await client.end();
      }
    });

    it('a step is with one performer at a time, and due again when its lease is over', async () => {
      await record(on.store, { steps: Array.from({ length: 30 }, (_, index) => step(`key-${index}`)) });
      const claims = await Promise.all([claim(), claim(on.other), claim(), claim(on.other)]);
      const ids = [...claims.flat(), ...(await claim())].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(30);
      expect(ids).to.have.length(30);
      await endLeases(on);
      expect(await claim(on.other)).to.have.length(30);
    });

    it('the step that is due the longest comes first', async () => {
      await record(on.store, { steps: [step('later', now - 1), step('first', now - 2)] });
      expect((await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 1 })).map(({ key }) => key)).to.deep.equal(['first']);
    });

    it('a step that is done, or given up, is never handed out again; a postponed one at its time', async () => {
      await record(on.store, { steps: [step('done'), step('given up'), step('postponed')] });
      const byKey = new Map((await claim()).map((held) => [held.key, held]));
      await on.store.steps.done(byKey.get('done')!.id, now, 'ok');
      await on.store.steps.giveUp(byKey.get('given up')!, now, 'refused for a day');
      await on.store.steps.retry(byKey.get('postponed')!, now + 5_000, 'busy');
      expect(await claim(on.store, now + 4_999)).to.deep.equal([]);
      expect((await claim(on.store, now + 5_000)).map(({ key, attempts }) => ({ key, attempts }))).to.deep.equal([
        { key: 'postponed', attempts: 2 },
      ]);
      expect(await on.sql('select given_up, outcome from step where key = $1', ['given up'])).to.deep.equal([
        { given_up: true, outcome: 'refused for a day' },
      ]);
    });
  });

  describe('alerts', () => {
    const alert = (key: string, overrides: Partial<NewAlert> = {}): NewAlert => ({
      key: key as NewAlert['key'],
      severity: 'error',
      summary: `Trouble ${key}.`,
      details: { job_id: '175' },
      requestId: null,
      ...overrides,
    });
    const messages = async () => {
      const steps = await on.store.steps.claim({ at: now + 1_000_000, leaseMs: 0, max: 100 });
      for (const { id } of steps) await on.store.steps.done(id, now, 'sent');
      return steps.map(({ key }) => key);
    };

    it('a trouble is told once to every channel that its severity reaches, however often it is raised, by however many', async () => {
      const raised = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? on.store : on.other).alerts.raise([alert('a'), alert('b', { severity: 'info' })], now),
        ),
      );
      expect(raised.flat().toSorted()).to.deep.equal(['a', 'b']);
      expect(await messages()).to.have.members([
        `alert:a:trigger:pager:${now}`,
        `alert:a:trigger:log:${now}`,
        `alert:b:trigger:log:${now}`,
      ]);
      expect(await on.sql(`select seen_count from alert where key = 'a'`)).to.deep.equal([{ seen_count: 8 }]);
    });

    it('the same trouble twice in one call is one', async () => {
      expect(await on.store.alerts.raise([alert('a'), alert('a', { summary: 'again' })], now)).to.deep.equal(['a']);
      expect((await on.store.alerts.open()).map(({ summary }) => summary)).to.deep.equal(['Trouble a.']);
    });

    it('a trouble that is over is told to every channel once, and opens anew when it comes back', async () => {
      await on.store.alerts.raise([alert('a')], now);
      await messages();
      expect(await on.store.alerts.resolve(['a', 'unknown'], now + 1)).to.deep.equal(['a']);
      expect(await on.store.alerts.resolve(['a'], now + 2)).to.deep.equal([]);
      expect(await messages()).to.have.members([`alert:a:resolve:pager:${now}`, `alert:a:resolve:log:${now}`]);
      expect(await on.store.alerts.open()).to.deep.equal([]);
      expect(await on.store.alerts.raise([alert('a', { severity: 'info', summary: 'New.' })], now + 3)).to.deep.equal(['a']);
      expect(await messages()).to.deep.equal([`alert:a:trigger:log:${now + 3}`]);
      const open = { key: 'a', severity: 'info', summary: 'New.', openedAt: now + 3, seenAt: now + 3 };
      expect(await on.store.alerts.open()).to.deep.equal([open]);
    });

    it('the end of a trouble that is back is not told late, however many others are open', async () => {
      await on.sql(
        `insert into alert (key, severity, summary, details, opened_at, seen_at)
         select 'older:' || n, 'error', '', '{}', to_timestamp(0), to_timestamp(0) from generate_series(1, 1000) as n`,
      );
      await on.store.alerts.raise([alert('a')], now);
      expect((await on.store.alerts.open()).map(({ key }) => key))
        .to.have.length(1_000)
        .and.not.include('a');
      const told: AlertMessage[] = [];
      const send = (message: AlertMessage) => Promise.resolve({ kind: 'sent' as const, was: told.push(message) });
      const parts = {
        alerts: on.store.alerts,
        channels: [{ name: 'sre', severityMin: 'info', send }],
        clock: { now: () => now },
      };
      const late = async (action: AlertMessage['action'], key: string) => {
        const message: AlertMessage = { key, action, severity: 'error', summary: '', details: {}, at: now };
        // Only what telling asks for.
        const step = { attempts: 2, recordedAt: now } as Step;
        await tell(parts as unknown as ActionsParts, step, { kind: 'alert', channel: 'sre', message });
        return told.splice(0).length;
      };
      expect([await late('resolve', 'a'), await late('trigger', 'a')]).to.deep.equal([0, 1]);
      await on.store.alerts.resolve(['a'], now + 1);
      expect([await late('resolve', 'a'), await late('trigger', 'a')]).to.deep.equal([1, 0]);
    });

    it('the message says what was raised', async () => {
      await on.store.alerts.raise([alert('a', { details: { reason: 'it \u0000 broke' } })], now);
      const [step] = await on.store.steps.claim({ at: now, leaseMs: 0, max: 1 });
      expect(step?.work).to.deep.include({
        kind: 'alert',
        message: {
          key: 'a',
          action: 'trigger',
          severity: 'error',
          summary: 'Trouble a.',
          details: { reason: 'it \uFFFD broke' },
          at: now,
        },
      });
    });

    it('nothing to raise or resolve is answered with nothing', async () => {
      expect(await on.store.alerts.raise([], now)).to.deep.equal([]);
      expect(await on.store.alerts.resolve([], now)).to.deep.equal([]);
    });
  });
});
