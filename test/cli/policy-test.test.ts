import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { policyText } from '../policy/policies.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { cli } from './captured-cli.js';

const pools = ['--pool', 'active', 'passive'];

async function policyWith(examples: string, rules?: string): Promise<string> {
  const folder = await temporaryFolder();
  const file = join(folder, 'mine.yaml');
  await writeFile(file, policyText(rules === undefined ? {} : { rules }));
  await writeFile(join(folder, 'mine.test.yaml'), examples);
  return file;
}

describe('cli: policy test', () => {
  it('shows what was expected beside what came of it, with the facts and the reason', async () => {
    const file = await policyWith(
      [
        '- { name: runs in the morning, expect: { outcome: run } }',
        '- name: a full pool turns it away',
        '  given: { pools: { active: { free_slots: 0 }, passive: { free_slots: 0 } } }',
        '  expect: { outcome: reject, case: clusters-busy, effects: [notify] }',
      ].join('\n'),
    );
    const { code, out } = await cli(['policy', 'test', file, ...pools]);
    expect(code).to.equal(1);
    expect(out).to.equal(
      [
        `${file}: 1 of its examples does not hold`,
        `a full pool turns it away (${file.replace('.yaml', '.test.yaml')}:2)`,
        '             expected       got',
        '  > outcome  reject         wait',
        '    case     clusters-busy  clusters-busy',
        '  > effects  [notify]       []',
        '    because: Pool active is full: all of its 4 slots are taken.',
        '    given:   {"pools":{"active":{"free_slots":0},"passive":{"free_slots":0}}}',
        '',
      ].join('\n'),
    );
  });

  it('says how many hold, and ends with 0', async () => {
    const file = await policyWith('- { name: runs, expect: { outcome: run } }');
    expect(await cli(['policy', 'test', file, ...pools])).to.include({ code: 0, out: `${file}: 1 example holds\n` });
  });

  it('with --json, failures are for programs', async () => {
    const file = await policyWith('- { name: waits, expect: { outcome: wait } }');
    const { code, out } = await cli(['policy', 'test', file, '--json', ...pools]);
    expect(code).to.equal(1);
    const [verdict] = JSON.parse(out) as { failures: { name: string; expected: object; got: object }[] }[];
    expect(verdict?.failures).to.have.length(1);
    expect(verdict?.failures[0]).to.deep.include({ name: 'waits', expected: { outcome: 'wait' } });
    expect(verdict?.failures[0]?.got).to.deep.include({ outcome: 'run', rule: 'run' });
  });

  it('shows what of the examples cannot be read, beside those that do not hold', async () => {
    const wrong = '- { name: misspelt, expcet: { outcome: run } }';
    const file = await policyWith(wrong);
    const beside = file.replace('.yaml', '.test.yaml');
    const alone = await cli(['policy', 'test', file, ...pools]);
    expect(alone.code).to.equal(1);
    expect(alone.out).to.contain(`${file}: its examples have 2 mistakes\n`).and.contain('did you mean "expect"?');
    await writeFile(beside, `${wrong}\n- { name: waits, expect: { outcome: wait } }`);
    const both = await cli(['policy', 'test', file, ...pools]);
    expect(both.out).to.contain(`${file}: its examples have 2 mistakes, and 1 of its examples does not hold\n`);
    expect(both.out).to.contain('did you mean "expect"?').and.contain(`waits (${beside}:2)`);
  });

  it('of a policy that is refused says why instead', async () => {
    const file = await policyWith('[]', "- { name: bad, case: no-pool, when: 'request.prio == 1', then: [enqueue] }");
    const { code, out } = await cli(['policy', 'test', file, ...pools]);
    expect(code).to.equal(1);
    expect(out).to.contain('it is refused, so nothing was tested').and.contain('there is no fact request.prio;');
  });
});

describe('cli: policy check', () => {
  it('accepts what is no mistake, and shows what may not be meant', async () => {
    const rules = [
      "- { name: low, case: no-pool, when: 'request.priority < 50', then: [enqueue] }",
      "- { name: high, case: no-pool, when: 'request.priority >= 50 && request.attempts >= 0', then: [enqueue] }",
      "- { name: late, case: no-pool, when: 'request.waited_seconds > 600', then: [reject] }",
    ];
    const file = await policyWith('[]', rules.join('\n'));
    const { code, out } = await cli(['policy', 'check', file, ...pools]);
    expect(code).to.equal(0);
    expect(out).to.match(/accepted.*\nto look at:\n.*mine\.yaml:7:\d+ in all \d+ generated situations in which this holds/);
    expect(out).to.contain('\n    ').and.contain('^');
  });
});

describe('cli: policy facts', () => {
  it('lists every fact with its type, unit and example, for people and for programs', async () => {
    const { out } = await cli(['policy', 'facts']);
    expect(out).to.contain('| `request.priority` | number | points, 0 to 100 | `80` |');
    const rows = JSON.parse((await cli(['policy', 'facts', '--json'])).out) as { fact: string; type: string }[];
    expect(rows.find(({ fact }) => fact === 'tenant.groups')).to.include({ type: 'list of texts' });
    expect(rows.length).to.equal(out.trim().split('\n').length - 2);
  });
});
