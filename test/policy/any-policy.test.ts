import { expect } from 'chai';
import fc from 'fast-check';
import { decide } from '../../src/core/deciding/decision.js';
import { cases, poolCases, type Case } from '../../src/core/policy.js';
import { poolCondition, wholeCondition } from './any-condition.js';
import { compiled, policyText } from './policies.js';
import { anyFacts } from './scenes.js';

const isPoolCase = (name: Case) => poolCases.some((one) => one === name);

/** What the library does not know, or knows otherwise. */
const ownWords = fc.constantFrom(
  'in_window("22:00", "06:00") || in_window("09:00", "17:30", "America/New_York")',
  'request.waited_seconds > duration("1h30m") && !calendar.holiday',
  'request.operation_name.matches("^(a|b)+$") || request.tenant_id.matches("3{2,}")',
  'time_of_day("Asia/Tokyo") < "12:00" && weekday("UTC") > 3',
  'request.priority > settings.most && settings.on',
  'request.tenant_id in settings.who || "a" in tenant.groups',
);

function anyRule(index: number): fc.Arbitrary<string> {
  return fc.constantFrom(...cases).chain((name) =>
    fc
      .tuple(
        fc.oneof({ weight: 2, arbitrary: isPoolCase(name) ? poolCondition : wholeCondition }, { weight: 1, arbitrary: ownWords }),
        fc.constantFrom('run-now', 'enqueue', 'reject', 'expire').filter((lead) => mayLead(name, lead)),
        fc.subarray(isPoolCase(name) ? ['start-cluster', 'notify'] : ['notify', '{ alert-sre: { severity: info } }']),
      )
      .map(
        ([when, lead, effects]) =>
          `- { name: r${index}, case: ${name}, when: '${when}', then: [${[...effects, lead].join(', ')}] }`,
      ),
  );
}

function mayLead(name: Case, lead: string): boolean {
  if (lead === 'run-now') return name === 'capacity-available' || name === 'clusters-busy';
  return lead !== 'enqueue' || name !== 'expired';
}

const anyOverride = fc
  .tuple(
    fc.constantFrom("tenant: '333'", 'group: [a, b]', "job: ['175', a]", 'cluster_type: business'),
    fc.constantFrom('most: 0', 'most: 80, on: false', 'who: [a]'),
  )
  .map(([whom, values]) => `  - { ${whom}, settings: { ${values} } }`);

const anyMaintenance = fc.constantFrom(
  undefined,
  undefined,
  '{ message: soon }',
  '{ on: false, message: soon }',
  '{ message: soon, pools: [passive] }',
);

const anyPolicy = fc
  .record({
    routes: fc.array(wholeCondition, { maxLength: 3 }),
    rules: fc
      .integer({ min: 0, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyRule(index)))),
    overrides: fc.array(anyOverride, { minLength: 1, maxLength: 3 }),
    maintenance: anyMaintenance,
  })
  .map(({ routes, rules, overrides, maintenance }) => {
    const lines = routes.map((when, index) => `- { name: p${index}, when: '${when}', pools: [passive], borrow: [active] }`);
    return policyText({
      settings: '{ most: 50, on: true, who: ["333"] }',
      overrides: overrides.join('\n'),
      ...(maintenance === undefined ? {} : { maintenance }),
      ...(lines.length === 0 ? {} : { routes: lines.join('\n') }),
      ...(rules.length === 0 ? {} : { rules: rules.join('\n') }),
    });
  });

describe('any policy that compiles', () => {
  it('gives any facts exactly one outcome, the same each time, and never throws nor fails inside', () => {
    const outcomes = new Set<string>();
    let accepted = 0;
    fc.assert(
      fc.property(anyPolicy, fc.array(anyFacts, { minLength: 5, maxLength: 20, size: 'max' }), (text, scenes) => {
        const troubles: string[] = [];
        const answer = compiled(text, { onTrouble: (trouble) => void troubles.push(trouble) });
        if (!answer.ok) {
          // Conditions that say nothing are refused, and nothing else is wrong with these.
          const said = answer.problems.filter(
            ({ message }) =>
              !/^this (?:condition (?:never|always) holds|rule is never reached|route is never reached)/.test(message),
          );
          expect(said, text).to.deep.equal([]);
          return;
        }
        accepted += 1;
        for (const facts of scenes) {
          const decision = decide(facts, answer.policy);
          expect(decision.outcome.kind).to.be.oneOf(['run', 'wait', 'reject', 'expire']);
          expect(decision.rule).not.to.equal('(none)');
          expect(decide(structuredClone(facts), answer.policy)).to.deep.equal(decision);
          outcomes.add(`${decision.case} ${decision.outcome.kind}`);
        }
        expect(troubles).to.deep.equal([]);
      }),
      { numRuns: 150 },
    );
    expect(accepted).to.be.above(40);
    expect(outcomes.size, [...outcomes].join(', ')).to.be.above(8);
  });

  it('is refused or accepted, never thrown at, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...policyText().split(/(?<=[\s,:[\]{}])/),
      'when: ',
      "'",
      '"',
      '\\',
      '&',
      '*a',
      '!x',
      '|',
      '>',
      '- ',
      '\t',
      '\u0000',
      '😀',
      '__proto__: ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60, size: 'max' }), (parts) => {
        const answer = compiled(parts.join(''));
        if (answer.ok) return;
        expect(answer.problems).not.to.be.empty;
        for (const { line, column } of answer.problems) expect(Math.min(line, column)).to.be.at.least(1);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused or accepted, never thrown at, whatever the condition', () => {
    const pieces = fc.constantFrom(
      'request',
      '.',
      'priority',
      '80',
      '1e400',
      '9'.repeat(30),
      '0x',
      '"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '&&',
      '||',
      '!',
      '?',
      ':',
      ' in ',
      '=',
      '-',
      '%',
      'b"a"',
      '1u',
      '.all(x, ',
      'cel.bind(x, 1, ',
      'type(',
      '😀',
      '//',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25, size: 'max' }), (parts) => {
        const rules = `- { name: asked, case: no-pool, when: ${JSON.stringify(parts.join(''))}, then: [reject] }`;
        const answer = compiled(policyText({ rules }));
        if (!answer.ok) for (const { line } of answer.problems) expect(line).to.equal(5);
      }),
      { numRuns: 600 },
    );
  });
});
