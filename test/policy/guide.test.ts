import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { isMap, isSeq, parse, parseDocument, type Document } from 'yaml';
import { cases, poolCases } from '../../src/core/policy.js';
import { effectNames, leads } from '../../src/policy/action.js';
import { loops } from '../../src/policy/conditions/condition-language.js';
import { preparedFunctions } from '../../src/policy/conditions/prepared-functions.js';
import { textMethods } from '../../src/policy/conditions/text-methods.js';
import { runExamples } from '../../src/policy/examples/examples.js';
import { explainProblems } from '../../src/policy/text/explain-problems.js';
import { compiled, policyOf } from './policies.js';
import { factTable } from '../../src/policy/conditions/fact-table.js';

const guide = readFileSync('docs/policies.md', 'utf8');
const house = readFileSync('policies/default.yaml', 'utf8');

const sectionOf = (title: string) => guide.split(/^## /m).find((section) => section.startsWith(title)) ?? '';
const blocksOf = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`yaml${kind}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);
const firstColumn = (section: string) => [...section.matchAll(/^\| `([^`:]+)/gm)].map(([, name = '']) => name.trim());

/** The house policy with the part above what it has, as a manager would put it. */
function withAbove(part: string): string {
  const document = parseDocument(house);
  const above = parse(part) as Record<string, unknown>;
  for (const [key, value] of Object.entries(above)) putAbove(document, key, value);
  return document.toString();
}

function putAbove(document: Document.Parsed, key: string, value: unknown): void {
  const there = document.get(key, true);
  if (isSeq(there) && Array.isArray(value)) there.items.unshift(...value.map((one: unknown) => document.createNode(one)));
  else if (isMap(there)) for (const [name, held] of Object.entries(value as object)) there.set(name, document.createNode(held));
  else throw new Error(`the house policy has no ${key}`);
}

describe('the guide for policy managers', () => {
  it('lists exactly the facts that conditions may use, with type, unit and example', () => {
    expect(guide).to.include(`\n${factTable()}\n\n`);
  });

  it('lists every case in the order in which they are looked for, and says which are about a pool', () => {
    const section = sectionOf('Cases');
    expect(firstColumn(section)).to.deep.equal([...cases]);
    const aboutPools = [...section.matchAll(/^\| `([^`]+)` .*\| yes \|$/gm)].map(([, name]) => name);
    expect(aboutPools).to.deep.equal([...poolCases]);
  });

  it('lists every action', () => {
    expect(firstColumn(sectionOf('Actions'))).to.deep.equal([...Object.keys(leads), ...effectNames]);
  });

  it('names every function of conditions', () => {
    for (const name of [...Object.keys(textMethods), ...loops]) expect(sectionOf('Conditions')).to.include(`.${name}(`);
    for (const name of Object.keys(preparedFunctions)) expect(sectionOf('Conditions')).to.include(`${name}(`);
  });

  const situations = sectionOf('Twelve situations').split(/^### /m).slice(1);
  it('shows twelve situations', () => expect(situations).to.have.length(12));
  for (const situation of situations) {
    it(`shows what works: ${situation.split('\n')[0] ?? ''}`, () => {
      const [part = '', ...otherParts] = blocksOf(situation, ' policy');
      const [examples = '', ...otherExamples] = blocksOf(situation, ' examples');
      expect([otherParts, otherExamples]).to.deep.equal([[], []]);
      const run = runExamples(policyOf(withAbove(part)), examples, 'docs/policies.md');
      expect(run.ok ? '' : explainProblems(run.problems)).to.equal('');
      const without = runExamples(policyOf(house), examples, 'docs/policies.md');
      expect(without.ok, 'the examples would hold without it').to.equal(false);
    });
  }

  it('shows an example that holds for the policy of the house', () => {
    const [examples = ''] = blocksOf(sectionOf('Examples beside the file'), ' examples');
    expect(runExamples(policyOf(house), examples, 'x')).to.deep.equal({ ok: true, count: 1 });
  });

  it('shows a file that compiles but for the cases that it leaves out', () => {
    const [sketch = ''] = blocksOf(sectionOf('The file'), '');
    const answer = compiled(sketch);
    const messages = answer.ok ? [] : answer.problems.map(({ message }) => message.replace(/^case \S+/, 'case'));
    expect(new Set(messages)).to.deep.equal(new Set(['case has no rule; add a rule for it without `when`']));
    expect(messages).to.have.length(cases.length - 3);
  });

  it('shows problems as they are shown', () => {
    const broken = house.replace('when: request.priority >= settings.overfill', 'when: request.priorty >= settings.overfill');
    const answer = compiled(broken.replace(/ && (pool|cluster)\.occupancy < settings\.overfill_below/g, ''), {
      fileName: 'policies/default.yaml',
    });
    const shown = answer.ok ? '' : explainProblems(answer.problems);
    const [, block = ''] = /^ {3}```\n([\s\S]*?)^ {3}```$/m.exec(guide) ?? [];
    expect(block.replace(/^ {3}/gm, '').trimEnd()).to.equal(shown);
  });
});
