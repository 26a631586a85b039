// The runs room's part of the store: leases, fencing, ends; and the wish to cancel.
import { expect } from 'chai';
import { v7 } from 'uuid';
import { branded, type RequestId } from '../../src/core/ids.js';
import { aNewRequest } from '../support/requests.js';
import { aResponse, admitted, finished, now, record, recorded, running, stored, submitting, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: runs', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const view = (id: RequestId) => on.store.reading.request(id);
  const wishOf = async (id: RequestId, store = on.store) => (await store.cancel.wishCancel([id], now)).get(id);
  const leasesEnd = () => on.sql(`update request set lease_until = now() - interval '1 second' where lease_until is not null`);

  describe('submissions', () => {
    it('a pass gets back what it has just admitted', async () => {
      const { request, submission } = await submitting(on.store, { traceparent: 'trace' });
      expect(submission).to.deep.include({
        id: request.id,
        version: 1,
        attempt: 1,
        stopWish: null,
        engine: 'databricks',
        pool: 'active',
        clusterId: 'cluster-1',
        maxRunSeconds: 3_600,
        traceparent: 'trace',
        correlationId: request.correlationId,
        requestId: request.id,
      });
      const { job } = JSON.parse(request.body) as { job: { job_context: { job_operation: { notebook_params: unknown } } } };
      const { notebook_params } = job.job_context.job_operation;
      expect(JSON.parse(submission.parameters!)).to.deep.equal({ python_params: null, jar_params: null, notebook_params });
      expect(submission.leaseLeftMs).to.be.within(1, 60_000);
    });

    it('a submission is taken by another replica only when its lease is over, and then the old holder writes nothing', async () => {
      const { request, submission } = await submitting(on.store);
      const take = () => on.other.runs.claimSubmissions({ owner: 'replica-2', leaseMs: 60_000, max: 10 });
      expect(await take()).to.deep.equal([]);
      await leasesEnd();
      const [taken] = await take();
      expect(taken).to.include({ id: request.id, version: 2, attempt: 1, token: submission.token });
      const old = { id: request.id, version: submission.version, at: now };
      expect(await on.store.runs.started({ ...old, runId: branded('run-old'), url: null })).to.equal('fenced');
      expect(await on.store.runs.uncertain({ ...old, pauseMs: 0, reason: '', refusedSince: null })).to.equal(false);
      expect(
        await on.store.runs.backToQueue({ ...old, dueAt: now, failure: 'capacity', url: null, outcome: '', reason: '' }),
      ).to.equal(false);
      expect((await on.store.runs.finish([finished(request, old.version, { state: 'failed' })])).size).to.equal(0);
      expect(await on.other.runs.started({ ...old, version: 2, runId: branded('run-new'), url: null })).to.equal('running');
      expect(await view(request.id)).to.include({ state: 'running', runId: 'run-new' });
      expect(await on.sql('select count(*)::int as count from response')).to.deep.equal([{ count: 0 }]);
    });

    it('of many replicas that take submissions at once, each submission goes to one', async () => {
      const requests = await stored(on.store, ...Array.from({ length: 60 }, () => ({})));
      await record(on.store, { admitted: requests.map((request) => admitted(request)) });
      await leasesEnd();
      const claims = Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? on.store : on.other).runs.claimSubmissions({ owner: `replica-${index}`, leaseMs: 60_000, max: 10 }),
      );
      const first = (await Promise.all(claims)).flat();
      // A claim may pass over rows that another has locked at that moment; nobody's lease is over in the second round but theirs.
      const rest = await on.store.runs.claimSubmissions({ owner: 'late', leaseMs: 60_000, max: 100 });
      const ids = [...first, ...rest].map(({ id }) => id);
      expect(ids).to.have.length(60);
      expect(new Set(ids).size).to.equal(60);
    });

    it('the oldest submission is taken first', async () => {
      const requests = await stored(on.store, {}, {}, {});
      for (const [index, at] of [now + 2, now, now + 1].entries())
        await record(on.store, { at, admitted: [admitted(requests[index]!)] });
      await leasesEnd();
      const taken = await on.store.runs.claimSubmissions({ owner: 'r', leaseMs: 1_000, max: 2 });
      expect(taken.map(({ id }) => id)).to.deep.equal([requests[1]!.id, requests[2]!.id]);
    });

    it('when the outcome is unknown, the same token is due again after the named pause', async () => {
      const { request, submission } = await submitting(on.store);
      const uncertain = (pauseMs: number) =>
        on.store.runs.uncertain({
          id: request.id,
          version: submission.version,
          pauseMs,
          reason: 'read timeout \u0000',
          refusedSince: null,
        });
      expect(await uncertain(60_000)).to.equal(true);
      expect(await on.store.runs.claimSubmissions({ owner: 'r', leaseMs: 1_000, max: 2 })).to.deep.equal([]);
      expect(await uncertain(0)).to.equal(true);
      const [taken] = await on.store.runs.claimSubmissions({ owner: 'r', leaseMs: 1_000, max: 2 });
      expect(taken).to.include({ token: submission.token, attempt: 1 });
      expect((await view(request.id))?.attempts).to.have.length(1);
      expect((await view(request.id))?.attempts[0]?.message).to.equal('read timeout \uFFFD');
    });

    it('what is due at once is due for the very next statement, at whatever part of a millisecond that comes', async () => {
      const { request, submission } = await submitting(on.store);
      let { version } = submission;
      for (let turn = 0; turn < 500; turn += 1) {
        expect(await on.store.runs.uncertain({ id: request.id, version, pauseMs: 0, reason: '', refusedSince: null })).to.equal(
          true,
        );
        const [taken] = await on.store.runs.claimSubmissions({ owner: 'r', leaseMs: 60_000, max: 2 });
        expect(taken?.version).to.equal(version + 1);
        version += 1;
      }
    });

    it('back in the queue it keeps its rank, waits with the reason, and gets a new attempt the next time', async () => {
      const { request, version } = await running(on.store, {}, 'run-1');
      const back = {
        id: request.id,
        version,
        at: now + 1,
        dueAt: now + 10,
        failure: 'capacity',
        url: 'https://engine/run-1',
        outcome: 'NO_ROOM',
        reason: 'The queue is full.',
      } as const;
      expect(await on.store.runs.backToQueue(back)).to.equal(true);
      expect(await view(request.id)).to.deep.include({
        state: 'waiting',
        rankAt: request.rankAt,
        dueAt: now + 10,
        pool: null,
        clusterId: null,
        runId: null,
        submittedAt: null,
        executingAt: null,
        waits: { case: 'clusters-busy', rule: '(engine)', reason: 'The queue is full.', since: now + 1, checkAt: now + 10 },
      });
      await record(on.store, { admitted: [admitted({ id: request.id, version: version + 1 })] });
      const attempts = (await view(request.id))?.attempts;
      expect(
        attempts?.map(({ number, runId, runUrl, outcome, endedAt }) => ({ number, runId, runUrl, outcome, endedAt })),
      ).to.deep.equal([
        { number: 1, runId: 'run-1', runUrl: 'https://engine/run-1', outcome: 'NO_ROOM', endedAt: now + 1 },
        { number: 2, runId: null, runUrl: null, outcome: null, endedAt: null },
      ]);
    });

    it('a new attempt knows nothing of the run before it: neither its page, nor when it began, nor that it was out of contact', async () => {
      const { request, version } = await running(on.store, {}, 'run-1');
      const { id } = request;
      await on.store.runs.seen([{ id, version, executingAt: now + 1, url: null }]);
      await on.store.runs.outOfContact([id], now + 2);
      const back = { failure: 'infrastructure', url: 'https://engine/run', outcome: 'CLUSTER_ERROR', reason: 'broken' } as const;
      await on.store.runs.backToQueue({ id, version, at: now + 3, dueAt: now + 4, ...back });
      expect(await view(id)).to.include({ runId: null, runUrl: null, executingAt: null });
      await record(on.store, { admitted: [admitted({ id, version: version + 1 })] });
      const again = { id, version: version + 2, at: now + 5, runId: branded<never>('run-2'), url: null };
      expect(await on.store.runs.started(again)).to.equal('running');
      expect((await on.store.runs.liveRuns({ after: null, max: 1 }))[0]).to.include({
        ...{ runId: 'run-2', runUrl: null, executingAt: null, outOfContactSince: null, infrastructureFailures: 1 },
      });
    });

    it('what a pass has admitted it gets back in the order of rank', async () => {
      const requests = await stored(on.store, { rankAt: now + 2 }, { rankAt: now }, { rankAt: now + 1 });
      const { submissions } = await recorded(on.store, { admitted: requests.map((request) => admitted(request)) });
      const [last, first, second] = requests.map(({ id }) => id);
      expect(submissions.map(({ id }) => id)).to.deep.equal([first, second, last]);
    });

    it('it does not go back to the queue once a cancel is wished', async () => {
      const { request, submission } = await submitting(on.store);
      await wishOf(request.id);
      const back = {
        id: request.id,
        version: submission.version,
        at: now,
        dueAt: now,
        failure: 'capacity',
        url: null,
        outcome: '',
        reason: '',
      } as const;
      expect(await on.store.runs.backToQueue(back)).to.equal(false);
      const end = finished(request, submission.version, { state: 'cancelled' });
      expect((await on.store.runs.finish([end])).size).to.equal(1);
    });

    it('of runs that start at the same time each is told its own, also when one of them cannot be written', async () => {
      await running(on.store, {}, 'run-held');
      const starting = [];
      for (let index = 0; index < 20; index += 1) starting.push(await submitting(on.store));
      const answers = await Promise.allSettled(
        starting.map(({ request: { id }, submission: { version } }, index) =>
          on.store.runs.started({
            ...{ id, at: now, url: null },
            version: index === 3 ? version - 1 : version,
            runId: branded(index === 11 ? 'run-held' : `run-${index}`),
          }),
        ),
      );
      const told = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'a fault'));
      expect(told).to.deep.equal(starting.map((_one, index) => (index === 11 ? 'a fault' : index === 3 ? 'fenced' : 'running')));
      const states = await Promise.all(starting.map(async ({ request }) => (await view(request.id))?.state));
      expect(states).to.deep.equal(starting.map((_one, index) => (index === 3 || index === 11 ? 'submitting' : 'running')));
    });

    it('two attempts never hold the same run', async () => {
      await running(on.store, {}, 'run-1');
      const { request, submission } = await submitting(on.store);
      const problem = await on.store.runs
        .started({ id: request.id, version: submission.version, at: now, runId: branded('run-1'), url: null })
        .catch((error: unknown) => error);
      expect(problem).to.include({ name: 'Fault', code: 'internal' });
      expect(await view(request.id)).to.include({ state: 'submitting' });
    });
  });

  describe('live runs', () => {
    it('are listed with what is known of them', async () => {
      const { request, version } = await running(on.store, { traceparent: 'trace' }, 'run-1');
      await submitting(on.store);
      await on.store.runs.seen([
        { id: request.id, version, executingAt: now + 5, url: null },
        { id: branded(v7()), version: 0, executingAt: now, url: null },
      ]);
      await on.store.runs.seen([{ id: request.id, version, executingAt: now + 9, url: null }]);
      await on.store.runs.outOfContact([request.id], now + 6);
      await on.store.runs.outOfContact([request.id], now + 7);
      expect(await on.store.runs.liveRuns({ after: null, max: 10 })).to.deep.equal([
        {
          id: request.id,
          requestId: request.id,
          correlationId: request.correlationId,
          tenantId: '333',
          userId: 'geoff@example.com',
          jobId: '175',
          operationId: '',
          createdAt: request.createdAt,
          receivedAt: request.receivedAt,
          version,
          state: 'running',
          engine: 'databricks',
          pool: 'active',
          runId: 'run-1',
          runUrl: 'https://engine/run',
          attempt: 1,
          infrastructureFailures: 0,
          maxRunSeconds: 3_600,
          submittedAt: now,
          takenAt: now,
          executingAt: now + 5,
          stopWish: null,
          replacedBy: null,
          outOfContactSince: now + 6,
          traceparent: 'trace',
        },
      ]);
      await on.store.runs.backInContact([request.id]);
      expect((await on.store.runs.liveRuns({ after: null, max: 10 }))[0]).to.include({ outOfContactSince: null, version });
      expect(await on.store.runs.liveRuns({ after: null, max: 0 })).to.deep.equal([]);
    });

    it('the page of a run is the newest that was told, and none that is told takes it away', async () => {
      const { request, version } = await running(on.store);
      const seen = (url: string | null, executingAt: number | null = null) =>
        on.store.runs
          .seen([{ id: request.id, version, executingAt, url }])
          .then(() => on.store.runs.liveRuns({ after: null, max: 1 }));
      expect((await seen('https://engine/page', now))[0]).to.include({ runUrl: 'https://engine/page', executingAt: now });
      await on.sql('update request set executing_at = null');
      expect((await seen(null))[0]).to.include({ runUrl: 'https://engine/page', executingAt: null });
    });

    it('a run is asked to stop once, by whoever saw its newest version; the first wish stays the reason', async () => {
      const { request, version } = await running(on.store);
      await wishOf(request.id);
      const stop = { id: request.id, version, wish: 'overrun', at: now + 1 } as const;
      expect(await Promise.all([on.store.runs.stopping(stop), on.other.runs.stopping(stop)])).to.have.members([true, false]);
      expect((await on.store.runs.liveRuns({ after: null, max: 1 }))[0]).to.include({
        state: 'stopping',
        stopWish: 'cancel',
        version: version + 1,
      });
    });

    it('since when a stop is wished is since the first wish', async () => {
      const { request, version } = await running(on.store);
      await wishOf(request.id);
      await on.store.runs.stopping({ id: request.id, version, wish: 'overrun', at: now + 9 });
      const since = await on.sql<{ at: Date }>('select stop_wished_at as at from request');
      expect(since.map(({ at }) => at.getTime())).to.deep.equal([now]);
    });

    it('addresses are found for the requests that have any', async () => {
      const [some, none] = await stored(
        on.store,
        {},
        { body: '{"job":{"job_context":{"job_operation":{"email_notifications":[]}}}}' },
      );
      const emails = await on.store.runs.emails([some!.id, none!.id]);
      expect([...emails]).to.deep.equal([[some!.id, ['james@example.com']]]);
    });
  });

  describe('finish', () => {
    it('the end, the close of the attempt, the response, steps and alerts are written together', async () => {
      const { request, version } = await running(on.store);
      const end = finished(request, version, {
        executingAt: now - 5,
        steps: [
          {
            key: 'mail',
            requestId: request.id,
            at: now,
            work: { kind: 'mail', mail: { to: ['a@b.c'], subject: 's', text: 't' } },
          },
        ],
        alerts: [{ key: 'run-forgotten:1', severity: 'warning', summary: 's', details: { a: 'b' }, requestId: request.id }],
      });
      expect([...(await on.store.runs.finish([end]))]).to.deep.equal([
        [request.id, { id: request.id, responseDue: true, modelJob: false }],
      ]);
      const found = await view(request.id);
      expect(found).to.include({ state: 'succeeded', finishedAt: now, executingAt: now - 5, outOfContactSince: null });
      expect(found?.attempts[0]).to.include({ endedAt: now, outcome: 'SUCCEEDED', message: 'Report written.' });
      expect(found?.response).to.deep.include({ messageId: end.messageId, delivery: 'due', body: end.response });
      const steps = await on.store.steps.claim({ at: now, leaseMs: 1_000, max: 10 });
      expect(steps.map(({ key }) => key)).to.have.members(['mail', `alert:run-forgotten:1:trigger:log:${now}`]);
    });

    it('when it began is what was seen first, and one that has ended is out of contact no longer', async () => {
      const { request, version } = await running(on.store);
      await on.store.runs.seen([{ id: request.id, version, executingAt: now + 1, url: null }]);
      await on.store.runs.outOfContact([request.id], now + 2);
      await on.store.runs.finish([finished(request, version, { executingAt: now + 5 })]);
      expect(await view(request.id)).to.include({ state: 'succeeded', executingAt: now + 1 });
      expect(await on.sql('select out_of_contact_since from request')).to.deep.equal([{ out_of_contact_since: null }]);
    });

    it('its response goes with the trace that its request came with, and into the session that it asked for', async () => {
      const { request, version } = await running(on.store, { traceparent: 'trace', replyToSessionId: 'session' });
      await on.store.runs.finish([finished(request, version)]);
      const due = await on.store.responses.take({ at: now, leaseMs: 60_000, max: 2 }, (some) => Promise.resolve(some));
      expect(due).to.have.length(1);
      const { tenantId, correlationId } = request;
      expect(due?.[0]).to.include({ tenantId, correlationId, traceparent: 'trace', replyToSessionId: 'session' });
    });

    it('of many who finish the same request, one does, and there is one response', async () => {
      const { request, version } = await running(on.store);
      const ends = Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? on.store : on.other).runs.finish([finished(request, version)]),
      );
      expect((await Promise.all(ends)).reduce((sum, { size }) => sum + size, 0)).to.equal(1);
      expect(await on.sql('select count(*)::int as count from response')).to.deep.equal([{ count: 1 }]);
    });

    it('batches that overlap in opposite order wait for each other, never in a circle', async () => {
      const runs = [];
      for (let index = 0; index < 20; index += 1) runs.push(await running(on.store));
      const ends = runs.map(({ request, version }) => finished(request, version));
      const results = await Promise.all([on.store.runs.finish(ends), on.other.runs.finish(ends.toReversed())]);
      expect(results.reduce((sum, { size }) => sum + size, 0)).to.equal(20);
    });

    it('a text that no database can hold does not keep a run from ending', async () => {
      const { request, version } = await running(on.store);
      const end = finished(request, version, { state: 'failed', message: 'at \u0000 \ud83d 🚀' });
      const response = { ...aResponse(request, 'failed'), message: 'at \u0000' };
      expect((await on.store.runs.finish([{ ...end, response }])).size).to.equal(1);
      expect((await view(request.id))?.attempts[0]?.message).to.equal('at \uFFFD \uFFFD 🚀');
    });
  });

  describe('a wish to cancel', () => {
    it('in the queue it is told the version to finish it with', async () => {
      const [request] = await stored(on.store);
      const wished = await wishOf(request!.id);
      expect(wished).to.deep.include({ kind: 'queued', version: 0 });
      expect((await on.store.runs.finish([finished(request!, 0, { state: 'cancelled' })])).size).to.equal(1);
      expect(await wishOf(request!.id)).to.deep.equal({ kind: 'already-final', state: 'cancelled' });
    });

    it('while it holds a slot the wish is kept, and fences nobody off', async () => {
      const { request, submission } = await submitting(on.store);
      expect(await wishOf(request.id)).to.deep.equal({ kind: 'wished', state: 'submitting' });
      const started = { id: request.id, version: submission.version, at: now, runId: branded<never>('run-1'), url: null };
      expect(await on.store.runs.started(started)).to.equal('to-be-stopped');
      expect((await on.store.runs.liveRuns({ after: null, max: 1 }))[0]).to.include({ stopWish: 'cancel' });
    });

    it('of a run that overran leaves that as the reason, whoever wishes it: somebody, or a request that it is to make room for', async () => {
      const { request, version } = await running(on.store);
      await on.store.runs.stopping({ id: request.id, version, wish: 'overrun', at: now });
      expect((await wishOf(request.id))?.kind).to.equal('wished');
      const [next] = await stored(on.store);
      await record(on.store, { waiting: [waiting(next!)], replaced: [{ id: request.id, by: next!.id }] });
      expect((await on.store.runs.liveRuns({ after: null, max: 1 }))[0]).to.include({ stopWish: 'overrun', replacedBy: null });
    });

    it('of a request that is not there nothing is answered, also when the id is none', async () => {
      expect(await wishOf(aNewRequest().id)).to.equal(undefined);
      expect(await wishOf(branded('175'))).to.equal(undefined);
    });

    it('a wish and a submission at the same time: either it is finished in the queue, or the submitter learns of the wish', async () => {
      for (let round = 0; round < 20; round += 1) {
        const [request] = await stored(on.store);
        const [wished] = await Promise.all([wishOf(request!.id, on.other), record(on.store, { admitted: [admitted(request!)] })]);
        const ended = await on.other.runs.finish([finished(request!, 0, { state: 'cancelled' })]);
        const found = await view(request!.id);
        if (wished?.kind === 'queued') expect([ended.size, found?.state]).to.deep.equal([0, 'submitting']);
        else expect([wished?.kind, found?.stopWish]).to.deep.equal(['wished', 'cancel']);
      }
    });
  });
});
