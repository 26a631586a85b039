import { expect } from 'chai';
import { aFace, anId, aView, call, closeFaces, received, waiting } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}`;

describe('http: show', () => {
  afterEach(closeFaces);

  it('a waiting job request says why it waits, its place, and when it is looked at again', async () => {
    const { url } = await aFace({ request: () => Promise.resolve(aView({ ...waiting, movedTo: 'passive', position: 3 })) });
    const { status, json } = await call(url + path);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({
      request_id: anId,
      correlation_id: 'c-1',
      tenant_id: '333',
      user_id: 'geoff@example.com',
      job_id: '969479553499872001',
      operation_id: '',
      cluster_type: 'business',
      source: 'http',
      priority: 80,
      max_concurrent_runs: 2,
      notification_queue: 'tenant-333.responses',
      state: 'waiting',
      waiting: {
        case: 'clusters-busy',
        rule: 'busy',
        reason: 'All 4 slots of active are taken.',
        since: '2026-11-21T06:00:01.000Z',
        next_check: '2026-11-21T06:01:01.000Z',
        position: 3,
      },
      moved_to: 'passive',
      run: null,
      times: {
        created: '2026-11-21T05:59:59.000Z',
        received: '2026-11-21T06:00:00.000Z',
        due: '2026-11-21T06:00:00.000Z',
        expires: '2026-11-22T06:00:00.000Z',
        submitted: null,
        started: null,
        finished: null,
      },
      cost: null,
      attempts: [],
      response: null,
      in_doubt: null,
      template: null,
      follows: null,
      followers: [],
    });
  });

  it('a running job request tells its run, and why it once waited is no longer told', async () => {
    const place = { pool: 'active', clusterId: '0923-164208-meows279', runId: '969479553499872', runUrl: 'https://x/run/1' };
    const view = aView({
      ...waiting,
      ...place,
      state: 'running',
      executingAt: received + 5_000,
      outOfContactSince: received + 9_000,
    });
    const { url } = await aFace({ request: () => Promise.resolve(view) });
    const { json } = await call(url + path);
    expect(json).to.deep.include({
      state: 'running',
      waiting: null,
      run: {
        pool: 'active',
        cluster_id: '0923-164208-meows279',
        run_id: '969479553499872',
        url: 'https://x/run/1',
        stop_wish: null,
        out_of_contact_since: '2026-11-21T06:00:09.000Z',
      },
    });
    expect(json?.['times']).to.include({ started: '2026-11-21T06:00:05.000Z', finished: null });
  });

  it('an ended job request tells every attempt, and whether its response was delivered', async () => {
    const common = {
      engine: 'databricks',
      pool: 'active',
      clusterId: null,
      sentAs: 'acme',
      runId: '7',
      runUrl: 'https://x/run/7',
      submittedAt: received,
      acceptedAt: received,
      endedAt: received + 1_000,
    };
    const body = { status: 'SUCCEEDED', outputs: [{ uri: 'abfss://reports@lake/1.parquet' }] };
    const view = aView({
      state: 'succeeded',
      cost: 0.1 + 0.2,
      attempts: [
        { ...common, number: 1, outcome: 'refused', failure: 'capacity', message: 'skipped' },
        { ...common, number: 2, outcome: 'succeeded', failure: null, message: null },
      ],
      response: { messageId: 'm-1', queue: 'q', delivery: 'published', attempts: 1, publishedAt: received, reason: null, body },
    });
    const { url } = await aFace({ request: () => Promise.resolve(view) });
    const { json } = await call(url + path);
    expect(json).to.include({ cost: 0.3 });
    const attempt = {
      engine: 'databricks',
      pool: 'active',
      cluster_id: null,
      sent_as: 'acme',
      run_id: '7',
      url: 'https://x/run/7',
      submitted: '2026-11-21T06:00:00.000Z',
      ended: '2026-11-21T06:00:01.000Z',
    };
    expect(json?.['attempts']).to.deep.equal([
      { ...attempt, number: 1, outcome: 'refused', failure: 'capacity', message: 'skipped' },
      { ...attempt, number: 2, outcome: 'succeeded', failure: null, message: null },
    ]);
    expect(json?.['response']).to.deep.equal({
      delivery: 'published',
      queue: 'q',
      message_id: 'm-1',
      attempts: 1,
      published: '2026-11-21T06:00:00.000Z',
      reason: null,
      body,
    });
  });

  it('one in a chain tells which it follows, and what its own end begins or why it does not', async () => {
    const view = aView({
      follows: { requestId: 'r-1', correlationId: 'c-0' },
      followers: [
        { jobId: '176', state: 'begun', requestId: 'r-2', reason: null },
        { jobId: '177', state: 'refused', requestId: null, reason: 'its parameters are wrong' },
      ],
    });
    const { url } = await aFace({ request: () => Promise.resolve(view) });
    const { json } = await call(url + path);
    expect(json?.['follows']).to.deep.equal({ request_id: 'r-1', correlation_id: 'c-0' });
    expect(json?.['followers']).to.deep.equal([
      { job_id: '176', state: 'begun', request_id: 'r-2', reason: null },
      { job_id: '177', state: 'refused', request_id: null, reason: 'its parameters are wrong' },
    ]);
  });

  it('a run of a template says of which version of it', async () => {
    const { url } = await aFace({ request: () => Promise.resolve(aView({ template: { name: 'daily', version: 2 } })) });
    expect((await call(url + path)).json?.['template']).to.deep.equal({ name: 'daily', version: 2 });
  });

  it('an id in capitals is the same id', async () => {
    const asked: string[] = [];
    const { url } = await aFace({ request: (id) => Promise.resolve((asked.push(id), aView())) });
    expect((await call(`${url}/v1/job-requests/${anId.toUpperCase()}`)).status).to.equal(200);
    expect(asked).to.deep.equal([anId]);
  });

  for (const rest of ['', '/decisions']) {
    it(`an unknown job request is 404 (${rest === '' ? 'itself' : rest})`, async () => {
      const { url } = await aFace({ request: () => Promise.resolve(null), decisions: () => Promise.resolve(null) });
      const { status, json } = await call(url + path + rest);
      expect(status).to.equal(404);
      expect(json).to.deep.include({ code: 'not-found', detail: 'There is no job request with this id.', instance: path + rest });
    });

    for (const id of ['1', 'abc', `${anId}0`, `${anId.slice(0, 35)}g`, "'; drop table request --"]) {
      it(`an id that no job request can have is 404 without asking the keeper: ${id}${rest}`, async () => {
        const { url } = await aFace();
        expect((await call(`${url}/v1/job-requests/${encodeURIComponent(id)}${rest}`)).status).to.equal(404);
      });
    }
  }
});
