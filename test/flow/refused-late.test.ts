// A token that was sent before, without an answer, and is refused now: the refusal says nothing of the first time. There may be a run.
import { expect } from 'chai';
import { inDoubtJson } from '../../src/adapters/http/request-json.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const runNow = /jobs\/run-now$/;
const hourMs = 3_600_000;
const job = '175';

function declared(site: Site, outcome: Parameters<Site['simulator']['declareJob']>[0]['outcome'] = { result: 'endless' }): void {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({ jobId: job, name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome });
}

const lose = (site: Site, path = runNow) => site.simulator.faults.add({ path, when: 'after', kind: 'reset' });
/** Before anything is done: there is no run. */
const miss = (site: Site, path = runNow) => site.simulator.faults.add({ path, when: 'before', kind: 'reset' });

interface Refusal {
  readonly status: number;
  readonly errorCode: string;
  readonly message: string;
}
const refusals: Record<string, Refusal> = {
  'its right to run the job was taken away': {
    status: 403,
    errorCode: 'PERMISSION_DENIED',
    message: 'User does not have permission',
  },
  'the job takes other parameters now': { status: 400, errorCode: 'INVALID_PARAMETER_VALUE', message: 'bad parameter' },
  'the workspace has no room': { status: 429, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'already 2000 active runs' },
};
const denied: Refusal = { status: 403, errorCode: 'PERMISSION_DENIED', message: 'User does not have permission' };
const noRoom: Refusal = { status: 429, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'already 2000 active runs' };

const refuse = (site: Site, refusal: Refusal, path = runNow) =>
  site.simulator.faults.add({ path, when: 'before', kind: 'status', times: Infinity, ...refusal });

async function resume(site: Site, house: TestHouse): Promise<void> {
  await site.endLeases();
  await house.resume();
}

const runs = (site: Site) => site.simulator.ledger.runs;

/** A request that was sent once, and of which no answer came. */
async function sentOnce(site: Site, unanswered: () => void) {
  unanswered();
  const house = await site.house('a');
  const id = await house.take({ correlationId: 'r' });
  await house.drive();
  return { house, id };
}

describe('a submission that was sent before, without an answer, and is refused now', () => {
  for (const [what, refusal] of Object.entries(refusals))
    it(`because ${what}: it stays in doubt while there may be a run, and that is its run`, () =>
      onSite({}, async (site) => {
        declared(site);
        const { house, id } = await sentOnce(site, () => lose(site));
        refuse(site, refusal);
        await site.pass(10_000);
        await resume(site, house);
        const doubted = await house.request(id);
        expect(doubted.state).to.equal('submitting');
        expect(inDoubtJson(doubted)?.reason).to.match(
          new RegExp(
            `${refusal.message}\\. It had been sent before and got no answer; run ${runs(site)[0]?.runId} on databricks may be its run\\.$`,
          ),
        );
        site.simulator.faults.clear();
        await resume(site, house);
        expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
        expect(runs(site)).to.have.length(1);
      }));

  it('though its run is over by then', () =>
    onSite({}, async (site) => {
      declared(site, { result: 'succeed', durationMs: 1_000 });
      const { house, id } = await sentOnce(site, () => lose(site));
      refuse(site, denied);
      await site.pass(10_000);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
      site.simulator.faults.clear();
      await resume(site, house);
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
    }));

  it('because its job is gone: it is not queued again while its run may go on, and is after an hour', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => lose(site));
      site.simulator.removeJob(job);
      refuse(site, { status: 400, errorCode: 'INVALID_PARAMETER_VALUE', message: `Job ${job} does not exist.` });
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
      await site.pass(hourMs);
      await resume(site, house);
      const back = await house.request(id);
      expect(back.state).to.equal('waiting');
      expect(back.attempts[0]?.outcome).to.equal('NOT_DECLARED');
    }));

  it('and that was placed on a cluster: it is known by the name of its run', () =>
    onSite({ settings: { jobs: { [job]: { placement: 'submit' } } } }, async (site) => {
      declared(site);
      const submit = /runs\/submit$/;
      const { house, id } = await sentOnce(site, () => lose(site, submit));
      refuse(site, denied, submit);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
      site.simulator.faults.clear();
      await resume(site, house);
      expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
    }));

  it('while nobody can see whether there is a run', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => miss(site));
      refuse(site, denied);
      const list = /runs\/list$/;
      site.simulator.faults.add({ path: list, when: 'before', kind: 'status', status: 503, times: Infinity });
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
      site.simulator.faults.clear();
      refuse(site, denied);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('failed');
    }));

  it('while the service itself may not see the job, whose runs it would not be shown', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => lose(site));
      refuse(site, denied);
      refuse(site, denied, /jobs\/get$/);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
    }));

  it('ends as refused at once where there is no run', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => miss(site));
      refuse(site, denied);
      await resume(site, house);
      const ended = await house.request(id);
      expect(ended.state).to.equal('failed');
      expect(ended.attempts[0]?.outcome).to.equal('PERMISSION_DENIED');
    }));

  it('ends as refused at once where all runs of its job are those of others', () =>
    onSite({}, async (site) => {
      declared(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'other' });
      await house.drive();
      miss(site);
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      refuse(site, denied);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('failed');
    }));

  it('goes back to the queue at once where there is no run and no room', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => miss(site));
      refuse(site, noRoom);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('waiting');
    }));

  it('and that is to be cancelled is not told to be cancelled while its run may go on', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => lose(site));
      refuse(site, noRoom);
      await house.keeper.cancel(id);
      await resume(site, house);
      expect((await house.request(id)).state).to.equal('submitting');
      site.simulator.faults.clear();
      await resume(site, house);
      await house.watch();
      await site.pass(5_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('cancelled');
      expect(site.simulator.ledger.active.total).to.equal(0);
    }));

  it('ends as refused after an hour of refusals, and says which run may be its: SRE has known for long, and it is not taken back', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => lose(site));
      // The engine may have been away for long before it refuses: the hour is for people to mend what it refuses for.
      await site.pass(2 * hourMs);
      refuse(site, denied);
      await resume(site, house);
      await site.pass(hourMs - 1_000);
      site.simulator.faults.clear();
      miss(site);
      await resume(site, house);
      refuse(site, denied);
      await resume(site, house);
      await house.perform();
      expect((await house.request(id)).state).to.equal('submitting');
      await site.pass(1_000);
      await resume(site, house);
      await house.perform();
      const ended = await house.request(id);
      expect(ended.state).to.equal('failed');
      expect(ended.attempts[0]?.message).to.include(`run ${runs(site)[0]?.runId}`);
      expect(site.told.map(({ action, key }) => `${action} ${key}`)).to.deep.equal([`trigger submission-uncertain:${id}`]);
    }));

  it('ends so too where no replica lives for an hour', () =>
    onSite({}, async (site) => {
      declared(site);
      const { house, id } = await sentOnce(site, () => lose(site));
      refuse(site, denied);
      await resume(site, house);
      await site.pass(hourMs - 1_000);
      await resume(site, await site.house('second'));
      expect((await house.request(id)).state).to.equal('submitting');
      await site.pass(1_000);
      await resume(site, await site.house('third'));
      expect((await house.request(id)).state).to.equal('failed');
    }));
});
