// A model that is trained again on a schedule, from beginning to end, by the very calls and files that docs/job-manager-api.md shows.
import { readFileSync } from 'node:fs';
import type { JobManagerClient, JobManagerModels } from '@mindconnect/mindconnect-nodejs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { eventually } from '../support/eventually.js';
import { jobService, type JobService } from './service.js';
import { vendorClient } from './vendor-client.js';

const [, section = ''] = readFileSync('docs/job-manager-api.md', 'utf8').split('## From beginning to end');
const blocks = (language: string): readonly unknown[] =>
  [...(section.split('\n## ')[0] ?? '').matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']): unknown => parse(text),
  );
const [declared, registered] = blocks('yaml') as [{ jobs: object }, { tenants: object }];
const [asked, filter, newest] = blocks('json') as [JobManagerModels.ScheduleParameters, object, Record<string, string>];

interface Outputs {
  readonly items: readonly Readonly<Record<string, string>>[];
}

describe('a model that is trained again', function () {
  this.timeout(60_000);
  let service: JobService;
  let client: JobManagerClient;

  before(async () => {
    service = await jobService({ schedule_interval_min_seconds: 1 }, { ...declared, ...registered });
    client = vendorClient(service.url, '333');
    await service.put('333', 'readings/monday.csv', 'a,10\nb,20\n');
    await service.put('333', 'detectors/.keep', '');
  });
  after(() => service.stop());

  const outputsOf = async (tenant: string) => {
    const path = `/v1/outputs?tenant_id=${tenant}&job_id=train-detector`;
    const answer = await fetch(service.url + path, { signal: AbortSignal.timeout(10_000) });
    return (await answer.json()) as Outputs;
  };

  it('is asked for once, as it is written, and comes on Sundays at two by the clock of its zone', async () => {
    const { id } = await client.PostSchedule(asked);
    const { nextExecution } = (await client.GetSchedule(id!)) as { nextExecution?: string };
    const local = { timeZone: 'Europe/Dublin', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    expect(new Intl.DateTimeFormat('en', local).format(new Date(nextExecution!))).to.equal('Sun 02:00');
    await client.DeleteSchedule(id!);
  });

  it('is trained with what is in its folder at each fire, leaves its files in the other, and the newest is found by its job', async () => {
    const often = { ...asked, scheduleString: '* * * * * ?', maximumExecutionTime: 2 };
    await client.PostSchedule(often);
    const trained = await eventually(async () => {
      const { jobs = [] } = await client.GetJobs({ filter: JSON.stringify(filter) });
      return jobs.length === 2 ? jobs : null;
    }, 40_000);
    for (const { message } of trained) expect(message).to.include('Detector trained.').and.include('Results stored');
    const files = await service.folder('333', 'detectors');
    for (const { id } of trained) {
      expect(JSON.parse(files[`${id}/detector.json`] ?? '')).to.deep.equal({ usual: 15 });
      expect(files[`${id}/outputs.json`]).to.include(`models:/detector/${id}`);
    }
    const found = (await outputsOf('333')).items.filter(({ kind }) => kind === 'models');
    expect(found.map(({ request_id: id }) => id)).to.have.members(trained.map(({ id }) => id));
    const [first, second] = found;
    expect(Date.parse(first?.['recorded'] ?? '')).to.be.at.least(Date.parse(second?.['recorded'] ?? ''));
    const id = first?.['request_id'] ?? '';
    expect(first).to.include({ ...newest, request_id: id, uri: `models:/detector/${id}` });
    expect((await outputsOf('other')).items).to.deep.equal([]);
  });
});
