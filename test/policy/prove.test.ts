import { expect } from 'chai';
import fc from 'fast-check';
import type { Facts } from '../../src/core/deciding/facts.js';
import type { Condition } from '../../src/core/policy.js';
import { conditionCompiler } from '../../src/policy/conditions/condition.js';
import { effortOfFile } from '../../src/policy/proofs/alternatives.js';
import { termsOf } from '../../src/policy/proofs/terms.js';
import { compiled, policyText } from './policies.js';
import { poolCondition } from './any-condition.js';
import { anyFacts } from './scenes.js';

interface Told {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const settings = '{ high: 80, never: 101, on: false, tenants: ["333", "444"] }';

function told(rules: string, routes?: string): Told {
  const answer = compiled(policyText({ settings, rules, ...(routes === undefined ? {} : { routes }) }));
  const words = ({ line, column, message }: { line: number; column: number; message: string }) => `${line}:${column} ${message}`;
  return answer.ok ? { errors: [], warnings: answer.warnings.map(words) } : { errors: answer.problems.map(words), warnings: [] };
}

const rule = (when: string, situation = 'clusters-busy', name = 'one') =>
  `- { name: ${name}, case: ${situation}, when: '${when}', then: [enqueue] }`;

const never = [
  'request.priority > 100',
  'request.priority > 90 && request.priority < 20',
  'request.priority > 79 && request.priority < 80',
  'request.tenant_id == "333" && request.tenant_id == "444"',
  'request.tenant_id in ["333"] && request.tenant_id != "333"',
  'pool.own_compute && !pool.own_compute',
  '100 < request.priority',
  '79 < request.priority && 80 > request.priority',
  'request.priority >= 49.5 && request.priority <= 50.9 && request.priority != 50',
  'request.priority >= 50 && request.priority <= 51 && request.priority != 50 && request.priority != 51',
  'pool.occupancy < 1.5 && pool.occupancy >= 1.5',
  'request.job_id.startsWith("a") && !request.job_id.startsWith("a")',
  'pool.has_room',
  'request.expired || !engine.reachable',
  'calendar.weekday == 8',
  'request.priority in [101, 102]',
  'job.live_runs < 0',
  '(request.priority > 50 ? request.priority < 50 : request.priority > 60)',
  'request.waited_seconds > duration("10m") && request.waited_seconds < 300',
  'pool.has_room in [true]',
  'pool.own_compute in [false] && pool.own_compute',
  'pool.own_compute < false',
];

const always = [
  'request.priority >= 0',
  'pool.own_compute || !pool.own_compute',
  'request.priority >= 50 || request.priority < 60',
  'request.tenant_id != "333" || request.tenant_id != "444"',
  'job.declared',
  'pool.own_compute in [true, false]',
  'pool.own_compute <= true',
  'pool.has_room in [false]',
];

/** A condition, and one made with it that asks for it and for its opposite; none is longer than a condition may be. */
const oneAndNever = fc
  .tuple(poolCondition, poolCondition)
  .map(([one, other]) => ({ one, never: `(${one}) && (${other}) && !(${one})` }))
  .filter(({ never: text }) => text.length <= 2_000);

const fine = [
  'pool.occupancy > 1 && pool.occupancy < 2',
  'pool.occupancy != 0 && pool.occupancy != 1 && pool.occupancy < 1',
  'request.priority != 50',
  '80 <= request.priority',
  '20 > request.priority',
  'request.priority >= 50 && request.priority <= 52 && request.priority != 50 && request.priority != 51',
  'tenant.groups == ["a"] || tenant.groups == ["b"]',
  '"a" in tenant.groups && "b" in tenant.groups',
  'calendar.date >= "2026-03-01" && calendar.date < "2026-04-01"',
  'request.waited_seconds > duration("10m") && in_window("22:00", "06:00")',
  'request.priority + 1 > 200',
  '["a", "b"].exists(x, request.job_id == x)',
  'pool.own_compute in [true]',
  'pool.own_compute <= false',
  'pool.own_compute in [true] && pool.own_compute',
];

describe('what is proved of the conditions of a policy', () => {
  for (const when of never)
    it(`never holds: ${when}`, () => expect(told(rule(when)).errors).to.deep.equal(['6:45 this condition never holds here']));
  for (const when of always)
    it(`always holds: ${when}`, () =>
      expect(told(rule(when)).errors).to.deep.equal([`6:45 this condition always holds here: leave \`when\` out`]));
  for (const when of fine)
    it(`says nothing of: ${when}`, () => expect(told(rule(when))).to.deep.equal({ errors: [], warnings: [] }));

  it('a rule that another above it covers is never reached', () => {
    const rules = [rule('request.priority >= 50'), rule('request.priority >= 80 && pool.can_grow', 'clusters-busy', 'two')];
    expect(told(rules.join('\n')).errors).to.deep.equal([
      '7:45 this rule is never reached: wherever it holds, "one" above it holds too',
    ]);
  });

  it('a rule that is covered in one of its cases is reached in the other', () => {
    const rules = [rule('request.priority >= 50'), rule('request.priority >= 80', '[clusters-busy, no-cluster]', 'two')];
    expect(told(rules.join('\n'))).to.deep.equal({ errors: [], warnings: [] });
  });

  it('a route that another above it covers is never taken', () => {
    const routes = ['80', '90'].map(
      (priority) => `- { name: from ${priority}, when: request.priority >= ${priority}, pools: [active] }`,
    );
    expect(told(rule('pool.can_grow'), routes.join('\n')).errors).to.deep.equal([
      '5:28 this route is never reached: wherever it holds, "from 80" above it holds too',
    ]);
  });

  it('what depends on a number of the settings is a warning, and what they switch off is none', () => {
    expect(told(rule('request.priority >= settings.never'))).to.deep.equal({
      errors: [],
      warnings: ['6:45 this condition never holds here with these settings'],
    });
    for (const when of ['settings.on', 'settings.on && pool.can_grow', '!settings.on', '!settings.on || pool.can_grow'])
      expect(told(rule(when)), when).to.deep.equal({ errors: [], warnings: [] });
  });

  it('is a warning too where the settings are those of the rule above it', () => {
    const rules = [rule('request.priority >= settings.high'), rule('request.priority >= 90', 'clusters-busy', 'two')];
    expect(told(rules.join('\n'))).to.deep.equal({
      errors: [],
      warnings: ['7:45 this rule is never reached with these settings: wherever it holds, "one" above it holds too'],
    });
  });

  it('is so: no facts at all make a condition hold that was proved never to, nor fail one that was proved to hold', () => {
    const compiler = conditionCompiler({ usual: {}, overrides: [] }, () => undefined);
    let proofs = 0;
    fc.assert(
      fc.property(oneAndNever, fc.array(anyFacts, { minLength: 10, maxLength: 10 }), (texts, scenes) => {
        const [first, both] = [compiler.compile(texts.one, true), compiler.compile(texts.never, true)];
        if (!first.ok || !both.ok) throw new Error(texts.never);
        for (const { holds, tree } of [first.condition, both.condition]) {
          const known = { settings: compiler.settings, effort: { left: effortOfFile } };
          const [ever, fails] = [termsOf(tree, known), termsOf(tree, known, false)];
          const answers = scenes.flatMap((facts) => answerOn(counted(facts), holds));
          if (ever?.length === 0) expect(answers, tree.input).not.to.include(true);
          if (fails?.length === 0) expect(answers, tree.input).not.to.include(false);
          if (ever?.length === 0) proofs += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(proofs).to.be.above(150);
  });
});

function answerOn(facts: Facts, holds: Condition): boolean[] {
  const [pool] = facts.pools;
  return pool === undefined || !natural(facts.request.priority, facts.calendar) ? [] : [holds({ facts, pool, borrowed: false })];
}

/** What is counted is whole. */
function counted(facts: Facts): Facts {
  const whole = (key: string, held: unknown): unknown =>
    typeof held === 'number' && !/^(?:occupancy|cores)$/.test(key) ? Math.floor(held) : held;
  return JSON.parse(JSON.stringify(facts, whole)) as Facts;
}

/** Facts of tests may be wilder than those of a request. */
function natural(priority: number, calendar: { hour: number; minute: number; weekday: number }): boolean {
  const { hour, minute, weekday } = calendar;
  return priority <= 100 && hour <= 23 && minute <= 59 && weekday >= 1 && weekday <= 7;
}
