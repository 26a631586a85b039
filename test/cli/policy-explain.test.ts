import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { policyText } from '../policy/policies.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { cli } from './captured-cli.js';

const pools = ['--pool', 'active', 'passive'];

async function policyWith(rules: string): Promise<string> {
  const file = join(await temporaryFolder(), 'mine.yaml');
  await writeFile(
    file,
    policyText({ rules, routes: '- { name: nobody, when: request.priority < 1, pools: [], borrow: [passive] }' }),
  );
  return file;
}

describe('cli: policy explain', () => {
  it('shows the routes, and the rules of each case in the order in which they are asked, with what they lead to', async () => {
    const file = await policyWith(
      '- { name: grow, case: [clusters-busy, no-cluster], when: pool.can_grow, then: [start-cluster, { alert-sre: { severity: info } }, enqueue] }',
    );
    const { code, out } = await cli(['policy', 'explain', file, ...pools]);
    expect(code).to.equal(0);
    const lines = out.split('\n');
    const version = /version ([0-9a-f]{16})$/.exec(lines[0] ?? '')?.[1];
    expect(lines.filter((line) => !/rest +wait|^ +rest/.test(line))).to.deep.equal([
      `${file}: policy test, version ${version}`,
      '',
      'Where: the first route whose condition holds; its pools are asked in their order.',
      'ROUTE   POOLS                        WHEN',
      'nobody  none; idle slots of passive  request.priority < 1',
      'all     active, passive              always',
      '',
      'What: of the case that is so, from the top, the first rule whose condition holds.',
      'CASE                 RULE  LEADS TO                        WHEN',
      'expired              over  expire                          always',
      'capacity-available   run   run                             always',
      'clusters-busy        grow  wait, start-cluster, alert-sre  pool.can_grow',
      'no-cluster           grow  wait, start-cluster, alert-sre  pool.can_grow',
      '',
    ]);
    expect(
      lines.filter((line) => /^ +rest +wait +always$/.test(line)),
      'after the rule above it, in both cases',
    ).to.have.length(2);
  });

  it('says first what the switch of the file holds back, and nothing of one that is off', async () => {
    const file = join(await temporaryFolder(), 'mine.yaml');
    const explained = async (maintenance: string) => {
      await writeFile(file, policyText({ maintenance }));
      return (await cli(['policy', 'explain', file, ...pools])).out;
    };
    expect(await explained('{ message: the lake moves }')).to.match(
      /^.*\n\nThe switch is on, and holds everything back: the lake moves\n\nWhere: /,
    );
    expect(await explained('{ message: the lake moves, pools: [passive] }')).to.contain(' holds what would use passive back: ');
    expect(await explained('{ message: the lake moves, on: false }')).not.to.contain('switch');
  });

  it('with --json, it is for programs', async () => {
    const file = await policyWith('- { name: later, case: capacity-available, when: request.priority < 10, then: [enqueue] }');
    const { code, out } = await cli(['policy', 'explain', file, '--json', ...pools]);
    expect(code).to.equal(0);
    const [explained] = JSON.parse(out) as { rules: { case: string; name: string; when: string | null; lead: string }[] }[];
    expect(explained?.rules.filter((rule) => rule.case === 'capacity-available')).to.deep.equal([
      { case: 'capacity-available', name: 'later', when: 'request.priority < 10', lead: 'wait', effects: [] },
      { case: 'capacity-available', name: 'run', when: null, lead: 'run', effects: [] },
    ]);
  });

  it('of a policy that is refused tells every problem at its place, and ends with 1', async () => {
    const file = await policyWith('- { name: later, case: capacity-available, when: request.prio < 10, then: [enqueue] }');
    const { code, out, err } = await cli(['policy', 'explain', file, ...pools]);
    expect([code, out]).to.deep.equal([1, '']);
    expect(err).to.match(/refused\n.*mine\.yaml:\d+:\d+ there is no fact request\.prio/);
  });
});
