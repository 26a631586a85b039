// SRE is told of a refused policy through the store, and that it was mended, however many replicas look at the file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { filePolicySource, type FilePolicySource } from '../../src/adapters/policy-source/file.js';
import { policyText } from '../../src/app/policy-alert.js';
import { tellRefusals } from '../../src/app/refusal-alert.js';
import { policyText as aPolicy } from '../policy/policies.js';
import { opened, type Opened } from '../store/opened.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { VirtualClock } from '../support/virtual-clock.js';

const good = aPolicy();
const bad = aPolicy({ rules: '- { name: new, case: no-pol, then: [enqueue] }' });

describe('a refused policy', () => {
  let on: Opened;
  let path: string;
  let clock: VirtualClock;
  let sources: FilePolicySource[];

  beforeEach(async () => {
    on = await opened();
    clock = new VirtualClock();
    sources = [];
    path = join(await temporaryFolder(), 'policy.yaml');
    await writeFile(path, good);
  });
  afterEach(async () => {
    await Promise.all(sources.map((source) => source.stop()));
    await on.close();
  });

  async function replicaNamed(replica: string) {
    const telemetry = { report: () => undefined };
    const policies = await filePolicySource({
      path,
      names: () => ({ poolNames: ['active', 'passive'] }),
      clock,
      telemetry,
      intervalMs: 3_600_000,
    });
    sources.push(policies);
    return { policies, store: on.store, clock, replica };
  }
  async function look(one: Awaited<ReturnType<typeof replicaNamed>>) {
    await clock.advance(1_000);
    await one.policies.reload();
    await watch(one);
  }
  const watch = (one: Awaited<ReturnType<typeof replicaNamed>>) => tellRefusals(one, [policyText(one)]);
  const open = async () => (await on.store.alerts.open()).map(({ key, severity }) => `${severity} ${key}`);

  it('is one alert with what is wrong, until a replica has loaded a text since', async () => {
    const one = await replicaNamed('a');
    const other = await replicaNamed('b');
    await look(one);
    expect(await open()).to.deep.equal([]);
    await writeFile(path, bad);
    await look(one);
    expect(await open()).to.deep.equal(['error policy-refused']);
    const [alert] = await on.sql<{ details: Record<string, string> }>('select details from alert');
    expect(alert?.details).to.include({ replica: 'a' });
    expect(alert?.details['problems']).to.include(':5:24 no case is called');

    await watch(other);
    expect(await open(), 'one that has not looked yet has mended nothing').to.deep.equal(['error policy-refused']);
    await look(other);
    expect(await open()).to.deep.equal(['error policy-refused']);
    await writeFile(path, good);
    await look(one);
    expect(await open()).to.deep.equal([]);
    await watch(other);
    expect(await open(), 'while another replica still refuses it').to.deep.equal(['error policy-refused']);
    await look(other);
    expect(await open()).to.deep.equal([]);
  });

  it('is forgotten when the process that refused it was replaced by one that starts with a good text', async () => {
    const one = await replicaNamed('a');
    await writeFile(path, bad);
    await look(one);
    await writeFile(path, good);
    await clock.advance(1_000);
    await watch(await replicaNamed('c'));
    expect(await open()).to.deep.equal([]);
  });
});
