import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

describe('http: pools and probes', () => {
  afterEach(closeFaces);

  it('pools are told with their occupancy, their clusters and the age of the snapshot', async () => {
    const cluster = { id: 'c-1', name: 'active-1', state: 'running', slots: 4, activeRuns: 3 };
    const pool = {
      name: 'active',
      slots: 4,
      activeRuns: 3,
      freeSlots: 1,
      occupancy: 0.75,
      maxStartSeconds: 600,
      clusters: [cluster],
    };
    const { url } = await aFace({
      pools: () => Promise.resolve({ engine: 'databricks', snapshotAgeSeconds: 1.5, pools: [pool] }),
    });
    const { status, json } = await call(`${url}/v1/pools`);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({
      engine: 'databricks',
      snapshot_age_seconds: 1.5,
      pools: [
        {
          name: 'active',
          slots: 4,
          active_runs: 3,
          free_slots: 1,
          occupancy: 0.75,
          max_start_seconds: 600,
          clusters: [{ id: 'c-1', name: 'active-1', state: 'running', slots: 4, active_runs: 3 }],
        },
      ],
    });
  });

  it('pools are 503 when the engine has never been reached', async () => {
    const { url } = await aFace({ pools: () => Promise.reject(new Fault('engine-unavailable', 'x')) });
    const { status, json } = await call(`${url}/v1/pools`);
    expect(status).to.equal(503);
    expect(json).to.include({ code: 'engine-unavailable' });
  });

  it('liveness asks nobody, and tells the version', async () => {
    const { url } = await aFace();
    const { status, json } = await call(`${url}/livez`);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({ live: true, version: '9.8.7' });
  });

  it('readiness is 200 when the keeper is ready, with what is missing but not needed', async () => {
    const parts = [
      { name: 'store', ready: true, reason: null },
      { name: 'engine', ready: false, reason: 'the engine has not been asked yet' },
    ];
    const { url } = await aFace({ readiness: () => Promise.resolve({ ready: true, parts }) });
    const { status, json } = await call(`${url}/readyz`);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({ ready: true, parts });
  });

  it('readiness is 503 and names what is not ready', async () => {
    const parts = [{ name: 'store', ready: false, reason: 'the store does not answer' }];
    const { url } = await aFace({ readiness: () => Promise.resolve({ ready: false, parts }) });
    const { status, json } = await call(`${url}/readyz`);
    expect(status).to.equal(503);
    expect(json).to.deep.equal({ ready: false, parts });
  });

  it('readiness that cannot be told is not ready', async () => {
    const { url } = await aFace();
    expect((await call(`${url}/readyz`)).status).to.be.at.least(500);
  });

  it('metrics are given as the registry writes them', async () => {
    const metrics = { contentType: 'text/plain; version=0.0.4; charset=utf-8', body: '# TYPE a counter\na 1\n' };
    const { url } = await aFace({ metrics: () => Promise.resolve(metrics) });
    const { status, headers, text } = await call(`${url}/metrics`);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.equal(metrics.contentType);
    expect(text).to.equal(metrics.body);
  });
});
