// The policy that all replicas decide by: files and promotions, on a real store, with two replicas whose files and looks the test moves.
import { expect } from 'chai';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../../src/adapters/policy-source/check-texts.js';
import { policyInForce } from '../../src/adapters/policy-source/in-force.js';
import type { WatchedFile } from '../../src/adapters/policy-source/watched-file.js';
import type { PolicySource } from '../../src/ports/policy-source.js';
import type { PolicyStore } from '../../src/ports/store/policies.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { opened, type Opened } from '../store/opened.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { compiled, policyText } from './policies.js';

const poolNames = ['active', 'passive'];
const ruled = (name: string) =>
  policyText({ rules: `- { name: ${name}, case: capacity-available, when: request.priority < 100, then: [reject] }` });
const [first, second, candidate] = [ruled('first'), ruled('second'), ruled('candidate')];

interface Replica {
  readonly source: PolicySource & WatchedFile;
  readonly told: string[];
  write(text: string): Promise<void>;
  /** Its file, then the store: what its two beats do. */
  look(): Promise<void>;
  version(): string;
}

const versionOf = (text: string) => {
  const answer = compiled(text);
  if (!answer.ok) throw new Error('a text of the test is no policy');
  return answer.policy.version;
};

describe('the policy in force', () => {
  let on: Opened;
  let clock: VirtualClock;
  let open: WatchedFile[];
  let pools: readonly string[];

  beforeEach(async () => {
    on = await opened();
    clock = new VirtualClock();
    open = [];
    pools = poolNames;
  });
  afterEach(async () => {
    await Promise.all(open.map((one) => one.stop()));
    await on.close();
  });

  async function replica(name: string, text: string, { store = storePart(), proposes = true } = {}): Promise<Replica> {
    const path = join(await temporaryFolder(), 'policy.yaml');
    await writeFile(path, text);
    const told: string[] = [];
    const telemetry = {
      report: (fact: Fact) => {
        if (fact.kind === 'policy') told.push(`${fact.outcome} ${fact.version}`);
        if (fact.kind === 'trouble') told.push(`trouble ${fact.where}`);
      },
    };
    const source = await policyInForce({
      path,
      names: () => ({ poolNames: pools }),
      clock,
      telemetry,
      store,
      replica: name,
      proposes,
      intervalMs: 3_600_000,
    });
    open.push(source);
    return {
      ...{ source, told },
      write: (next) => writeFile(path, next),
      look: async () => {
        await clock.advance(1_000);
        await source.reload();
        await source.renew().catch(() => undefined);
      },
      version: () => source.current().version,
    };
  }
  type StorePart = Pick<PolicyStore, 'fileSeen' | 'inForce' | 'kept'>;
  const storePart = (): StorePart => on.store.policies;

  const promote = (text: string, by = 'geoff') =>
    on.store.policies.promote(
      { version: versionOf(text), name: 'p', text, scope: { poolNames } },
      { by, reason: 'tried for a week', at: clock.now() },
    );
  const audited = async () =>
    (await on.store.hands.audit({ requestId: null, before: null, limit: 50 }))
      .map(({ actor, act, detail }) => `${actor} ${act} ${String(detail['from'])} -> ${String(detail['to'])}`)
      .toReversed();

  it('is that of the file until one is promoted; then every replica has it after its next look, and one that starts later at once', async () => {
    const [a, b] = [await replica('a', first), await replica('b', first)];
    expect([a.version(), b.version()]).to.deep.equal([versionOf(first), versionOf(first)]);
    await promote(candidate);
    await a.look();
    await b.look();
    const late = await replica('late', first);
    const wanted = versionOf(candidate);
    expect([a.version(), b.version(), late.version()]).to.deep.equal([wanted, wanted, wanted]);
    expect(late.told, 'its file is good, and is not in force').to.deep.equal([
      `superseded ${versionOf(first)}`,
      `loaded ${wanted}`,
    ]);
    expect(a.told).to.deep.equal([`loaded ${versionOf(first)}`, `loaded ${wanted}`]);
    expect(await audited()).to.deep.equal([`geoff promote ${versionOf(first)} -> ${wanted}`]);
  });

  it('is that of a file again when a file changes, on every replica, also on those whose file has not come yet; and that is in the audit', async () => {
    const [a, b] = [await replica('a', first), await replica('b', first)];
    await promote(candidate);
    await a.look();
    await a.write(second);
    await a.look();
    await b.look();
    expect([a.version(), b.version()]).to.deep.equal([versionOf(second), versionOf(second)]);
    await b.write(second);
    await b.look();
    expect(b.version()).to.equal(versionOf(second));
    expect((await audited()).at(-1)).to.equal(`a policy-file ${versionOf(candidate)} -> ${versionOf(second)}`);
    expect(await audited(), 'what another has said already is not said again').to.have.length(2);
  });

  it('that was promoted does not come back when the file goes back to the text that it was promoted over', async () => {
    const a = await replica('a', first);
    await promote(candidate);
    for (const text of [second, first]) {
      await a.write(text);
      await a.look();
    }
    expect(a.version()).to.equal(versionOf(first));
  });

  it('that was promoted stays while the file is bad, and when it is mended to what it was', async () => {
    const a = await replica('a', first);
    await promote(candidate);
    await a.look();
    await a.write('policy: [');
    await a.look();
    expect(a.version()).to.equal(versionOf(candidate));
    expect(a.source.standing().refused).to.not.equal(null);
    await a.write(first);
    await a.look();
    expect(a.version()).to.equal(versionOf(candidate));
    expect(a.source.standing().refused).to.equal(null);
  });

  it('is the last of those that were promoted at once, each recorded with what it really followed', async () => {
    const a = await replica('a', first);
    const texts = Array.from({ length: 6 }, (_, index) => ruled(`rule${index}`));
    await Promise.all(texts.map((text, index) => promote(text, `manager-${index}`)));
    await a.look();
    const entries = await on.store.hands.audit({ requestId: null, before: null, limit: 50 });
    const chain = entries.toReversed().map(({ detail }) => [detail['from'], detail['to']]);
    expect(chain).to.have.length(6);
    for (const [index, [from]] of chain.entries()) expect(from).to.equal(index === 0 ? versionOf(first) : chain[index - 1]?.[1]);
    expect(a.version()).to.equal(chain.at(-1)?.[1]);
  });

  it('that is promoted once more is neither written nor audited again', async () => {
    const a = await replica('a', first);
    await promote(candidate);
    const { now, before } = await promote(candidate, 'somebody else');
    expect(now).to.deep.equal(before);
    expect(now.by).to.equal('geoff');
    await promote(first);
    await a.look();
    expect(a.version(), 'back to the text of the file').to.equal(versionOf(first));
    expect(await audited()).to.have.length(2);
  });

  it('stays while the store is away, whatever comes to the file; the text is taken when the store is back, and told of once', async () => {
    let away = false;
    const { policies } = on.store;
    const guard = <T>(work: () => Promise<T>) => (away ? Promise.reject(new Error('the store is away')) : work());
    const store: StorePart = {
      fileSeen: (policy, seen) => guard(() => policies.fileSeen(policy, seen)),
      inForce: () => guard(() => policies.inForce()),
      kept: (version) => guard(() => policies.kept(version)),
    };
    const a = await replica('a', first, { store });
    away = true;
    await a.write(second);
    await a.look();
    await a.look();
    expect(a.version()).to.equal(versionOf(first));
    expect(a.told.slice(1)).to.deep.equal(['trouble policy.take']);
    expect(await policies.kept(versionOf(second))).to.equal(null);
    away = false;
    await a.look();
    expect(a.version()).to.equal(versionOf(second));
    expect((await policies.kept(versionOf(second)))?.text).to.equal(second);
  });

  it('is in the store before anything can be decided by it', async () => {
    const { policies } = on.store;
    const seen: (string | null)[] = [];
    let a: Replica | null = null;
    const store: StorePart = {
      ...policies,
      fileSeen: async (policy, about) => {
        const before = a?.version() ?? null;
        const succession = await policies.fileSeen(policy, about);
        seen.push(before, (await policies.kept(policy.version))?.version ?? null);
        expect(a?.version() ?? null).to.equal(before);
        return succession;
      },
    };
    a = await replica('a', first, { store });
    await a.write(second);
    await a.look();
    expect(seen).to.deep.equal([null, versionOf(first), versionOf(first), versionOf(second)]);
  });

  it('is not changed by the file of a process that decides nothing, which follows the others', async () => {
    await replica('a', first);
    const api = await replica('api', second, { proposes: false });
    expect(api.version()).to.equal(versionOf(first));
    await promote(candidate);
    await api.look();
    expect(api.version()).to.equal(versionOf(candidate));
    expect(await audited()).to.have.length(1);
  });

  it('that a replica could not take is taken when its settings have what it names', async () => {
    const a = await replica('a', first);
    const other = candidate.replaceAll('passive', 'third');
    const version = hashOf(other).slice(0, 16);
    const wish = { by: 'geoff', reason: '', at: clock.now() };
    await on.store.policies.promote({ version, name: 'p', text: other, scope: { poolNames: ['active', 'third'] } }, wish);
    await a.look();
    expect([a.version(), a.source.standing().refused?.version]).to.deep.equal([versionOf(first), version]);
    pools = ['active', 'passive', 'third'];
    await a.source.reconsider();
    expect([a.version(), a.source.standing().refused]).to.deep.equal([version, null]);
  });

  it('that a replica cannot take is told once and leaves the one before, there and nowhere else', async () => {
    const [a, b] = [await replica('a', first), await replica('b', first)];
    const unfit = candidate.replaceAll('active', 'elsewhere');
    await on.store.policies.promote(
      { version: 'ffffffffffffffff', name: 'p', text: unfit, scope: { poolNames: ['elsewhere'] } },
      { by: 'geoff', reason: '', at: clock.now() },
    );
    await a.look();
    await a.look();
    expect(a.version()).to.equal(versionOf(first));
    expect(a.told.slice(1)).to.deep.equal(['refused ffffffffffffffff']);
    expect(a.source.standing().refused).to.include({ version: 'ffffffffffffffff' });
    await promote(candidate);
    await b.look();
    await a.look();
    expect([a.version(), b.version()]).to.deep.equal([versionOf(candidate), versionOf(candidate)]);
    expect(a.source.standing().refused).to.equal(null);
    expect(a.source.standing().loadedAt, 'an alert about the refused one is closed').to.equal(clock.now());
  });
});
