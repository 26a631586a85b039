// A candidate is promoted on a running house of two replicas: what is decided from then on is decided by it, everywhere; and one that would not be
// loaded stays out, with what is wrong with it.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { policyInForce } from '../../src/adapters/policy-source/in-force.js';
import { shadowFile } from '../../src/adapters/policy-source/shadow-file.js';
import type { WatchedFile } from '../../src/adapters/policy-source/watched-file.js';
import type { PromoteAnswer, PromoteAsked } from '../../src/ports/policies.js';
import type { PolicySource, ShadowSource } from '../../src/ports/policy-source.js';
import { policyOf } from '../policy/policies.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const text = readFileSync('policies/default.yaml', 'utf8');
const versionOf = (one: string) => policyOf(one).version;
/** Whoever is not critical is turned away. */
const candidate = text.replace(
  'rules:\n',
  'rules:\n  - { name: closed, case: capacity-available, when: request.priority < 100, then: [reject] }\n',
);
const poolNames = ['active', 'passive'];
const settings = { pools: { active: { clusters: ['active*'], slots_per_cluster: 4 }, passive: {} } };

interface Place {
  readonly a: TestHouse;
  readonly b: TestHouse;
  readonly sources: (PolicySource & WatchedFile)[];
  readonly shadowPath: string;
  readonly promote: (wish: Partial<PromoteAsked>) => Promise<PromoteAnswer>;
}

async function onPlace(site: Site, test: (place: Place) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  const [path, shadowPath] = [join(folder, 'policy.yaml'), join(folder, 'next.yaml')];
  await writeFile(path, text);
  const sources: (PolicySource & WatchedFile)[] = [];
  const shadows: (ShadowSource & WatchedFile)[] = [];
  const around = { names: () => ({ poolNames }), clock: site.clock, intervalMs: 3_600_000 };
  const houseOf = async (replica: string) => {
    const shadow = await shadowFile({ ...around, path: shadowPath, telemetry: { report: () => undefined } });
    shadows.push(shadow);
    return site.house(replica, {
      shadow,
      policies: async (store, telemetry) => {
        const source = await policyInForce({ ...around, path, telemetry, store: store.policies, replica, proposes: true });
        sources.push(source);
        return source;
      },
    });
  };
  const [a, b] = [await houseOf('a'), await houseOf('b')];
  const wish: PromoteAsked = { what: { kind: 'shadow' }, actor: 'geoff', reason: '', dryRun: false };
  try {
    await test({ a, b, sources, shadowPath, promote: (one) => a.keeper.promote({ ...wish, ...one }) });
  } finally {
    await Promise.all([...sources, ...shadows].map((one) => one.stop()));
  }
}

function declare(site: Site): void {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    ...{ jobId: '175', name: 'job 175', clusterId: 'active-1', maxConcurrentRuns: 1000 },
    outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
  });
}

describe('a promoted policy', () => {
  it('decides from then on, on every replica, and is told with what it followed and who promoted it', async () => {
    await onSite({ settings }, (site) =>
      onPlace(site, async ({ a, b, sources, shadowPath, promote }) => {
        declare(site);
        await a.take({ correlationId: 'before' });
        await a.drive();
        await writeFile(shadowPath, candidate);
        expect(await promote({ dryRun: true })).to.include({ kind: 'would' });
        expect((await a.keeper.policies()).inForce.version).to.equal(versionOf(text));
        const policy = { name: 'default', version: versionOf(candidate) };
        const done = await promote({ reason: 'a quiet week' });
        expect(done).to.deep.include({ kind: 'promoted', policy });
        expect(done).to.have.nested.property('before.version', versionOf(text));
        await sources[1]?.renew();
        await a.take({ correlationId: 'by a' });
        await a.drive();
        await b.take({ correlationId: 'by b' });
        await b.drive();
        expect(await site.states()).to.deep.equal({ before: 'running', 'by a': 'rejected', 'by b': 'rejected' });
        for (const house of [a, b]) {
          const { inForce, wanted } = await house.keeper.policies();
          expect(inForce.version).to.equal(policy.version);
          expect(wanted).to.include({ version: policy.version, how: 'promoted', by: 'geoff', fileVersion: versionOf(text) });
        }
        expect(await promote({})).to.include({ kind: 'already-in-force' });
        const [entry, ...others] = await a.keeper.audit({ requestId: null, before: null, limit: 10 });
        expect(others).to.deep.equal([]);
        expect(entry).to.deep.include({
          ...{ actor: 'geoff', act: 'promote', reason: 'a quiet week', subject: `policy default ${policy.version}` },
          detail: { from: versionOf(text), from_how: 'file', to: policy.version },
        });
        expect(await promote({ what: { kind: 'kept', version: versionOf(text) } }), 'and back').to.include({ kind: 'promoted' });
        await a.take({ correlationId: 'after' });
        await a.drive();
        expect(await site.states()).to.include({ after: 'running' });
        await site.pass(61_000);
        await a.watch();
      }),
    );
  });

  it('is in the store whenever a decision names it', async () => {
    await onSite({ settings }, (site) =>
      onPlace(site, async ({ a, sources, promote }) => {
        declare(site);
        const bodies = Array.from({ length: 5 }, (_, index) =>
          candidate.replace('overfill_below: 1.2', `overfill_below: 1.${index + 3}`),
        );
        for (const [index, body] of bodies.entries()) {
          await a.take({ correlationId: `c-${index}` });
          await Promise.all([
            promote({ what: { kind: 'text', file: 'next.yaml', text: body, examples: null } }),
            a.drive(),
            sources[0]?.renew(),
          ]);
          await a.drive();
        }
        const unknown = await site.sql(
          `select policy_version from decision where policy_version not in (select version from policy_version)`,
        );
        expect(unknown).to.deep.equal([]);
        await site.pass(61_000);
        await a.watch();
      }),
    );
  });

  it('must compile and hold its examples: else it is refused with every problem at its place, and nothing is changed', async () => {
    await onSite({ settings }, (site) =>
      onPlace(site, async ({ a, shadowPath, promote }) => {
        expect(await promote({})).to.have.property('kind', 'refused');
        await writeFile(shadowPath, candidate.replace('case: capacity-available', 'case: capacity-avalable'));
        const mistaken = await promote({});
        expect(mistaken).to.have.property('kind', 'refused');
        expect(mistaken)
          .to.have.nested.property('problems[0].path')
          .that.matches(/next\.yaml:\d+:\d+$/);
        expect(mistaken).to.have.property('explained').that.includes('did you mean "capacity-available"?');
        await writeFile(shadowPath, candidate);
        await writeFile(shadowPath.replace('.yaml', '.test.yaml'), '- { name: open, expect: { outcome: run } }');
        const failing = await promote({});
        expect(failing)
          .to.have.nested.property('problems[0].path')
          .that.matches(/next\.test\.yaml:1:\d+$/);
        const examples = '- { name: open, expect: { outcome: run } }';
        const sent = await promote({ what: { kind: 'text', file: 'x.yaml', text: candidate, examples } });
        expect(sent)
          .to.have.nested.property('problems[0].path')
          .that.matches(/^x\.test\.yaml:1:\d+$/);
        expect(await promote({ what: { kind: 'kept', version: '0123456789abcdef' } })).to.have.property('kind', 'no-candidate');
        expect((await a.keeper.policies()).wanted).to.include({ version: versionOf(text), how: 'file' });
        expect(await a.keeper.audit({ requestId: null, before: null, limit: 10 })).to.deep.equal([]);
      }),
    );
  });
});
