// A period that really was, taken through another policy by the command line.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { cli } from '../cli/captured-cli.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { onSite } from '../support/house.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('policy replay', () => {
  afterEach(closeFaces);

  it('tells what a candidate would have decided otherwise, page after page, and who would have started earlier', async () => {
    await onSite(
      { settings: { pools: { active: { clusters: ['active*'], slots_per_cluster: 1 }, passive: {} } } },
      async (site) => {
        site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
        site.simulator.declareJob({
          ...{ jobId: '175', name: 'job 175', clusterId: 'active-1', maxConcurrentRuns: 1000 },
          outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
        });
        const house = await site.house('a');
        await house.take({ correlationId: 'first', priority: 'critical' });
        await house.drive();
        const second = await house.take({ correlationId: 'second', priority: 90 });
        await house.drive();
        await site.pass(61_000);
        await house.watch();
        await house.drive();
        expect((await house.request(second)).state).to.equal('running');

        const { url } = await aFace({ decisionsOf: (asked) => house.keeper.decisionsOf(asked) });
        const candidate = join(await temporaryFolder(), 'candidate');
        await mkdir(candidate);
        const text = await readFile('policies/default.yaml', 'utf8');
        await writeFile(join(candidate, 'default.yaml'), text.replace('overfill_priority: 100', 'overfill_priority: 90'));
        const period = ['--from', '2000-01-01T00:00:00Z', '--to', '2100-01-01T00:00:00Z', '--pool', 'active', 'passive'];
        const run = (path: string, ...more: string[]) =>
          cli(['policy', 'replay', ...period, '--policy', path, ...more], { env: { JOB_KEEPER_URL: url } });

        const same = await run('policies/default.yaml');
        expect(same.out).to.match(/^3 decisions on 2 requests; policy default, version \w+, decides 0 of them otherwise\.\n$/);
        const other = await run(candidate);
        expect(other.code).to.equal(0);
        expect(other.out).to.match(/decides 1 of them otherwise/);
        expect(other.out).to.include('wait (clusters-busy, busy)');
        expect(other.out).to.include('run (clusters-busy, overfill for the critical)');
        expect(other.out).to.match(new RegExp(`333 +high +1 +0 +0 +61 s earlier +${second}`));
        const json = JSON.parse((await run(candidate, '--json')).out) as { different: number };
        expect(json.different).to.equal(1);
        await writeFile(join(candidate, 'default.yaml'), text.replace('[run-now]', '[run-nw]'));
        expect((await run(candidate)).err).to.match(/is refused:/);
        const pages = [];
        for (let after: { at: number; id: string } | null = null; ;) {
          const [row] = await house.keeper.decisionsOf({ from: 0, to: 4e12, after, limit: 1 });
          if (row === undefined) break;
          pages.push(row.requestId);
          after = { at: row.at, id: row.id };
        }
        expect(pages).to.have.length(3);
      },
    );
  });
});
