import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { packageFile } from '../../src/app/config/package-file.js';
import { cli } from './captured-cli.js';

const shipped = packageFile('policies/default.yaml');
const poolNames = ['active', 'passive'];
const commands = { policyScope: () => Promise.resolve({ file: shipped, poolNames }) };

describe('cli: policy check', () => {
  let folder = '';
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'job-keeper-policy-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('without files, the policy that the configuration names is checked, its examples included', async () => {
    const asked: unknown[] = [];
    const policyScope = (one: unknown) => Promise.resolve((asked.push(one), { file: shipped, poolNames }));
    const { code, out, err } = await cli(['policy', 'check', '-c', 'mine.yaml'], { commands: { policyScope } });
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(out).to.match(/: accepted, policy default, version [0-9a-f]{16}, \d+ rules, \d+ examples hold\n$/);
    expect(asked).to.deep.equal([{ configFile: 'mine.yaml' }]);
  });

  it('a policy that would be refused is refused here, every problem at its line and column: exit code 1', async () => {
    const text = (await readFile(shipped, 'utf8')).replace('calendar.business_time,', 'calendar.busines_time,');
    const bad = await file('bad.yaml', text);
    const line = text.split('\n').findIndex((each) => each.includes('busines_time')) + 1;
    const { code, out } = await cli(['policy', 'check', shipped, bad], { commands });
    expect(code).to.equal(1);
    expect(out).to.match(/default\.yaml: accepted/);
    expect(out).to.contain(`${bad}: refused, 1 problem\n${bad}:${line}:`);
  });

  it('a policy whose examples do not hold is refused', async () => {
    const policy = await file('mine.yaml', await readFile(shipped, 'utf8'));
    const examples = (await readFile(shipped.replace('.yaml', '.test.yaml'), 'utf8')).replace(/outcome: run/g, 'outcome: reject');
    const beside = await file('mine.test.yaml', examples);
    const { code, out } = await cli(['policy', 'check', policy], { commands });
    expect(code).to.equal(1);
    expect(out).to.contain(`${policy}: refused`).and.contain(`${beside}:`);
  });

  it('without examples it says so; a rule that answers several cases is counted as one', async () => {
    const text = await readFile(shipped, 'utf8');
    const policy = await file('mine.yaml', text);
    const { rules } = parse(text) as { rules: unknown[] };
    const said = (await cli(['policy', 'check', policy], { commands })).out;
    expect(said)
      .to.match(/, no examples beside it\n$/)
      .and.contain(`, ${rules.length} rules, `);
  });

  it('files of examples among the names are checked with their policy; alone they are wrong use', async () => {
    const examples = shipped.replace('.yaml', '.test.yaml');
    const { code, out } = await cli(['policy', 'check', shipped, examples], { commands });
    expect(code).to.equal(0);
    expect(out.split('\n')).to.have.length(2);
    expect((await cli(['policy', 'check', examples], { commands })).code).to.equal(2);
  });

  it('with the names of the pools given, no configuration is needed', async () => {
    expect((await cli(['policy', 'check', shipped, '--pool', ...poolNames])).code).to.equal(0);
    const { code, out } = await cli(['policy', 'check', shipped, '--pool', 'other']);
    expect(code).to.equal(1);
    expect(out).to.contain('no pool is called "active"');
  });

  it('with --json, verdicts and problems are for programs', async () => {
    const bad = await file('bad.yaml', 'policy: x\n');
    const { code, out } = await cli(['policy', 'check', shipped, bad, '--json'], { commands });
    expect(code).to.equal(1);
    const [good, refused] = JSON.parse(out) as { ok: boolean; file: string; problems: { line: number }[] }[];
    expect(good).to.deep.include({ ok: true, file: shipped, policy: 'default', problems: [] });
    expect(refused).to.deep.include({ ok: false, file: bad });
    expect(refused?.problems.every(({ line }) => line >= 1)).to.equal(true);
    expect(refused?.problems).to.not.have.length(0);
  });

  it('a file that no policy fills is not read: exit code 2', async () => {
    const large = await file('large.yaml', '#'.repeat(4 * 1024 * 1024 + 1));
    const { code, err } = await cli(['policy', 'check', large, '--pool', 'active']);
    expect({ code, err }).to.deep.equal({
      code: 2,
      err: `job-keeper: ${large} has 4194305 bytes; a policy has at most 4194304\n`,
    });
    const endless = await cli(['policy', 'check', '/dev/zero', '--pool', 'active']);
    expect(endless.code).to.equal(2);
    expect(endless.err).to.equal('job-keeper: /dev/zero has more than 4194304 bytes, the most that a policy may have\n');
  });

  it('a file that is not there, and a bad configuration, are wrong use: exit code 2', async () => {
    const none = join(folder, 'none.yaml');
    const { code, err } = await cli(['policy', 'check', none], { commands });
    expect({ code, err }).to.deep.equal({ code: 2, err: `job-keeper: there is no file ${none}\n` });
    const inFolder = await cli(['policy', 'check', folder], { commands });
    expect(inFolder).to.deep.equal({
      code: 2,
      out: '',
      err: `job-keeper: ${folder} cannot be read: it is a folder, not a file\n`,
    });
    expect((await cli(['policy', 'check'], { commands: { policyScope: () => Promise.resolve(null) } })).code).to.equal(2);
  });
});
