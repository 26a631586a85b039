import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { describeApi } from '../../src/adapters/http/describe-api.js';
import { fireRequest, templateProblems } from '../../src/core/schedules/fire-request.js';
import { readJobRequest } from '../../src/core/job-request.js';
import { readRequestSchedule, RequestScheduleBody } from '../../src/core/schedules/request-schedule.js';

describe('docs: schedules', () => {
  let text = '';

  before(async () => (text = await readFile('docs/schedules.md', 'utf8')));

  it('its example is a schedule that fires, and whose fires are job requests', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
    const read = readRequestSchedule(JSON.parse(example));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { scheduleString, timeZone, asksFor } = read.value;
    if (asksFor.kind !== 'request') throw new Error('it names a template');
    const { request } = asksFor;
    expect(quartzTimes.read(scheduleString, timeZone).ok).to.equal(true);
    expect(templateProblems(request)).to.deep.equal([]);
    expect(readJobRequest(fireRequest(request, { scheduleId: 's', timeZone, at: 0 }))).to.have.property('ok', true);
  });

  it('names every field of a schedule, and every call there is', async () => {
    for (const field of Object.keys(RequestScheduleBody.shape)) expect(text).to.contain(`\`${field}\``);
    const { paths } = (await describeApi('0.0.0')) as { paths: Record<string, object> };
    const told = Object.keys(paths).filter((path) => path.startsWith('/v1/schedules'));
    expect(told).to.have.length(4);
    for (const path of told) expect(text).to.contain(path.replace(/\/stop$/, ''));
  });
});
