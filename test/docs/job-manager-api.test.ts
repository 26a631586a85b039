import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { readFilter } from '../../src/core/model-jobs/list-filter.js';
import { jobStatuses } from '../../src/core/model-jobs/model-job.js';
import { readScheduleBody } from '../../src/core/schedules/schedule.js';
import { configurationRows } from './configuration-rows.js';
import { plain, tableRows } from './table.js';

const path = 'docs/job-manager-api.md';
const text = readFileSync(path, 'utf8');
const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);
const prefix = '/api/jobmanager/v3';

describe(path, () => {
  it('lists exactly the calls that there are, with their scopes', () => {
    const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, { description?: string }>>;
    };
    const served = Object.entries(document.paths).flatMap(([url, methods]) =>
      Object.entries(methods)
        .filter(() => url.startsWith(prefix))
        .map(
          ([method, { description = '' }]) =>
            `${method.toUpperCase()} ${url.slice(prefix.length)} ${description.match(/`(.*)`/)?.[1] ?? ''}`,
        ),
    );
    const told = tableRows(path, 'call').flatMap(([calls = '', , scope = '']) =>
      calls.split(', ').map((call) => `${plain(call).split('?')[0] ?? ''} ${plain(scope)}`),
    );
    expect(told.sort()).to.deep.equal(served.sort());
  });

  it('says of each status when it is', () => {
    expect(tableRows(path, 'status').map(([status = '']) => status)).to.have.members(jobStatuses);
  });

  it('names only settings that there are', () => {
    const known = new Set(configurationRows().map(({ key }) => key));
    const named = [...text.matchAll(/`((?:job_manager|process_engine)\.[a-z_.]+)`/g)].map(([, key = '']) => key);
    expect(named.length).to.be.above(8);
    expect(named.filter((key) => !known.has(key))).to.deep.equal([]);
  });

  it('shows a filter and a schedule that are accepted', () => {
    const fields = { message: 'text', status: 'status', creationDate: 'time', modelId: 'text' } as const;
    const filter = blocks.find((block) => block.includes('contains')) ?? '';
    expect(readFilter(filter, { fields, statuses: jobStatuses }).ok).to.equal(true);
    const schedule = readScheduleBody(JSON.parse(blocks.find((block) => block.includes('scheduleString')) ?? ''));
    if (!schedule.ok) throw new Error(JSON.stringify(schedule.problems));
    const { scheduleString, timeZone } = schedule.value;
    expect(quartzTimes.read(scheduleString, timeZone ?? 'UTC').ok).to.equal(true);
  });
});
