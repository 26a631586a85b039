// Settings that a process takes up again from its file, on a clock that the test moves. What stands in their way, policy and audit, is written here.
import { rmSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { hashOf } from '../../src/adapters/policy-source/check-texts.js';
import { loadConfig } from '../../src/app/config/load.js';
import { LiveSettings, type Seen, type Taking } from '../../src/app/live/live-settings.js';
import { Fault } from '../../src/core/faults.js';
import type { Problem } from '../../src/core/problem.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { aFolder, type Folder } from './config-sources.js';

const slots = (count: number | string) => `settings: { pools: { active: { own_compute_slots: ${count} } } }\n`;
const never = 3_600_000;

describe('settings of a running process', () => {
  let folder: Folder;
  let path: string;
  let clock: VirtualClock;
  let facts: Fact[];
  let open: LiveSettings[];
  let noted: Taking[];
  let taken: number;
  let note: () => Promise<void>;
  let misfits: (pools: readonly string[]) => readonly Problem[];
  let policy: string;
  let onRead: () => void;

  beforeEach(() => {
    folder = aFolder();
    path = folder.file('config.yaml', slots(1));
    clock = new VirtualClock();
    [facts, open, noted, taken] = [[], [], [], 0];
    note = () => Promise.resolve();
    misfits = () => [];
    policy = 'one';
    onRead = () => undefined;
  });
  afterEach(async () => {
    await Promise.all(open.map((one) => one.stop()));
    folder.remove();
  });

  function live(env: Readonly<Record<string, string>> = {}): LiveSettings {
    const read = () => {
      const loaded = loadConfig({ env, file: path, flags: [] });
      onRead();
      return loaded;
    };
    const started = read();
    if (!started.ok) throw new Error('the test begins with a bad file');
    const mark = () =>
      readFile(path).then(
        (bytes) => hashOf(bytes.toString()),
        () => 'none',
      );
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const one = new LiveSettings({ started: started.value, mark, read, clock, telemetry, intervalMs: never });
    open.push(one);
    return one.start({
      policy: () => policy,
      misfits: ({ settings }) => Promise.resolve(misfits(Object.keys(settings.pools))),
      note: async (taking) => {
        await note();
        noted.push(taking);
      },
      onTaken: () => void (taken += 1),
    });
  }

  const slotsOf = (one: LiveSettings) => one.now().settings.pools['active']?.own_compute_slots;
  const told = () =>
    facts.map((fact) => (fact.kind === 'settings' ? `${fact.outcome} ${fact.detail}` : JSON.stringify(fact))).slice(1);
  /** As two beats: a change is seen at the one, and judged at the other. */
  async function looks(one: LiveSettings): Promise<Seen> {
    const first = await one.look();
    await clock.advance(1_000);
    const second = await one.look();
    return second === 'unchanged' ? first : second;
  }

  it('are taken up when the file changes, told by their paths, with another version', async () => {
    const one = live();
    expect(await looks(one)).to.equal('unchanged');
    const [before, { version }] = [one.now(), one.standing()];
    writeFileSync(path, `${slots(7)}retention: { keep_days: 9 }\n`);
    expect(await looks(one)).to.equal('taken');
    expect(slotsOf(one)).to.equal(7);
    expect(one.now().retention.keep_days).to.equal(9);
    expect(before.settings.pools['active']?.own_compute_slots, 'a pass keeps what it has taken').to.equal(1);
    const changed = ['settings.pools.active.own_compute_slots', 'retention.keep_days'];
    expect(told()).to.deep.equal([`loaded changed: ${changed.join(', ')}`]);
    expect(noted).to.deep.equal([{ from: version, to: one.standing().version, changed }]);
    expect(one.standing().version)
      .to.match(/^[0-9a-f]{16}$/)
      .and.not.equal(version);
    expect(one.standing()).to.deep.include({ loadedAt: clock.now(), refused: null });
    expect(taken).to.equal(1);
  });

  it('are the same version wherever the same settings come from', () => {
    const one = live();
    writeFileSync(path, '# nothing is said\n');
    const other = live({ JOB_KEEPER_SETTINGS__POOLS__ACTIVE__OWN_COMPUTE_SLOTS: '1' });
    expect(other.standing().version).to.equal(one.standing().version);
  });

  it('are not taken from a file that is being written: half of one is a configuration too', async () => {
    const one = live();
    await looks(one);
    writeFileSync(path, '');
    expect(await one.look()).to.equal('unchanged');
    await clock.advance(999);
    expect(await one.look()).to.equal('unchanged');
    writeFileSync(path, slots(7));
    await clock.advance(1);
    expect(await one.look(), 'it is another one since this look only').to.equal('unchanged');
    await clock.advance(1_000);
    expect(await one.look()).to.equal('taken');
    expect(slotsOf(one)).to.equal(7);
    expect(told()).to.have.length(1);
  });

  it('are not taken from a content that is another one by the time it was read', async () => {
    const one = live();
    writeFileSync(path, slots(7));
    onRead = () => writeFileSync(path, slots(9));
    expect(await looks(one)).to.equal('unchanged');
    expect(slotsOf(one)).to.equal(1);
    expect(await looks(one)).to.equal('taken');
    expect(slotsOf(one)).to.equal(9);
    expect(told()).to.have.length(1);
  });

  it('are taken at once when somebody says that the file is written', async () => {
    const one = live();
    writeFileSync(path, slots(7));
    expect(await one.reload()).to.equal('taken');
    expect(await one.reload()).to.equal('unchanged');
    expect(told()).to.have.length(1);
  });

  it('stay as they were when the file is bad, and that is told once, every problem by its path, until it is mended', async () => {
    const one = live();
    const before = one.now();
    writeFileSync(path, `${slots('many')}htp: 1\n`);
    expect(await looks(one)).to.equal('refused');
    expect(await looks(one)).to.equal('unchanged');
    expect(await one.reload(), 'nor when somebody asks again').to.equal('unchanged');
    expect(one.now()).to.equal(before);
    expect(told()).to.have.length(1);
    for (const part of ['refused ', 'htp: is not a setting', 'settings.pools.active.own_compute_slots: must be'])
      expect(told()[0]).to.include(part);
    expect(one.standing().refused?.problems.map((problem) => problem.path)).to.have.members([
      'htp',
      'settings.pools.active.own_compute_slots',
    ]);
    writeFileSync(path, slots(1));
    await looks(one);
    expect(told()[1]).to.equal('loaded as before');
    expect(one.standing().refused).to.equal(null);
    expect(noted, 'nothing has changed').to.deep.equal([]);
  });

  for (const [what, change] of Object.entries({
    'is no YAML': () => writeFileSync(path, 'settings: [\n'),
    'is gone': () => rmSync(path),
  }))
    it(`stay as they were when the file ${what}`, async () => {
      const one = live();
      const before = one.now();
      change();
      expect(await looks(one)).to.equal('refused');
      expect(one.now()).to.equal(before);
      expect(told()[0]).to.include(path);
    });

  it('stay those of the environment where it says something else', async () => {
    const one = live({ JOB_KEEPER_SETTINGS__POOLS__ACTIVE__OWN_COMPUTE_SLOTS: '3' });
    writeFileSync(path, `${slots(7)}retention: { keep_days: 9 }\n`);
    expect(await looks(one)).to.equal('taken');
    expect(slotsOf(one)).to.equal(3);
    expect(told()).to.deep.equal(['loaded changed: retention.keep_days']);
  });

  it('are all that is taken up: what needs a restart is named, once, and never its value', async () => {
    const one = live();
    const others = `http: { port: 1 }\nmail: { url: 'smtp://keeper:s3cr3t@mail' }\n`;
    writeFileSync(path, `${slots(7)}${others}`);
    expect(await looks(one)).to.equal('taken');
    writeFileSync(path, `${slots(7)}# the same\n${others}`);
    expect(await looks(one)).to.equal('unchanged');
    expect(told()).to.deep.equal([
      'loaded changed: settings.pools.active.own_compute_slots; waits for a restart: http.port, mail.url',
    ]);
    writeFileSync(path, slots(7));
    await looks(one);
    writeFileSync(path, `${slots(7)}http: { port: 2 }\n`);
    await looks(one);
    expect(told().slice(1), 'also where nothing else changes').to.deep.equal([
      'loaded as before; waits for a restart: http.port',
    ]);
    expect(noted).to.have.length(1);
  });

  it('are refused when they need what only a restart would take up', async () => {
    const one = live();
    writeFileSync(path, "mail: { url: 'smtp://mail' }\nsettings: { jobs: { a: { notify: { to: [a@example.com] } } } }\n");
    expect(await looks(one)).to.equal('refused');
    expect(told()[0]).to.include('refused mail.url: is required: settings.jobs.a.notify.to names recipients');
    expect(told()[0]).to.include('mail.url would need a restart');
  });

  it('are refused when the policy in force does not hold with them, unless that changes in the same breath', async () => {
    const problem = { path: 'settings', message: 'no pool is called passive' };
    misfits = (pools) => (pools.includes('passive') ? [] : [problem]);
    const without = `settings: { pools: { passive: null }, cluster_types: { business: { pools: [active] }, batch: null } }\n`;
    const one = live();
    writeFileSync(path, without);
    expect(await looks(one), 'the policy is given the time of a look').to.equal('unchanged');
    expect(told()).to.deep.equal([]);
    expect(await looks(one)).to.equal('refused');
    expect(told()).to.deep.equal(['refused settings: no pool is called passive']);
    expect(noted).to.deep.equal([]);

    writeFileSync(path, `# once more\n${without}`);
    await looks(one);
    misfits = () => [];
    expect(await looks(one)).to.equal('taken');
    expect(told().at(-1)).to.include('settings.pools.passive, ');
  });

  describe('at a reload, whose policy is looked at after them,', () => {
    const problem = { path: 'settings', message: 'no pool is called passive' };
    const without = `settings: { pools: { passive: null }, cluster_types: { business: { pools: [active] }, batch: null } }\n`;

    beforeEach(() => (misfits = (pools) => (pools.includes('passive') ? [] : [problem])));

    it('are taken with it, also where a look in between has refused them', async () => {
      const one = live();
      writeFileSync(path, without);
      expect(await one.reload()).to.equal('unchanged');
      expect(await one.look(), 'a beat').to.equal('refused');
      misfits = () => [];
      expect(await one.reloadAgain()).to.equal('taken');
      expect(one.standing().refused).to.equal(null);
    });

    it('are refused when it does not hold with them either', async () => {
      const one = live();
      writeFileSync(path, without);
      await one.reload();
      expect(await one.reloadAgain()).to.equal('refused');
      expect(told()).to.deep.equal(['refused settings: no pool is called passive']);
    });

    it('are left for the next one when they were written since', async () => {
      const one = live();
      await one.reload();
      writeFileSync(path, without);
      expect(await one.reloadAgain()).to.equal('unchanged');
      expect(await one.reload()).to.equal('unchanged');
      misfits = () => [];
      expect(await one.reloadAgain()).to.equal('taken');
      expect(told()).to.have.length(1);
    });
  });

  it('wait for their audit entry, and for a policy that was put in force meanwhile', async () => {
    const one = live();
    writeFileSync(path, slots(7));
    note = () => Promise.reject(new Fault('store-unavailable', 'it is away'));
    expect(await looks(one)).to.equal('unchanged');
    expect(slotsOf(one)).to.equal(1);
    note = () => Promise.resolve(void (policy = 'two'));
    expect(await one.look()).to.equal('unchanged');
    expect(slotsOf(one)).to.equal(1);
    expect(await one.look()).to.equal('taken');
    expect(slotsOf(one)).to.equal(7);
  });

  it('are unsettled from when a change is seen until it is judged: policies that need it are not refused meanwhile', async () => {
    const one = live();
    await looks(one);
    expect(await one.unsettled()).to.equal(false);
    writeFileSync(path, slots(7));
    expect(await one.unsettled()).to.equal(true);
    await clock.advance(1_000);
    expect(await one.unsettled(), 'they have changed just now').to.equal(true);
    expect(slotsOf(one)).to.equal(7);
    expect(await one.unsettled()).to.equal(false);
  });
});
