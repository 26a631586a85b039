import { expect } from 'chai';
import { fireRequest, templateProblems } from '../../src/core/schedules/fire-request.js';
import { readRequestSchedule } from '../../src/core/schedules/request-schedule.js';
import { aTemplate } from '../support/job-requests.js';

const template = aTemplate({
  operation: { notebook_params: { day: '{fire_date}', before: 'of {day_before} {other}', literal: '{"a":1}', count: '3' } },
});
const at = Date.parse('2026-01-01T02:30:00Z');
const parametersOf = (request: object) =>
  (request as typeof template & { job: { job_context: { job_operation: object } } }).job.job_context.job_operation;

describe('a fire as a job request', () => {
  it('has an identity of its own and the instant of the fire, and is the same whoever makes it', () => {
    const fire = { scheduleId: 's-1', timeZone: 'UTC', at };
    const request = fireRequest(template, fire);
    expect(request).to.deep.include({
      ...{ correlation_id: 'schedule:s-1:2026-01-01T02:30:00.000Z', created_time: at, user_id: template.user_id },
    });
    expect(JSON.stringify(fireRequest(structuredClone(template), fire))).to.equal(JSON.stringify(request));
  });

  it('is filled in with dates of the zone of its schedule; what is no name of ours stays', () => {
    const request = fireRequest(template, { scheduleId: 's-1', timeZone: 'America/New_York', at });
    expect(parametersOf(request)).to.deep.include({
      notebook_params: { day: '2025-12-31', before: 'of 2025-12-30 {other}', literal: '{"a":1}', count: '3' },
    });
    const list = { job: { job_context: { job_operation: { python_params: ['{fire_at}', '{fire_time}', '{schedule_id}'] } } } };
    expect(parametersOf(fireRequest(list, { scheduleId: 's-1', timeZone: 'Asia/Kolkata', at }))).to.deep.equal({
      python_params: ['2026-01-01T02:30:00.000Z', '08:00', 's-1'],
    });
  });

  it('leaves parameters that are no texts as they came, for the door to refuse', () => {
    for (const parameters of [null, 7, 'a', { a: 1, b: null }, [1, null]]) {
      const operation = { python_params: parameters };
      const wrong = { job: { job_context: { job_operation: operation } } };
      expect(parametersOf(fireRequest(wrong, { scheduleId: 's-1', timeZone: 'UTC', at }))).to.deep.equal(operation);
    }
    for (const operation of [null, 7]) {
      const wrong = { job: { job_context: { job_operation: operation } } };
      expect(templateProblems(wrong)).to.deep.equal([]);
    }
  });

  it('may not have an identity beforehand, nor name what nothing is called', () => {
    expect(templateProblems({ ...template, created_time: 1 })).to.deep.equal([
      { path: 'created_time', message: 'must be left out: each fire gets its own' },
      {
        path: 'job.job_context.job_operation.notebook_params.before',
        message: 'nothing is called {other}; there are: {fire_at} {fire_date} {fire_time} {day_before} {schedule_id}',
      },
    ]);
  });
});

describe('a schedule of job requests, as it is asked for', () => {
  const body = { name: 'nightly', cron: '0 0 2 * * ?', time_zone: 'Europe/Dublin', request: template };

  it('needs a name, a cron expression, a zone and a request; all else has its default', () => {
    expect(readRequestSchedule(body)).to.deep.equal({
      ok: true,
      value: {
        ...{ name: 'nightly', scheduleString: '0 0 2 * * ?', timeZone: 'Europe/Dublin' },
        ...{ startsAt: null, endsAt: null, executionsMax: null, asksFor: { kind: 'request', request: template } },
      },
    });
  });

  it('is refused with every problem at its path', () => {
    const read = readRequestSchedule({ name: '', starts_at: 'soon', executions_max: 0, request: [], timeZone: 'UTC' });
    expect(read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`)).to.deep.equal([
      'name: must not be empty',
      'cron: is required',
      'time_zone: is required',
      'starts_at: must be epoch milliseconds or ISO 8601 with a zone',
      'executions_max: must be a whole number from 1 to 1000000',
      'request: must be a job request',
      'timeZone: is unknown',
    ]);
    const ends = readRequestSchedule({ ...body, starts_at: '2026-01-02T00:00:00Z', ends_at: '2026-01-01T00:00:00Z' });
    expect(ends.ok ? [] : ends.problems).to.deep.equal([{ path: 'ends_at', message: 'must not be before starts_at' }]);
    const instant = readRequestSchedule({ ...body, starts_at: '2026-01-01T00:00:00Z', ends_at: '2026-01-01T00:00:00Z' });
    const newYear = Date.UTC(2026, 0, 1);
    expect(instant.ok && [instant.value.startsAt, instant.value.endsAt]).to.deep.equal([newYear, newYear]);
    const open = readRequestSchedule({ ...body, ends_at: '1970-01-01T00:00:01Z' });
    expect(open.ok && open.value.startsAt, 'only an end').to.equal(null);
    const both = readRequestSchedule({ ...body, template: { name: 'nightly' } });
    expect(both.ok ? [] : both.problems).to.deep.equal([
      { path: 'template', message: 'must be left out: a request is said already' },
    ]);
    expect(readRequestSchedule(null)).to.deep.equal({
      ok: false,
      problems: [{ path: '', message: 'must be an object, but is null' }],
    });
  });
});
