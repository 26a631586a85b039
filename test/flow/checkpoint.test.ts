// A run that is tried again is told where the one before it has left how far it has come.
import { expect } from 'chai';
import { onSite, type Site } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

const jobs = { '175': { checkpoint: { parameter: 'checkpoint', uri: 'dbfs:/checkpoints/{tenant_id}/{request_id}' } } };
const others = { '175': { checkpoint: { parameter: 'elsewhere', uri: 's3://other/{request_id}' } } };
const day = { notebook_params: { day: '7' } };

const given = (site: Site) => site.simulator.ledger.runs.map(({ params }) => params.notebookParams);

describe('a job with a checkpoint', () => {
  it('is given the same address in every attempt, also by a replica of other settings', async () => {
    await onSite({ settings: { jobs } }, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const a = await site.house('a');
      const b = await site.house('b', { settings: someSettings({ jobs: others }) });
      const id = await a.take({ correlationId: 'r', operation: day });
      for (const house of [a, b]) {
        await house.drive();
        await site.pass(60_000);
        await house.watch();
        await site.pass(60_000);
      }
      expect((await a.request(id)).state).to.equal('succeeded');
      const parameters = { day: '7', checkpoint: `dbfs:/checkpoints/333/${id}` };
      expect(given(site)).to.deep.equal([parameters, parameters]);
    });
  });

  it('is given it by whoever submits what another replica has let run', async () => {
    await onSite({ settings: { jobs } }, async (site) => {
      declareScripted(site.simulator, [well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.admitAndDie();
      await site.endLeases();
      await house.resume();
      expect(given(site)).to.deep.equal([{ checkpoint: `dbfs:/checkpoints/333/${id}` }]);
      await site.pass(60_000);
      await house.watch();
    });
  });

  it('has one request of a message that comes again, whatever has been set meanwhile, and its address stays', async () => {
    await onSite({ settings: { jobs } }, async (site) => {
      declareScripted(site.simulator, [well]);
      const a = await site.house('a');
      const b = await site.house('b', { settings: someSettings({ jobs: others }) });
      const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'r', operation: day })));
      const first = await a.keeper.submit({ body, traceparent: null });
      const again = await b.keeper.submit({ body, traceparent: null });
      expect([first.kind, again.kind]).to.deep.equal(['stored', 'same']);
      await b.drive();
      const id = again.kind === 'same' ? again.requestId : '';
      expect(given(site)).to.deep.equal([{ day: '7', checkpoint: `dbfs:/checkpoints/333/${id}` }]);
      await site.pass(60_000);
      await b.watch();
    });
  });

  it('gives none to what was taken before it had one', async () => {
    await onSite({ settings: { jobs } }, async (site) => {
      declareScripted(site.simulator, [well]);
      const before = await site.house('before', { settings: someSettings() });
      const house = await site.house('a');
      await before.take({ correlationId: 'r', operation: day });
      await house.drive();
      expect(given(site)).to.deep.equal([{ day: '7' }]);
      await site.pass(60_000);
      await house.watch();
    });
  });

  it('refuses a request that gives it itself, and stores nothing of it', async () => {
    await onSite({ settings: { jobs } }, async (site) => {
      const house = await site.house('a');
      const operation = { notebook_params: { checkpoint: 'dbfs:/checkpoints/444/theirs' } };
      const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'r', operation })));
      const answer = await house.keeper.submit({ body, traceparent: null });
      expect(answer).to.deep.include({ kind: 'refused', code: 'invalid-request' });
      expect(answer).to.have.nested.property('problems[0].path', 'job.job_context.job_operation.notebook_params.checkpoint');
      expect(await site.states()).to.deep.equal({});
    });
  });
});
