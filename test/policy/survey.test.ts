import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { compiled, policyText } from './policies.js';

function surveyed(rules: readonly string[]): string[] {
  const answer = compiled(policyText({ rules: rules.join('\n') }));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.survey().map(({ line, message }) => `${line} ${message.replace(/\d+ generated/, 'n generated')}`);
}

const rule = (name: string, when: string) => `- { name: ${name}, case: clusters-busy, when: '${when}', then: [enqueue] }`;
const warning = 'in all n generated situations in which this holds, a rule above it answers first: should it be higher?';

describe('what generated facts show of a policy', () => {
  it('a rule that several above it cover together is never reached', () => {
    const rules = [
      rule('low', 'request.priority < 50'),
      rule('high', 'request.priority > 60'),
      rule('middle', 'request.priority >= 50 && request.priority <= 60'),
      rule('late', 'request.tenant_id == "333" && pool.can_grow'),
    ];
    expect(surveyed(rules)).to.deep.equal([`8 ${warning}`]);
  });

  it('nothing is said of a rule that is reached by one tenant at one priority only', () => {
    const rules = [
      rule('others', 'request.tenant_id != "333" || request.priority != 77'),
      rule('one', 'request.priority == 77 && request.waited_seconds > 600'),
      rule('rest of one', 'request.tenant_id == "333"'),
    ];
    expect(surveyed(rules)).to.deep.equal([]);
  });

  it('nothing is said of a rule whose condition the facts do not meet', () => {
    const pattern = 'request.user_id.matches("^[a-f]{7}$")';
    const rules = [rule('low', 'request.priority < 90'), rule('high', 'request.priority >= 90 && pool.can_grow')];
    expect(surveyed([rule('rare', `${pattern} && request.priority < 80`), ...rules])).to.deep.equal([]);
    expect(surveyed([...rules, rule('rare', pattern)])).to.deep.equal([]);
  });

  const blind = [
    '!("gold" in tenant.groups)',
    '!in_window("22:00", "06:00")',
    'in_window("12:00", "23:00", "Asia/Tokyo")',
    '!request.operation_name.startsWith("bulk-")',
    '!request.pos_id.matches("[05]$")',
    'calendar.date < "2026-04-01"',
    'job.foreign_runs <= tenant.live_runs',
  ];
  for (const above of blind)
    it(`nothing is said of a rule below one that was the same in all generated facts: ${above}`, () => {
      expect(surveyed([rule('above', above), rule('below', 'request.priority >= 80')])).to.deep.equal([]);
    });

  it('nothing is said where what the rule itself asks for was the same in all generated facts', () => {
    const own = '(request.operation_name.startsWith("bulk-") ? request.priority > 20 : request.priority >= 90)';
    expect(surveyed([rule('high', 'request.priority >= 80'), rule('bulk', own)])).to.deep.equal([]);
  });

  it('what is proved of a rule is not said again', () => {
    const text = policyText({
      settings: '{ high: 80 }',
      rules: [rule('above', 'request.priority >= settings.high'), rule('below', 'request.priority >= 90 && pool.can_grow')].join(
        '\n',
      ),
    });
    const answer = compiled(text);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect([answer.warnings.length, answer.survey().length]).to.deep.equal([1, 0]);
  });

  it('nothing is said of the policy of the house, each time the same', () => {
    const answer = compiled(readFileSync('policies/default.yaml', 'utf8'));
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect([answer.warnings, answer.survey(), answer.survey()]).to.deep.equal([[], [], []]);
  });
});
