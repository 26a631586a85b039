// Jobs through the vendor's own client, against the whole service: PostgreSQL, the embedded engine, folders on disk.
import type { JobManagerClient, JobManagerModels } from '@mindconnect/mindconnect-nodejs';
import { expect } from 'chai';
import { eventually } from '../support/eventually.js';
import { jobService, type JobService } from './service.js';
import { vendorClient } from './vendor-client.js';

type Job = JobManagerModels.Job & {
  configurationId?: string;
  maximumExecutionTimeInSeconds?: string;
  steps?: { state: string }[];
};

const parameters = { modelId: 'm-report', configurationId: 'c-1', inputFolderId: 'in-1', outputFolderId: 'out-1' };

describe('the vendor’s client, jobs', function () {
  this.timeout(60_000);
  let service: JobService;
  let client: JobManagerClient;

  before(async () => {
    service = await jobService();
    client = vendorClient(service.url, '333');
  });
  after(() => service.stop());

  const jobIn = (status: string, id: string) =>
    eventually(async () => {
      const job: Job = await client.GetJob(id);
      if (job.status !== status) throw new Error(`it is ${job.status}: ${job.message}`);
      return job;
    }, 30_000);

  it('a job is made with what it was asked with, runs, and leaves its results in the output folder', async () => {
    const made: Job = await client.PostJob({ ...parameters, maximumExecutionTimeInSeconds: '7200' });
    expect(made).to.include({
      ...parameters,
      status: 'SUBMITTED',
      message: '',
      createdBy: '333',
      maximumExecutionTimeInSeconds: '7200',
    });
    expect(made.creationDate).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const done = await jobIn('SUCCEEDED', made.id!);
    expect(done.message).to.include('Notebook execution finished.').and.include('Results stored: 1.');
    expect(done.steps?.map(({ state }) => state)).to.deep.equal(['done', 'done', 'done', 'done', 'done']);
    expect(done.environmentId).to.equal('active');
    const files = await service.folder('333', 'out-1');
    // It was handed the folder with its input.
    expect(files[`${made.id}/report.csv`]).to.match(/^file:\/\/.*\/333\/in-1\n$/);
  });

  it('a job that fails is FAILED with the step, and its cause in brackets', async () => {
    const { id } = await client.PostJob({ ...parameters, modelId: 'm-broken' });
    const failed = await jobIn('FAILED', id!);
    expect(failed.message).to.match(/^Error while executing notebook\. \(.*column amount is missing/);
  });

  it('a stopped job is STOPPING, then STOPPED, and keeps what it had by then', async () => {
    const { id } = await client.PostJob({ ...parameters, modelId: 'm-long' });
    expect((await jobIn('RUNNING', id!)).message).to.equal('Started notebook execution.');
    expect(await client.StopJob(id!)).to.include({ id, status: 'STOPPING' });
    expect((await jobIn('STOPPED', id!)).message).to.equal('Stopped. Results stored: 1.');
    expect((await service.folder('333', 'out-1'))[`${id}/partial.csv`]).to.equal('partial\n');
  });

  it('the time of a job is the time of its execution: over it, it is stopped and FAILED', async () => {
    const { id } = await client.PostJob({ ...parameters, modelId: 'm-long', maximumExecutionTimeInSeconds: '1' });
    expect((await jobIn('FAILED', id!)).message).to.include('maximum execution time');
  });

  it('a list is filtered as its users know it, newest first, in both envelopes', async () => {
    const filter = JSON.stringify({
      status: { or: { eq: 'STOPPED', in: ['FAILED'] } },
      creationDate: { after: '2018-06-23T20:09:00' },
    });
    const list = (await client.GetJobs({ pageNumber: 0, pageSize: 2, filter })) as JobManagerModels.JobList &
      Record<string, unknown>;
    expect(list).to.include({
      totalElements: 3,
      totalPages: 2,
      size: 2,
      number: 0,
      numberOfElements: 2,
      first: true,
      last: false,
      sort: null,
    });
    expect(list.content).to.deep.equal(list.jobs);
    expect(list.page).to.deep.equal({ number: 0, size: 2, totalPages: 2, totalElements: 3 });
    expect(list.jobs?.map(({ modelId }) => modelId)).to.deep.equal(['m-long', 'm-long']);
    expect(list.jobs?.map((job) => (job as { jobId?: string }).jobId)).to.deep.equal(list.jobs?.map(({ id }) => id));
    const broken = await client.GetJobs({ filter: JSON.stringify({ modelId: 'm-broken', message: { contains: 'amount' } }) });
    expect(broken.jobs).to.have.length(1);
    expect((await client.GetJobs()).jobs).to.have.length(4);
  });

  it('another tenant sees nothing of it, and cannot stop it', async () => {
    const { id } = (await client.GetJobs()).jobs![0]!;
    const other = vendorClient(service.url, 'other');
    expect((await other.GetJobs()).jobs).to.deep.equal([]);
    for (const call of [() => other.GetJob(id!), () => other.StopJob(id!)]) {
      const problem = await call().then(
        () => '',
        (error: unknown) => String(error),
      );
      expect(problem).to.include('Not Found').and.include('There is no job with this id.');
    }
  });

  it('what is not there, or is another tenant’s, is refused before anything is stored: every problem at once', async () => {
    const wrong = { modelId: 'm-others', configurationId: 'c-others', inputFolderId: 'nowhere', outputFolderId: 'out-others' };
    const before = await service.sql('select 1 from request');
    const problem = await client.PostJob(wrong).then(
      () => '',
      (error: unknown) => String(error),
    );
    for (const part of ['Bad Request', ...Object.values(wrong), '"logref"']) expect(problem).to.include(part);
    expect(await service.sql('select 1 from request')).to.have.length(before.length);
  });
});
