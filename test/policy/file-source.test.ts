import { expect } from 'chai';
import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filePolicySource, type FilePolicySource } from '../../src/adapters/policy-source/file.js';
import { decide } from '../../src/core/deciding/decision.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { eventually } from '../support/eventually.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { policyText } from './policies.js';
import { aScene } from './scenes.js';

const good = policyText();
const other = policyText({ rules: '- { name: shut, case: capacity-available, when: request.priority < 100, then: [reject] }' });
const bad = policyText({ rules: '- { name: new, case: no-pol, then: [enqueue] }' });

/** Looks only when told, unless the test is about the beat. */
const never = 3_600_000;

describe('the policy of a file', () => {
  let folder: string;
  let path: string;
  let facts: Fact[];
  let open: FilePolicySource[];
  let clock: VirtualClock;

  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder, 'policy.yaml');
    facts = [];
    open = [];
    clock = new VirtualClock();
  });
  afterEach(async () => {
    await Promise.all(open.map((source) => source.stop()));
  });

  let pools: readonly string[];
  let unsettled: boolean;
  beforeEach(() => {
    pools = ['active', 'passive'];
    unsettled = false;
  });

  async function source(intervalMs = never): Promise<FilePolicySource> {
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const one = await filePolicySource({
      ...{ path, clock, telemetry, intervalMs },
      names: () => ({ poolNames: pools }),
      unsettled: () => Promise.resolve(unsettled),
    });
    open.push(one);
    return one;
  }

  const message = (start: Promise<unknown>) =>
    start.then(
      () => 'it started',
      (problem: unknown) => (problem instanceof Error ? problem.message : 'no error'),
    );
  const outcomeOf = (one: FilePolicySource) => decide(aScene(), one.current()).outcome.kind;
  const told = () => facts.map((fact) => (fact.kind === 'policy' ? fact.outcome : fact.kind));

  it('is in force from the start, with the hash of its text as version', async () => {
    await writeFile(path, good);
    const one = await source();
    expect(outcomeOf(one)).to.equal('run');
    expect(one.current().version).to.match(/^[0-9a-f]{16}$/);
    expect(facts).to.deep.equal([
      { kind: 'policy', outcome: 'loaded', version: one.current().version, detail: 'policy.yaml, without examples' },
    ]);
  });

  it('stops the start when it is bad, with every problem at its place', async () => {
    await writeFile(path, bad);
    const refused = await source().catch((problem: unknown) => problem);
    expect(refused).to.be.instanceOf(Error);
    expect((refused as Error).message).to.include(`${path}:5:24 no case is called "no-pol"; did you mean "no-pool"?`);
    expect((refused as Error).message).to.include(`\n${' '.repeat(4 + 23)}^`);
  });

  it('stops the start when it is not there, or when its examples do not hold', async () => {
    expect(await message(source())).to.include(`there is no policy file ${path}`);
    await writeFile(path, good);
    await writeFile(join(folder, 'policy.test.yaml'), '- { name: a, expect: { outcome: wait } }');
    expect(await message(source())).to.include('policy.test.yaml:1:33 "a": the outcome is run');
  });

  it('is swapped whole when the file changes', async () => {
    await writeFile(path, good);
    const one = await source();
    const before = one.current();
    await writeFile(path, other);
    expect(await one.reload()).to.equal('loaded');
    expect(outcomeOf(one)).to.equal('reject');
    expect(one.current()).not.to.equal(before);
    expect(decide(aScene(), before).outcome.kind, 'a pass keeps the policy that it took').to.equal('run');
    expect(await one.reload()).to.equal('unchanged');
    expect(told()).to.deep.equal(['loaded', 'loaded']);
  });

  it('stays as it was when the file turns bad or goes away, and that is told once', async () => {
    await writeFile(path, good);
    const one = await source();
    const before = one.current();
    await writeFile(path, bad);
    expect(await one.reload()).to.equal('refused');
    expect(await one.reload()).to.equal('unchanged');
    await rm(path);
    expect(await one.reload()).to.equal('refused');
    expect(await one.reload()).to.equal('unchanged');
    expect(one.current()).to.equal(before);
    await writeFile(path, good);
    expect(await one.reload(), 'and is in force again when the file is').to.equal('loaded');
    expect(told()).to.deep.equal(['loaded', 'refused', 'refused', 'loaded']);
    expect(facts[1]).to.have.property('detail').that.includes(':5:24 no case is called');
  });

  it('tells since when it is in force, and of a newer text that is refused what is wrong with it until it is mended', async () => {
    await writeFile(path, good);
    const one = await source();
    const loadedAt = clock.now();
    expect(one.standing()).to.deep.equal({ loadedAt, refused: null });
    await clock.advance(1_000);
    await writeFile(path, bad);
    await one.reload();
    const { loadedAt: still, refused } = one.standing();
    expect(still).to.equal(loadedAt);
    expect(refused).to.include({ at: loadedAt + 1_000 });
    expect(refused?.problems).to.include(':5:24 no case is called');
    expect(refused?.version).to.match(/^[0-9a-f]{16}$/);
    await clock.advance(1_000);
    await writeFile(path, other);
    await one.reload();
    expect(one.standing()).to.deep.equal({ loadedAt: loadedAt + 2_000, refused: null });
  });

  it('that was refused for a pool that is not configured is taken when it is, though the file stays as it is', async () => {
    await writeFile(path, good);
    const one = await source();
    await writeFile(path, good.replaceAll('passive', 'third'));
    expect(await one.reload()).to.equal('refused');
    pools = ['active', 'third'];
    expect(await one.reload(), 'nobody has said so').to.equal('unchanged');
    expect(await one.reconsider()).to.equal('loaded');
    expect(await one.reconsider(), 'what is good is not told again').to.equal('unchanged');
    pools = ['active'];
    expect(await one.reconsider(), 'what is good no longer is').to.equal('refused');
    expect(told()).to.deep.equal(['loaded', 'refused', 'loaded', 'refused']);
  });

  it('is not refused while what it is held against changes with it', async () => {
    await writeFile(path, good);
    const one = await source();
    unsettled = true;
    await writeFile(path, good.replaceAll('passive', 'third'));
    expect(await one.reload()).to.equal('unchanged');
    [pools, unsettled] = [['active', 'third'], false];
    expect(await one.reload()).to.equal('loaded');
    expect(told()).to.deep.equal(['loaded', 'loaded']);
  });

  it('is not even read when it is as large as no policy is', async () => {
    await writeFile(path, good);
    const one = await source();
    await truncate(path, 1024 ** 4);
    expect(await one.reload()).to.equal('refused');
    expect(facts[1]).to.have.property('detail').that.includes('has 1099511627776 bytes');
    await rm(path);
    await symlink('/dev/zero', path);
    expect(await one.reload()).to.equal('refused');
    expect(facts[2]).to.have.property('detail').that.includes('has more than 4194304 bytes');
  });

  it('does not change while an example beside it does not hold', async () => {
    await writeFile(path, good);
    await writeFile(join(folder, 'policy.test.yaml'), '- { name: open, expect: { outcome: run } }');
    const one = await source();
    expect(facts[0]).to.have.property('detail', 'policy.yaml, 1 examples hold');
    await writeFile(path, other);
    expect(await one.reload()).to.equal('refused');
    expect(outcomeOf(one)).to.equal('run');
    await writeFile(join(folder, 'policy.test.yaml'), '- { name: shut, expect: { outcome: reject } }');
    expect(await one.reload(), 'a change of the examples alone is looked at').to.equal('loaded');
    expect(outcomeOf(one)).to.equal('reject');
  });

  it('follows every swap of a mounted ConfigMap by itself, on its beat', async () => {
    await mount('one', good, 'run');
    path = join(folder, 'policy.yaml');
    await symlink(join('..data', 'policy.yaml'), path);
    await symlink(join('..data', 'policy.test.yaml'), join(folder, 'policy.test.yaml'));
    const one = await source(10);
    for (const [name, text, outcome] of [
      ['two', other, 'reject'],
      ['three', good, 'run'],
      ['four', other, 'reject'],
    ] as const) {
      await mount(name, text, outcome);
      await eventually(() => outcomeOf(one) === outcome);
    }
    expect(told(), 'no swap was seen half done').not.to.include('refused');
  });

  /** As the kubelet does: a new folder, then one rename of the link that all names go through. */
  async function mount(name: string, text: string, outcome: string): Promise<void> {
    await mkdir(join(folder, `..${name}`));
    await writeFile(join(folder, `..${name}`, 'policy.yaml'), text);
    await writeFile(join(folder, `..${name}`, 'policy.test.yaml'), `- { name: a, expect: { outcome: ${outcome} } }`);
    await symlink(`..${name}`, join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
  }

  it('is looked at a few times when many ask at once, and all hear the answer', async () => {
    await writeFile(path, good);
    const one = await source();
    await writeFile(path, other);
    const asked = Array.from({ length: 50 }, () => one.reload());
    expect(new Set(asked).size).to.be.at.most(2);
    expect(await Promise.all(asked)).to.include('loaded');
  });

  it('is not looked at after it has stopped', async () => {
    await writeFile(path, good);
    const one = await source(5);
    await one.stop();
    const two = await source(5);
    // In one step: a beat of five milliseconds sees a file that is half written.
    const put = async (text: string) => {
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    };
    await put(other);
    await eventually(() => outcomeOf(two) === 'reject');
    await put(good);
    await eventually(() => outcomeOf(two) === 'run');
    expect(told()).to.deep.equal(['loaded', 'loaded', 'loaded', 'loaded']);
  });

  it('is the default one of this house when nobody gives another: its examples hold', async () => {
    path = join('policies', 'default.yaml');
    const one = await source();
    expect(one.current().name).to.equal('default');
    const examples = (await readFile(join('policies', 'default.test.yaml'), 'utf8')).match(/^- name:/gm)?.length ?? 0;
    expect(facts[0]).to.have.property('detail', `default.yaml, ${examples} examples hold`);
    expect(examples).to.be.above(15);
  });
});
