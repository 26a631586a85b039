import { expect } from 'chai';
import { readRequestSchedule } from '../../src/core/schedules/request-schedule.js';
import { overridesAt } from '../../src/core/schedules/scheduled-run.js';

const when = { name: 'daily', cron: '0 0 3 * * ?', time_zone: 'Europe/Dublin' };

function asksFor(template: unknown): unknown {
  const read = readRequestSchedule({ ...when, template });
  return read.ok ? read.value.asksFor : read.problems.map(({ path }) => path);
}

describe('schedule: a run of a template', () => {
  it('is of the newest version with nothing overridden, of the tenant that is clear, where no more is said', () => {
    const run = { name: 'daily-sales', tenantId: null, version: null, overrides: {} };
    expect(asksFor({ name: 'daily-sales' })).to.deep.equal({ kind: 'template', run });
    const said = { name: 'daily-sales', tenant_id: '333', version: 2, overrides: { priority: 'high' } };
    expect(asksFor(said)).to.deep.equal({
      kind: 'template',
      run: { name: 'daily-sales', tenantId: '333', version: 2, overrides: { priority: 'high' } },
    });
  });

  it('is refused with each thing in it that is wrong, at its path', () => {
    const wrong = { name: 'no/name', tenant_id: '', version: 0, overrides: [], correlation_id: 'mine' };
    expect(asksFor(wrong)).to.have.members([
      ...['template.name', 'template.tenant_id', 'template.version', 'template.overrides', 'template.correlation_id'],
    ]);
  });

  it('a schedule asks for a request or for a template: never for both, nor for neither', () => {
    const problems = (body: object) => {
      const read = readRequestSchedule({ ...when, ...body });
      return read.ok ? [] : read.problems.map(({ path }) => path);
    };
    expect(problems({ request: {}, template: { name: 'daily-sales' } })).to.deep.equal(['template']);
    expect(problems({})).to.deep.equal(['request']);
    expect(problems({ request: {} })).to.deep.equal([]);
  });

  it('has the date of its fire in the parameters that it overrides, by the clock of the zone, and all else as it was said', () => {
    const overrides = {
      operation_name: '{fire_date}',
      priority: 80,
      notebook_params: { day: '{day_before}', at: '{fire_date} {fire_time}', of: '{schedule_id}' },
      python_params: ['{fire_at}', '{unknown}'],
    };
    // Half an hour before midnight in UTC is the next day in Dublin, in summer.
    const fire = { scheduleId: 's-1', timeZone: 'Europe/Dublin', at: Date.parse('2026-06-30T23:30:00Z') };
    expect(overridesAt(overrides, fire)).to.deep.equal({
      operation_name: '{fire_date}',
      priority: 80,
      notebook_params: { day: '2026-06-30', at: '2026-07-01 00:30', of: 's-1' },
      python_params: ['2026-06-30T23:30:00.000Z', '{unknown}'],
    });
  });
});
