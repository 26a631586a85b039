import { expect } from 'chai';
import { patternTrouble } from '../../src/policy/conditions/linear-pattern.js';
import { runExamples } from '../../src/policy/examples/examples.js';
import { compiled, policyOf, policyText } from './policies.js';

/** Of the processor, so that a busy machine does not count; each took from six to sixty before there was a bound. */
const secondsMax = 5;

/** The answer within the bound, as the messages that it tells; `accepted` when there is none. */
function told(work: () => readonly string[]): string {
  const before = process.cpuUsage();
  const messages = work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6, 'seconds').to.be.below(secondsMax);
  return messages.length === 0 ? 'accepted' : messages.join('\n');
}

const messagesOf = (text: string, groupNames: readonly string[] = []) => {
  const answer = compiled(text, { groupNames });
  return answer.ok ? [] : answer.problems.map(({ message }) => message);
};

const many = (count: number, one: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);

const ofPool = '[clusters-busy, no-cluster, cluster-starting, pool-maintenance]';
const rules = (count: number, when: (index: number) => string) =>
  policyText({
    rules: many(count, (index) => `- { name: r${index}, case: ${ofPool}, when: '${when(index)}', then: [enqueue] }`),
  });
/** Holds always, which cannot be proved, and is not told of pool alone. */
const unproved = (index: number) =>
  index === 0
    ? 'request.waited_seconds * 1 >= 0'
    : `queue.waiting * 1 >= ${index} || queue.waiting in [${many(26, String, ', ')}]`;
const alternatives = (index: number) =>
  many(30, (one) => `request.priority == ${(index + one) % 100} && queue.waiting > ${index * 40 + one}`, ' || ');

const hostile: Record<string, readonly [text: string, said: RegExp]> = {
  'rules of another kind by the ten thousand': [
    policyText({ rules: '- 1\n'.repeat(40_000).trimEnd() }),
    /^at most 500 entries are allowed here, but there are 40003\nmust be a map/,
  ],
  'settings by the ten thousand': [
    policyText({ settings: `{ ${many(20_000, (index) => `a${index}: {}`, ', ')} }` }),
    /^there are at most 200 settings\n/,
  ],
  'overrides of thousands of settings that nobody has set': [
    policyText({
      settings: `{ ${many(190, (index) => `${'s'.repeat(40)}${index}: 1`, ', ')} }`,
      overrides: many(100, () => `  - { tenant: a, settings: { ${many(120, (index) => `${'t'.repeat(9)}${index}: 1`, ', ')} } }`),
    }),
    /^the file has no settings.ttttttttt0 to override/,
  ],
  'a pattern of repeats in every rule': [
    rules(100, (index) => `request.operation_name.matches("${'(ab|cd){1000}'.repeat(100)}${index}")`),
    /this pattern is too large: repeat less in it\nall patterns of a policy together may have at most 5000 characters/,
  ],
  'a pattern of all letters in every rule': [
    rules(100, (index) => `request.operation_name.matches("(?i)${'[a-\\\\x{10FFFF}]'.repeat(60)}${index}")`),
    /^all patterns of a policy together may have at most 5000 characters/,
  ],
  'hundreds of rules of which nothing can be proved': [rules(450, unproved), /^accepted$/],
  'conditions of many alternatives': [rules(70, alternatives), /^accepted$/],
};

describe('a policy that is made to take long', () => {
  for (const [what, [text, said]] of Object.entries(hostile))
    it(`is read in seconds, and told of: ${what}`, () => {
      expect(told(() => messagesOf(text))).to.match(said);
    });

  it('is surveyed in seconds: conditions of many alternatives, and rules that are never reached', () => {
    for (const text of [rules(70, alternatives), rules(450, unproved)]) {
      const answer = compiled(text);
      expect(answer.ok).to.equal(true);
      told(() => (answer.ok ? answer.survey().map(({ message }) => message) : []));
    }
  });

  it('has examples that are told of in seconds when all are wrong', () => {
    const policy = policyOf(policyText());
    const text = many(1_000, () => `- name: a\n  expect: { outcome: x }\n${many(20, (index) => `  k${index}: 1`)}`);
    const answer = (): readonly string[] => {
      const run = runExamples(policy, text, 'policies/test.test.yaml');
      return run.ok ? [] : run.problems.map(({ message }) => message);
    };
    expect(told(answer)).to.match(/^no value is called "x"/);
  });

  it('has no pattern that is too large, however its repeats are nested, and any that is not', () => {
    const tooLarge = 'this pattern is too large: repeat less in it';
    expect(patternTrouble('((a{10}){10}){10}')).to.equal(tooLarge);
    expect(patternTrouble('([ab]{2,30}x){20,}')).to.equal(tooLarge);
    for (const fine of [
      '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
      '(?i)^(bulk|batch)-\\d{1,6}$',
      '[{]{3}a\\{900}',
      '(a|b){0}c',
      '[]a]{9}',
    ])
      expect(patternTrouble(fine), fine).to.equal(null);
  });
});
