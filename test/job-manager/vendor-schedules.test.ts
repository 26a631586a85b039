// Schedules through the vendor's own client, against the whole service.
import type { JobManagerClient } from '@mindconnect/mindconnect-nodejs';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { jobService, type JobService } from './service.js';
import { vendorClient } from './vendor-client.js';

const parameters = { modelId: 'm-report', configurationId: 'c-1', inputFolderId: 'in-1', outputFolderId: 'out-1' };
const yearly = '0 15 10 1 1 ?';

describe('the vendor’s client, schedules', function () {
  this.timeout(60_000);
  let service: JobService;
  let client: JobManagerClient;

  before(async () => {
    service = await jobService({ schedule_interval_min_seconds: 1, schedules_max: 4 });
    client = vendorClient(service.url, '333');
  });
  after(() => service.stop());

  const refusalOf = (call: Promise<unknown>) =>
    call.then(
      () => '',
      (error: unknown) => String(error),
    );

  it('a schedule makes a job at each fire, as often as it may, and stops', async () => {
    const made = await client.PostSchedule({ ...parameters, scheduleString: '* * * * * ?', maximumExecutionTime: 2 });
    expect(made).to.include({
      ...parameters,
      status: 'RUNNING',
      scheduleString: '* * * * * ?',
      maximumExecutionTime: 2,
      createdBy: '333',
    });
    await eventually(async () => (await client.GetSchedule(made.id!)).status === 'STOPPED', 20_000);
    const jobs = await eventually(async () => {
      const { jobs: all = [] } = await client.GetJobs();
      return all.length >= 2 && all.every(({ status }) => status === 'SUCCEEDED') ? all : null;
    }, 30_000);
    expect(jobs).to.have.length(2);
    expect(jobs.map((job) => (job as { scheduleId?: string }).scheduleId)).to.deep.equal([made.id, made.id]);
    const fires = await service.sql<{ outcome: string; request_id: string }>('select outcome, request_id from schedule_fire');
    expect(fires.map(({ request_id: id }) => id)).to.have.members(jobs.map(({ id }) => id));
    expect(Object.keys(await service.folder('333', 'out-1'))).to.have.length(2);
  });

  it('is listed, filtered, stopped, started and removed', async () => {
    const { id } = await client.PostSchedule({ ...parameters, modelId: 'm-long', scheduleString: yearly });
    const filter = JSON.stringify({ modelId: 'm-long', status: { eq: 'RUNNING' }, scheduleString: { startsWith: '0 15' } });
    const list = await client.GetSchedules({ pageNumber: 0, pageSize: 10, filter });
    expect(list.schedules?.map((one) => one.id)).to.deep.equal([id]);
    expect(list.page).to.include({ number: 0, size: 10, totalPages: 1, totalElements: 1 });
    expect((await client.GetSchedules()).schedules).to.have.length(2);
    expect(await client.StopSchedule(id!)).to.include({ id, status: 'STOPPED' });
    expect(await client.StartSchedule(id!)).to.include({ id, status: 'RUNNING' });
    await client.DeleteSchedule(id!);
    expect(await refusalOf(client.GetSchedule(id!))).to.include('There is no schedule with this id.');
  });

  it('another tenant sees nothing of it, and cannot touch it', async () => {
    const { id } = await client.PostSchedule({ ...parameters, scheduleString: yearly });
    const other = vendorClient(service.url, 'other');
    expect((await other.GetSchedules()).schedules).to.deep.equal([]);
    for (const call of [() => other.GetSchedule(id!), () => other.StopSchedule(id!), () => other.DeleteSchedule(id!)])
      expect(await refusalOf(call())).to.include('Not Found');
    expect((await client.GetSchedule(id!)).status).to.equal('RUNNING');
  });

  it('what cannot fire, or names what is not there, is not kept: every problem at once', async () => {
    const problem = await refusalOf(client.PostSchedule({ ...parameters, modelId: 'nowhere', scheduleString: '0 0 0 31 2 ?' }));
    expect(problem).to.include('never fires').and.include('nowhere');
    expect(await refusalOf(client.PostSchedule({ ...parameters, scheduleString: '0 15 10 * *' }))).to.include('5 fields');
  });

  it('a tenant has so many schedules and no more', async () => {
    const left = 4 - ((await client.GetSchedules()).page?.totalElements ?? 0);
    for (let more = 0; more < left; more += 1) await client.PostSchedule({ ...parameters, scheduleString: yearly });
    expect(await refusalOf(client.PostSchedule({ ...parameters, scheduleString: yearly }))).to.include('as many as it may have');
  });
});
