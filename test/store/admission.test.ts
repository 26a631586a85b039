// Admission's part of the store: who may be decided on, and what a pass writes.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { branded, type RunId } from '../../src/core/ids.js';
import type { LiveRequest } from '../../src/core/deciding/world.js';
import type { CandidatesAsked, Verdicts } from '../../src/ports/store/admission.js';
import type { NewStep } from '../../src/ports/store/steps.js';
import { testEpoch } from '../support/requests.js';
import { eventually } from '../support/eventually.js';
import {
  admitted,
  candidatesOf,
  decided,
  ended,
  finished,
  nothing,
  now,
  record,
  recorded,
  running,
  stored,
  submitting,
  waiting,
} from './moves.js';
import { opened, type Opened } from './opened.js';
import { storeOptions } from './store-options.js';

describe('store: admission', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const lanesOf = async () => (await on.store.admission.alone((tx) => tx.lanes(1_000, null))) ?? [];

  describe('alone', () => {
    it('two replicas never pass at once', async () => {
      let inside = 0;
      let most = 0;
      const pass = async (tx: { live(): Promise<unknown> }) => {
        inside += 1;
        most = Math.max(most, inside);
        await tx.live();
        inside -= 1;
        return true;
      };
      const passes = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? on.store : on.other).admission.alone(pass));
      expect(await Promise.all(passes)).to.deep.equal(Array(12).fill(true));
      expect(most).to.equal(1);
    });

    it('a pass whose turn does not come in time is told so, and runs nothing', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const first = on.store.admission.alone(() => held);
      await eventually(async () => {
        const [row] = await on.sql<{ held: number }>(
          `select count(*)::int as held from pg_locks where locktype = 'advisory' and granted`,
        );
        return row?.held === 1;
      });
      const impatient = await openStore(storeOptions(on.url, { lockTimeoutMs: 500 }));
      let ran = false;
      expect(await impatient.admission.alone(() => Promise.resolve((ran = true)))).to.equal(null);
      expect(ran).to.equal(false);
      await impatient.close();
      release();
      await first;
      expect(await on.other.admission.alone(() => Promise.resolve('turn'))).to.equal('turn');
    });

    it('a pass that throws leaves nothing behind, and what it threw is passed on as it is', async () => {
      const [request] = await stored(on.store);
      const problem = new Error('in the pass');
      const thrown = await on.store.admission
        .alone(async (tx) => {
          await tx.record({
            at: now,
            admitted: [admitted(request!)],
            waiting: [],
            ended: [],
            replaced: [],
            steps: [],
            alerts: [],
          });
          throw problem;
        })
        .catch((error: unknown) => error);
      expect(thrown).to.equal(problem);
      expect(await on.store.reading.request(request!.id)).to.include({ state: 'received' });
    });

    it('a pass sees what the one before it has written', async () => {
      const requests = await stored(on.store, {}, {}, {}, {});
      const passes = requests.map((request, index) =>
        (index % 2 === 0 ? on.store : on.other).admission.alone(async (tx) => {
          const live = await tx.live();
          await tx.record({
            at: now,
            admitted: [admitted(request)],
            waiting: [],
            ended: [],
            replaced: [],
            steps: [],
            alerts: [],
          });
          return live.length;
        }),
      );
      expect((await Promise.all(passes)).toSorted()).to.deep.equal([0, 1, 2, 3]);
    });
  });

  describe('lanes and candidates', () => {
    it('each lane with something received or waiting is found once, with what its limits are counted by', async () => {
      const requests = await stored(
        on.store,
        { jobId: branded('1'), maxConcurrentRuns: 3 },
        { jobId: branded('1'), maxConcurrentRuns: 3 },
        { jobId: branded('2'), tenantId: branded('ünï') },
        { jobId: branded('3') },
      );
      await record(on.store, { admitted: [admitted(requests[3]!)], waiting: [waiting(requests[0]!)] });
      expect(await lanesOf()).to.have.deep.members([
        { lane: requests[0]!.lane, tenantId: '333', jobId: '1', maxConcurrentRuns: 3 },
        { lane: requests[2]!.lane, tenantId: 'ünï', jobId: '2', maxConcurrentRuns: 2 },
      ]);
    });

    it('more lanes than asked for come with the next page, each once', async () => {
      await stored(on.store, { jobId: branded('1') }, { jobId: branded('2') }, { jobId: branded('3') });
      const pages = await on.store.admission.alone(async (tx) => {
        const first = await tx.lanes(2, null);
        return [first, await tx.lanes(1_000, first.at(-1)?.lane ?? null)];
      });
      const [first = [], rest = []] = pages ?? [];
      expect(first).to.have.length(2);
      expect([...first, ...rest].map(({ lane }) => lane)).to.deep.equal((await lanesOf()).map(({ lane }) => lane));
    });

    it('lanes are the same where they were not read with the turn', async () => {
      await stored(on.store, { jobId: branded('1') }, { jobId: branded('2') });
      const front = { now: testEpoch, waitingMax: 1, receivedMax: 1, after: null };
      const asked = await on.store.admission.alone((tx) => tx.lanes(1_000, null), front);
      expect(asked)
        .to.have.length(2)
        .and.deep.equal(await lanesOf());
    });

    it('of waiting requests, the first of each lane in order of rank, as many as it has slots', async () => {
      const a = await stored(
        on.store,
        ...[3, 1, 2].map((seconds) => ({ jobId: branded<never>('a'), receivedAt: testEpoch + seconds * 1000 })),
      );
      const b = await stored(
        on.store,
        ...[5, 4].map((seconds) => ({ jobId: branded<never>('b'), receivedAt: testEpoch + seconds * 1000 })),
      );
      await record(on.store, { waiting: [...a, ...b].map((request) => waiting(request)) });
      const found = await candidatesOf(on.store, { slots: { [a[0]!.lane]: 2, [b[0]!.lane]: 1 } });
      expect(found.map(({ id }) => id)).to.deep.equal([a[1]!.id, a[2]!.id, b[1]!.id]);
    });

    it('every received request is a candidate, also in lanes without slots', async () => {
      const requests = await stored(on.store, { receivedAt: testEpoch + 2 }, { receivedAt: testEpoch + 1 });
      const found = await candidatesOf(on.store, {});
      expect(found.map(({ id }) => id)).to.deep.equal([requests[1]!.id, requests[0]!.id]);
    });

    it('what is not due is no candidate, unless it was just received; what is over is one', async () => {
      const [later, over, received] = await stored(
        on.store,
        { dueAt: now + 1 },
        { dueAt: now + 1, expiresAt: now },
        { dueAt: now + 1 },
      );
      await record(on.store, { waiting: [waiting(later!), waiting(over!)] });
      const found = await candidatesOf(on.store, { slots: { [later!.lane]: 10 } });
      expect(found.map(({ id }) => id)).to.have.members([over!.id, received!.id]);
      const afterwards = await candidatesOf(on.store, { slots: { [later!.lane]: 10 }, at: now + 1 });
      expect(afterwards.map(({ id }) => id)).to.have.members([over!.id, received!.id, later!.id]);
    });

    it('pages follow each other without a gap or a repetition, also among equal ranks', async () => {
      const requests = await stored(on.store, ...Array.from({ length: 7 }, () => ({})));
      await record(on.store, { waiting: requests.slice(0, 4).map((request) => waiting(request)) });
      const slots = [{ lane: requests[0]!.lane, slots: 100 }];
      const seen: string[] = [];
      let after: CandidatesAsked['after'] = null;
      for (let page = 0; page < 4; page += 1) {
        const found = await on.store.admission.alone((tx) =>
          tx.candidates({ now, reachable: true, slots, countedFrom: 'head', newcomers: true, candidatesMax: 3, after }),
        );
        seen.push(...(found ?? []).map(({ id }) => id));
        const last = found?.at(-1);
        if (last === undefined) break;
        after = { rankAt: last.rankAt, id: last.id };
      }
      expect(seen).to.deep.equal(requests.map(({ id }) => id).toSorted());
    });

    it('the slots of a lane are counted from its head, or from where the last page ended, as it is asked for', async () => {
      const requests = await stored(on.store, ...Array.from({ length: 5 }, () => ({})));
      await record(on.store, { waiting: requests.map((request) => waiting(request)) });
      const ids = requests.map(({ id }) => id).toSorted();
      const slots = [{ lane: requests[0]!.lane, slots: 2 }];
      const pages = async (countedFrom: CandidatesAsked['countedFrom']) => {
        const page = (after: CandidatesAsked['after']) =>
          on.store.admission.alone((tx) =>
            tx.candidates({ now, reachable: true, slots, countedFrom, newcomers: false, candidatesMax: 10, after }),
          );
        const first = (await page(null)) ?? [];
        const { rankAt, id } = first.at(-1)!;
        return [first, (await page({ rankAt, id })) ?? []].map((found) => found.map((one) => one.id));
      };
      expect(await pages('head')).to.deep.equal([ids.slice(0, 2), []]);
      expect(await pages('after')).to.deep.equal([ids.slice(0, 2), ids.slice(2, 4)]);
    });

    it('a candidate carries what policies look at, as it was asked for', async () => {
      const context = (operation: unknown) =>
        JSON.stringify({
          job: { job_context: { tenant_id: '333', location_id: null, client_id: 'c', job_operation: operation } },
        });
      const bodies = {
        none: context({ python_params: [], notebook_params: null, email_notifications: null }),
        python: context({ python_params: ['a'], jar_params: [], operation_name: 'op' }),
        jar: context({ jar_params: ['a'], email_notifications: ['a@example.com', 'b@example.com'] }),
        notebook: context({ notebook_params: { a: '1' } }),
      };
      const requests = await stored(on.store, ...Object.values(bodies).map((body) => ({ body, operationId: 'o-1' })), {
        body: context(null),
      });
      const found = new Map((await candidatesOf(on.store, {})).map((candidate) => [candidate.id, candidate]));
      Object.keys(bodies).forEach((kind, index) => {
        expect(found.get(requests[index]!.id)?.context).to.include({
          parameters: kind,
          client_id: 'c',
          location_id: '',
          pos_id: '',
        });
      });
      expect(found.get(requests[1]!.id)?.context).to.include({ operation_name: 'op', operation_id: 'o-1' });
      expect(found.get(requests[2]!.id)?.emails).to.deep.equal(['a@example.com', 'b@example.com']);
      expect(found.get(requests[4]!.id)).to.deep.include({ emails: [], waits: null, version: 0, attempts: 0 });
    });
  });

  it('a candidate has had as many runs as attempts that the engine took, for its token follows from them', async () => {
    const { request, submission } = await submitting(on.store);
    const back = { failure: 'capacity', url: null, outcome: 'NO_ROOM', reason: 'full' } as const;
    const { id } = request;
    const counts = () => on.store.admission.peek((view) => view.candidate(id));
    await on.store.runs.backToQueue({ id, version: submission.version, at: now, dueAt: now, ...back });
    expect(await counts()).to.include({ attempts: 1, runs: 0 });
    await record(on.store, { admitted: [admitted({ id, version: submission.version + 1 })] });
    await on.store.runs.started({ id, version: submission.version + 2, at: now, runId: branded('run-1'), url: null });
    await on.store.runs.backToQueue({
      id,
      version: submission.version + 3,
      at: now,
      dueAt: now,
      ...back,
      failure: 'infrastructure',
    });
    expect(await counts()).to.include({ attempts: 2, runs: 1 });
  });

  describe('queued', () => {
    const any = async (at: number) => (await on.store.admission.queued(at, 1)).any;

    it('tells whether anything may be decided on now', async () => {
      expect(await any(now)).to.equal(false);
      const [request] = await stored(on.store, { dueAt: now + 10 });
      expect(await any(now)).to.equal(true);
      await record(on.store, { waiting: [waiting(request!)] });
      expect(await any(now)).to.equal(false);
      expect(await any(now + 10)).to.equal(true);
      await record(on.store, { admitted: [admitted({ id: request!.id, version: 1 })] });
      expect(await any(now + 10)).to.equal(false);
    });

    it('who is over its time is to be decided on, also when it is not due', async () => {
      const [request] = await stored(on.store, { dueAt: now + 10, expiresAt: now + 5 });
      await record(on.store, { waiting: [waiting(request!)] });
      expect(await any(now + 4)).to.equal(false);
      expect(await any(now + 5)).to.equal(true);
    });
  });

  for (const how of ['record', 'recordLast'] as const)
    describe(how, () => {
      const write = (verdicts: Partial<Verdicts>) => recorded(on.store, verdicts, how);

      it('an admitted request is submitting, with its place, its attempt, its decision, and no reason to wait', async () => {
        const [request] = await stored(on.store);
        await write({ waiting: [waiting(request!)] });
        const token = branded<never>(v7());
        const { moved, submissions } = await write({
          admitted: [admitted({ id: request!.id, version: 1 }, { token, identity: 'acme' })],
        });
        expect([...moved]).to.deep.equal([request!.id]);
        const view = await on.store.reading.request(request!.id);
        expect(view).to.include({ state: 'submitting', pool: 'active', clusterId: 'cluster-1', submittedAt: now, waits: null });
        expect(view?.attempts).to.deep.equal([
          {
            number: 1,
            engine: 'databricks',
            pool: 'active',
            clusterId: 'cluster-1',
            sentAs: 'acme',
            runId: null,
            runUrl: null,
            submittedAt: now,
            acceptedAt: null,
            endedAt: null,
            outcome: null,
            message: null,
            failure: null,
          },
        ]);
        const decisions = await on.store.reading.decisions(request!.id, 10);
        expect(decisions.map(({ outcome, rule, at }) => ({ outcome, rule, at }))).to.deep.equal([
          { outcome: 'wait', rule: 'busy', at: now },
          { outcome: 'run', rule: 'room', at: now },
        ]);
        const sent = { token, identity: 'acme', attempt: 1, runsAs: '175', engine: 'databricks', stopWish: null, version: 2 };
        expect(submissions[0]).to.include(sent);
      });

      it('a waiting request says why and since when; a change of the reason does not change since when', async () => {
        const [request] = await stored(on.store);
        await write({ waiting: [waiting(request!)] });
        await write({
          at: now + 5_000,
          waiting: [waiting({ id: request!.id, version: 1 }, { case: 'no-cluster', rule: 'wake' })],
        });
        const view = await on.store.reading.request(request!.id);
        expect(view?.waits).to.deep.equal({
          case: 'no-cluster',
          rule: 'wake',
          reason: 'Pool active is full: all of its 4 slots are taken.',
          since: now,
          checkAt: now + 30_000,
        });
      });

      it('an ended request has its response due on its queue; without a queue it is kept and not sent', async () => {
        const [rejected, expired] = await stored(on.store, {}, { notificationQueue: '' });
        await write({ ended: [ended(rejected!, 'rejected'), ended(expired!, 'expired')] });
        const [one, two] = await Promise.all([on.store.reading.request(rejected!.id), on.store.reading.request(expired!.id)]);
        expect(one).to.include({ state: 'rejected', finishedAt: now });
        expect(one?.response).to.include({ delivery: 'due', queue: 'tenant-333.responses', attempts: 0 });
        expect(one?.response?.body).to.include({ status: 'REJECTED', correlation_id: rejected!.correlationId });
        expect(two).to.include({ state: 'expired' });
        expect(two?.response).to.include({ delivery: 'unwanted' });
      });

      it('a request that has moved since is left alone, with its decision, its steps and its alerts', async () => {
        const requests = await stored(on.store, {}, {}, {});
        await write({ waiting: requests.map((request) => waiting(request)) });
        const [a, b, c] = requests;
        const mail: NewStep = {
          key: `mail:${a!.id}`,
          requestId: a!.id,
          at: now,
          work: { kind: 'mail', mail: { to: ['a@b.c'], subject: '', text: '' } },
        };
        const alert = { key: 'run-orphaned:1', severity: 'error', summary: 's', details: {}, requestId: b!.id } as const;
        const { moved } = await write({
          admitted: [admitted(a!)],
          waiting: [waiting(b!)],
          ended: [ended(c!, 'rejected')],
          steps: [mail],
          alerts: [alert],
        });
        expect(moved.size).to.equal(0);
        const counts =
          await on.sql(`select (select count(*)::int from decision) as decisions, (select count(*)::int from step) as steps,
          (select count(*)::int from alert) as alerts, (select count(*)::int from attempt) as attempts, (select count(*)::int from response) as responses`);
        expect(counts).to.deep.equal([{ decisions: 3, steps: 0, alerts: 0, attempts: 0, responses: 0 }]);
      });

      it('steps of requests that stay as they are, and of none, are recorded', async () => {
        const [request] = await stored(on.store);
        const start = (key: string, requestId: NewStep['requestId']): NewStep => ({
          key,
          requestId,
          at: now,
          work: { kind: 'start-cluster', pool: branded('active'), clusterId: null },
        });
        await write({ steps: [start('one', request!.id), start('two', null)] });
        expect(await on.sql('select key, kind, pool from step order by key')).to.deep.equal([
          { key: 'one', kind: 'start-cluster', pool: 'active' },
          { key: 'two', kind: 'start-cluster', pool: 'active' },
        ]);
      });

      it('a decision is kept with the facts it was taken on, and with what it leads to', async () => {
        const [request] = await stored(on.store);
        const verdict = waiting(request!);
        await write({ waiting: [verdict] });
        const [kept] = await on.store.reading.decisions(request!.id, 10);
        expect(kept).to.deep.equal({
          at: now,
          case: 'clusters-busy',
          rule: 'busy',
          route: 'the rest',
          outcome: 'wait',
          reason: verdict.decision.reason,
          policyVersion: 'v1',
          facts: decided(request!).facts,
          leadsTo: { outcome: { kind: 'wait' }, effects: [], checkAt: now + 30_000 },
        });
      });

      it('a thousand verdicts are written in one pass', async () => {
        const requests = await stored(on.store, ...Array.from({ length: 1_000 }, () => ({})));
        const { moved } = await write({
          admitted: requests.slice(0, 300).map((request) => admitted(request)),
          waiting: requests.slice(300, 700).map((request) => waiting(request)),
          ended: requests.slice(700).map((request) => ended(request, 'rejected')),
        });
        expect(moved.size).to.equal(1_000);
      });
    });

  describe('recordLast', () => {
    it('what cannot be written leaves nothing behind, though its commit went out with it', async () => {
      const [request] = await stored(on.store);
      const twice = admitted(request!, { pool: branded(null as never) });
      const problem = await recorded(on.store, { admitted: [twice] }, 'recordLast').catch((error: unknown) => error);
      expect(problem).to.include({ name: 'Fault' });
      expect(await on.store.reading.request(request!.id)).to.include({ state: 'received' });
      expect(await on.store.reading.decisions(request!.id, 10)).to.deep.equal([]);
      // Its turn is over, and its connection is clean.
      expect(await on.store.admission.alone(() => Promise.resolve('turn'))).to.equal('turn');
    });

    it('nothing is asked of the transaction behind it', async () => {
      const [request] = await stored(on.store);
      const problem = await on.store.admission
        .alone(async (tx) => {
          await tx.recordLast({ ...nothing, admitted: [admitted(request!)] });
          await tx.answered([request!.id]);
        })
        .catch((error: unknown) => error);
      expect(problem).to.include({ name: 'Fault', code: 'internal' });
      expect(await on.store.admission.alone(() => Promise.resolve('turn'))).to.equal('turn');
    });
  });

  describe('what our own rows know', () => {
    it('live requests are the ones that hold a slot, with their run once it is known', async () => {
      await stored(on.store);
      await submitting(on.store, { jobId: branded('1') }, { clusterId: null });
      const run = await running(on.store, { jobId: branded('2') }, 'run-2');
      const over = await running(on.store, { jobId: branded('3') }, 'run-3');
      await on.store.runs.finish([finished(over.request, over.version)]);
      const stopping = await on.store.runs.stopping({ id: run.request.id, version: run.version, wish: 'cancel', at: now });
      expect(stopping).to.equal(true);
      const held = { tenantId: '333', pool: 'active', priority: 50, submittedAt: now, stopWished: false };
      const expected = [
        { ...held, jobId: '1', clusterId: null, runId: null },
        { ...held, stopWished: true, jobId: '2', clusterId: 'cluster-1', runId: 'run-2' },
      ];
      const known = (live: readonly LiveRequest[] | null) => live?.map(({ id: _, ...rest }) => rest);
      expect(known(await on.store.admission.alone((tx) => tx.live()))).to.have.deep.members(expected);
      expect(known(await on.store.reading.live())).to.have.deep.members(expected);
    });

    it('runs that ended since an instant, those that went back to the queue included', async () => {
      const [early, late, back] = [
        await running(on.store, {}, 'early'),
        await running(on.store, {}, 'late'),
        await running(on.store, {}, 'back'),
      ];
      await on.store.runs.finish([
        finished(early.request, early.version, { at: now - 1 }),
        finished(late.request, late.version, { at: now }),
      ]);
      await on.store.runs.backToQueue({
        id: back.request.id,
        version: back.version,
        at: now,
        dueAt: now,
        failure: 'capacity',
        url: null,
        outcome: 'NO_ROOM',
        reason: 'full',
      });
      const runs = ['early', 'late', 'back', 'live', 'foreign'].map((id) => branded<RunId>(id));
      const asked = { engine: 'databricks', runs, since: now };
      const known = await on.store.admission.alone((tx) => tx.ended(asked));
      expect([...(known ?? [])]).to.have.members(['late', 'back']);
      const elsewhere = await on.store.admission.alone((tx) => tx.ended({ ...asked, engine: 'another' }));
      expect([...(elsewhere ?? [])]).to.deep.equal([]);
    });

    it('the newest start of each pool, and whether it is still to be done', async () => {
      const start = (pool: string, at: number): NewStep => ({
        key: `start-cluster:${pool}`,
        requestId: null,
        at,
        work: { kind: 'start-cluster', pool: branded(pool), clusterId: null },
      });
      await record(on.store, { steps: [start('active', now), start('passive', now)] });
      const steps = await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 10 });
      for (const { id } of steps) await on.store.steps.done(id, now, 'starting');
      await record(on.store, { steps: [start('active', now + 5), start('night', now), start('gpu', now)] });
      const due = await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 10 });
      const [night, gpu] = ['night', 'gpu'].map((pool) => due.find(({ key }) => key.endsWith(pool)));
      if (night === undefined || gpu === undefined) throw new Error('they are not due');
      await on.store.steps.giveUp(night, now, 'not allowed');
      await on.store.steps.retry(gpu, now + 9, '500');
      const others = { recordedAt: now, clusterId: null, up: false };
      expect(await on.store.admission.alone((tx) => tx.starts())).to.have.deep.members([
        { pool: 'night', doneAt: now, said: 'not allowed', ...others },
        { pool: 'gpu', doneAt: null, said: '500', ...others },
        { pool: 'active', recordedAt: now + 5, doneAt: null, clusterId: null, up: false },
        // Whoever has done it had no cluster of its own to wait for: somebody else had started it.
        { pool: 'passive', recordedAt: now, doneAt: now, clusterId: null, up: true },
      ]);
    });

    it('what a response says of its request', async () => {
      const [request] = await stored(on.store, { operationId: 'o-1' });
      const answered = await on.store.admission.alone((tx) => tx.answered([request!.id]));
      expect(answered?.get(request!.id)).to.deep.equal({
        requestId: request!.id,
        correlationId: request!.correlationId,
        tenantId: '333',
        userId: 'geoff@example.com',
        jobId: '175',
        operationId: 'o-1',
        createdAt: testEpoch,
        receivedAt: testEpoch,
      });
    });
  });
});
