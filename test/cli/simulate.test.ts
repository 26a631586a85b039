// A scenario, as the command line tells it: and as the guide shows it.
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import stringWidth from 'string-width';
import { parse } from 'yaml';
import { packageFile } from '../../src/app/config/package-file.js';
import { Settings } from '../../src/core/settings.js';
import { cli } from './captured-cli.js';

const shipped = packageFile('policies/default.yaml');
const house = Settings.parse((parse(readFileSync('config/default.yaml', 'utf8')) as { settings: unknown }).settings);

const small = `scenario: small
period: { from: '2026-11-30T09:00', hours: 2 }
pools:
  active: { clusters_max: 1, slots_per_cluster: 1, own_compute_slots: 0, run_cost_per_hour: 6 }
  passive: { clusters_max: 0, own_compute_slots: 0 }
jobs:
  report: { run_seconds: { fixed: 600 }, max_concurrent_runs: 10 }
arrivals:
  - { tenant: north, job: report, count: 3, at: '09:00' }
expect:
  - { figure: wait_max_seconds, at_most: 1200 }
  - { figure: expired, tenant: north, at_most: 0 }
`;

describe('cli: policy simulate', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'job-keeper-scenario-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const asked: unknown[] = [];
  const commands = {
    policyScope: () => Promise.resolve({ file: shipped, poolNames: ['active', 'passive'] }),
    settingsIn: (one: unknown) => Promise.resolve((asked.push(one), house)),
  };
  const simulate = (args: readonly string[], terminal: { readonly tty?: true; readonly columns?: number } = {}) =>
    cli(['policy', 'simulate', ...args], { commands, env: { NO_COLOR: '1' }, ...terminal });
  const simulated = async (text: string, ...args: string[]) => simulate([await file('scenario.yaml', text), ...args]);

  it('what is expected holds: exit code 0; what does not is named with what came of it: exit code 1', async () => {
    const good = await simulated(small);
    expect({ code: good.code, err: good.err }).to.deep.equal({ code: 0, err: '' });
    expect(good.out)
      .to.include('Of 3 requests 3 were started, 95 in 100 within 1200 s.')
      .and.include('\nAll 2 expectations hold.\n');
    expect(good.out).to.match(/^active +3 +1 +25\.0 % +0 +2\.0 +1\.5 +3\.00$/m);
    const bad = await simulated(small.replace('at_most: 1200', 'at_most: 600'));
    expect(bad.code).to.equal(1);
    expect(bad.out).to.include('Not as expected: wait_max_seconds at most 600: it is 1200.');
  });

  it('is no wider than the terminal, down to 40 columns, and --wide and pipes have every column', async () => {
    const args = [await file('scenario.yaml', small.replaceAll('north', 'a-tenant-of-the-north')), '--compare', shipped];
    const { out: whole } = await simulate(args);
    for (const columns of [40, 60, 80])
      for (const line of (await simulate(args, { tty: true, columns })).out.split('\n'))
        expect(stringWidth(line), line).to.be.at.most(columns);
    expect((await simulate(args, { tty: true, columns: 400 })).out).to.equal(whole);
    const tables = (out: string) => out.split('\n\n').filter((part) => /^(POOL|CASE|FROM| +REQUESTS)/.test(part));
    const { out: wide } = await simulate([...args, '--wide'], { tty: true, columns: 40 });
    expect(tables(wide)).to.have.length(4).and.deep.equal(tables(whole));
    const { out: narrow } = await simulate(args, { tty: true, columns: 40 });
    expect(narrow).to.match(/^FROM +WAITING +RUNNING$/m);
    const bars = (out: string) => (out.match(/#+/g) ?? []).map(({ length }) => length);
    const { out: middle } = await simulate(args, { tty: true, columns: 60 });
    expect(bars(middle)).to.deep.equal(bars(whole).map((length) => Math.round((length * 11) / 20)));
  });

  it('every problem of a scenario is told at its line and column, with what may have been meant', async () => {
    const text = small
      .replace('count: 3', 'cuont: 3')
      .replace('fixed: 600', 'uniform: { from: 9, to: 3 }')
      .replace('at_most: 1200', 'at_mots: 1200');
    const { code, err } = await simulated(text);
    expect(code).to.equal(1);
    expect(err).to.match(/scenario\.yaml:7:\d+ must not be less than from/);
    expect(err).to.match(/scenario\.yaml:9:\d+ "cuont" is unknown; did you mean "count"\?/);
    expect(err).to.match(/scenario\.yaml:11:\d+ "at_mots" is unknown; did you mean "at_most"\?/);
    const names = small
      .replace('active: {', 'activ: {')
      .replace('job: report', 'job: reprot')
      .replace('tenant: north, at', 'tenant: nort, at');
    const unknown = await simulated(names);
    expect(unknown.err).to.match(/:4:3 no pool is called activ; there are: active, passive/);
    expect(unknown.err).to.match(/:9:\d+ no job is called reprot; there are: report/);
    expect(unknown.err).to.match(/:12:\d+ no tenant is called nort; there are: north/);
    const windows = small.replace("at: '09:00' }", "at: '2026-02-31T09:00', from: '09:00', until: '2026-11-30T10:00' }");
    const times = await simulated(windows);
    expect(times.err).to.include('there is no such day').and.include('from and until must both name a day, or neither');
    const many = await simulated(small.replace("count: 3, at: '09:00'", 'per_hour: 100000'));
    expect(many.err).to.match(/:9:5 with these there are more than 20000 requests/);
    expect([unknown.code, times.code, many.code]).to.deep.equal([1, 1, 1]);
  });

  it('an outage of clusters that a pool has not, and clusters without slots, are problems', async () => {
    const outage = `${small}outages:\n  - { pool: passive, from: '09:00', until: '10:00' }\n`;
    expect((await simulated(outage)).err).to.match(/:14:13 passive has no clusters that could be down/);
    const cores = { ...house, pools: { ...house.pools, active: { ...house.pools['active']!, slots_per_cluster: null } } };
    const { err } = await cli(['policy', 'simulate', await file('scenario.yaml', small.replace('slots_per_cluster: 1, ', ''))], {
      commands: { ...commands, settingsIn: () => Promise.resolve(cores) },
    });
    expect(err).to.match(/:4:11 say slots_per_cluster of active/);
  });

  it('another policy stands beside it on the same day, with the differences', async () => {
    const text = await readFile(shipped, 'utf8');
    const rejecting = await file(
      'next.yaml',
      text.replace('case: clusters-busy, then: [enqueue]', 'case: clusters-busy, then: [reject]'),
    );
    const { code, out } = await simulated(small, '--compare', rejecting);
    expect(code).to.equal(0);
    expect(out)
      .to.match(/^all +started +3 +1 +-2$/m)
      .and.match(/ +not run +0 +2 +\+2$/m)
      .and.match(/ +cost +3\.00 +1\.00 +-2\.00$/m);
    const { out: json } = await simulated(small, '--compare', rejecting, '--json', '--seed', '7');
    const told = JSON.parse(json) as Record<string, unknown>;
    expect(told).to.include({ scenario: 'small', seed: 7 });
    expect(told).to.have.nested.property('all.wait_max_seconds', 1200);
    expect(told).to.have.nested.property('compared.all.rejected', 2);
    expect(told).to.have.nested.property('expectations.0.holds', true);
    expect(told).to.have.nested.property('tenants.0.tenant', 'north');
  });

  it('takes the settings of a configuration and another policy; what is not there or is refused is said', async () => {
    asked.length = 0;
    await simulated(small, '--settings', 'mine.yaml');
    expect(asked).to.deep.equal([{ configFile: 'mine.yaml' }]);
    const scenario = await file('scenario.yaml', small);
    const none = await cli(['policy', 'simulate', scenario], {
      commands: { ...commands, settingsIn: () => Promise.resolve(null) },
    });
    expect(none.code).to.equal(2);
    for (const [args, code, said] of [
      [['none.yaml'], 2, 'there is no file none.yaml'],
      [[scenario, '--policy', 'none.yaml'], 2, 'there is no file none.yaml'],
      [[scenario, '--policy', scenario], 1, 'scenario.yaml:1:1 this is a scenario, and what is wanted here is a policy'],
      [['policies/default.yaml'], 1, '12:1 this is a policy, and what is wanted here is a scenario'],
      [[scenario, '--seed', 'x'], 2, 'It must be a whole number up to 4294967295.'],
    ] as const) {
      const told = await simulate(args);
      expect(told.err).to.include(said);
      expect(told.code).to.equal(code);
    }
  });

  const guide = readFileSync('docs/policies.md', 'utf8');
  const sessions = [...guide.matchAll(/^```console\n\$ npx job-keeper policy simulate (\S+)\n([\s\S]*?)^```$/gm)];
  it('is shown in the guide twice', () => expect(sessions).to.have.length(2));
  for (const [, scenario = '', shown = ''] of sessions) {
    it(`${scenario} comes to what the guide shows, and to what it expects`, async () => {
      const { code, out } = await simulate([scenario]);
      expect(code).to.equal(0);
      const without = (text: string) => text.replace(/version [0-9a-f]{16}/, 'version');
      // Between two parts something is left out.
      for (const part of without(shown).split('\n...\n')) expect(without(out)).to.include(part.trim());
    });
  }
});
