// What `policy check` tells of rules, against what the same rules then do: scenes are tried, and none may show a rule at work that is told never to be.
import { expect } from 'chai';
import fc from 'fast-check';
import { decide } from '../../src/core/deciding/decision.js';
import type { Facts } from '../../src/core/deciding/facts.js';
import type { Given } from '../../src/policy/examples/example-scene.js';
import { cases, poolCases, type Case, type Policy } from '../../src/core/policy.js';
import { conditionCompiler } from '../../src/policy/conditions/condition.js';
import { poolCondition, wholeCondition } from './any-condition.js';
import { compiled, policyOf, policyText } from './policies.js';
import { aScene } from './scenes.js';

interface AnyRule {
  readonly situation: Case;
  readonly when: string;
}

const isAboutPool = (situation: Case) => poolCases.some((one) => one === situation);

/** Without the cases that need the switch for maintenance. */
const anyRule = fc
  .constantFrom(...cases.filter((one) => !one.endsWith('maintenance')))
  .chain((situation) => (isAboutPool(situation) ? poolCondition : wholeCondition).map((when): AnyRule => ({ situation, when })));

/** Up to three, and one that the first of them covers. */
const anyRules = fc.tuple(anyRule, fc.array(anyRule, { maxLength: 2 })).map(([first, others]) => {
  const covered: AnyRule = { situation: first.situation, when: `(${first.when}) && request.priority != 7` };
  return [first, ...others, covered];
});

const few = fc.constantFrom(0, 1, 2, 50, 80, 81, 100);
const words = fc.constantFrom('', 'a', 'b', 'ba', '333', '175');

/** What a scene is made of besides its case. */
const anyGiven = fc.record({
  priority: few,
  waited: fc.constantFrom(0, 1, 80, 600, 601, 602),
  word: words,
  other: words,
  groups: fc.subarray(['a', '333', 'b']),
  flags: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  count: few,
});
type AnyGiven = typeof anyGiven extends fc.Arbitrary<infer Shape> ? Shape : never;

const up = { can_host: true, has_room: false, own_compute: false, cluster_id: 'a', starting: 0 };
const asleep = { ...up, cluster_id: '' };

/** What makes decide() come to each case; the cases of maintenance need the switch. */
const givens: Readonly<Partial<Record<Case, Given>>> = {
  expired: { request: { expired: true } },
  'too-early': { request: { too_early: true } },
  'engine-unreachable': { engine: { reachable: false } },
  'job-not-declared': { job: { declared: false } },
  'job-at-its-limit': { job: { live_runs: 2 } },
  'tenant-at-its-quota': { tenant: { live_runs: 1, runs_max: 1 } },
  'no-pool': inPools({ ...up, can_host: false }),
  'capacity-available': inPools({ ...up, has_room: true }),
  'clusters-busy': inPools(up),
  'cluster-starting': inPools({ ...asleep, starting: 1 }),
  'no-cluster': inPools(asleep),
};

function inPools(pool: typeof up): Given {
  return { pools: { active: pool, passive: pool } };
}

function sceneIn(situation: Case, { priority, waited, word, other, groups, flags, count }: AnyGiven): Facts {
  const [one = false, two = false] = flags;
  const given = givens[situation] ?? {};
  const pool = { ...given.pools?.['active'], can_grow: one, occupancy: count / 80, cluster: { cores: count } };
  return aScene({
    ...given,
    request: {
      ...{ priority, waited_seconds: waited, tenant_id: word, operation_name: other, job_id: word },
      ...given.request,
    },
    tenant: { groups, ...given.tenant },
    calendar: { holiday: two, hour: count % 24 },
    queue: { waiting: count },
    pools: { active: pool, passive: pool },
  });
}

const conditions = conditionCompiler({ usual: {}, overrides: [] }, () => undefined);

/** As the file would be if nothing were refused: these rules stand above those that answer every case. */
function policyWith(rules: readonly AnyRule[]): Policy {
  const house = policyOf(policyText());
  const made = rules.map(({ situation, when }, index) => {
    const read = conditions.compile(when, isAboutPool(situation));
    if (!read.ok) throw new Error(when);
    return { name: `r${index}`, case: situation, when: read.condition.holds, lead: 'wait' as const, effects: [] };
  });
  const answers = cases.map((one) => [one, [...made.filter((rule) => rule.case === one), ...house.rules[one]]] as const);
  return { ...house, rules: Object.fromEntries(answers) as Policy['rules'] };
}

describe('what a check tells of the rules of a policy', () => {
  it('is so: no facts let a rule answer that is told never to, nor fail one that is told always to hold', () => {
    const told = { never: 0, always: 0, reached: 0 };
    fc.assert(
      fc.property(anyRules, fc.array(anyGiven, { minLength: 40, maxLength: 40 }), (rules, givens) => {
        const lines = rules.map(({ situation, when }, index) => {
          const lead = situation === 'expired' ? 'expire' : 'enqueue';
          return `- { name: r${index}, case: ${situation}, when: '${when}', then: [${lead}] }`;
        });
        const answer = compiled(policyText({ rules: lines.join('\n') }));
        const said = answer.ok ? [...answer.warnings, ...answer.survey()] : answer.problems;
        // Names that the configuration does not have are told too.
        for (const { line, message } of said.filter((one) => /^this (?:condition|rule) |^in all /.test(one.message))) {
          const index = line - 5;
          const rule = rules[index];
          if (rule === undefined) throw new Error(`${line}: ${message}`);
          // Of one condition it is told by itself, of one that is never reached with those above it.
          const kind = /never holds/.test(message) ? 'never' : /always holds/.test(message) ? 'always' : 'reached';
          const policy = policyWith(kind === 'reached' ? rules.slice(0, index + 1) : [rule]);
          const mine = kind === 'reached' ? `r${index}` : 'r0';
          for (const given of givens) {
            const decision = decide(sceneIn(rule.situation, given), policy);
            expect(decision.case).to.equal(rule.situation);
            expect(decision.rule === mine, `${message}: ${lines.join('\n')}`).to.equal(kind === 'always');
          }
          told[kind] += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(told.never, told.always, told.reached), JSON.stringify(told)).to.be.above(0);
  });
});
