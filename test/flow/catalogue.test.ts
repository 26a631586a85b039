// The catalogue over a workspace: what it declares, what only the settings name, and what is told of it while it does not answer.
import { expect } from 'chai';
import type { Fault } from '../../src/core/faults.js';
import { onSite } from '../support/house.js';

const wanted = { name: null, declared: null, after: null, limit: 10 };

describe('the catalogue of jobs, over a workspace', () => {
  it('is what the workspace said last, with its age; before it has ever answered it is not known', async () => {
    await onSite({ settings: { jobs: { '7': {} } } }, async (site) => {
      site.simulator.addCluster({ clusterId: 'c-1', name: 'active-1', state: 'RUNNING' });
      const id = site.simulator.declareJob({ name: 'report', clusterId: 'c-1', timeoutSeconds: 600 });
      const { catalogue } = (await site.house('a')).keeper;
      site.engineAway();
      const refused = await catalogue.jobs(wanted).catch((problem: unknown) => problem as Fault);
      expect(refused).to.include({ code: 'engine-unavailable' });
      site.engineBack();
      const rows = [
        { id: '7', declared: null, inSettings: true },
        {
          ...{ id, inSettings: false },
          declared: {
            ...{ name: 'report', compute: { kind: 'cluster', id: 'c-1', name: 'active-1' }, maxRunSeconds: 600 },
            runsMax: 1,
          },
        },
      ];
      const told = async () => {
        const { jobs, snapshotAgeSeconds } = await catalogue.jobs(wanted);
        return { age: snapshotAgeSeconds, rows: jobs.map(({ id, declared, inSettings }) => ({ id, declared, inSettings })) };
      };
      expect(await told()).to.deep.equal({ age: 0, rows });
      site.engineAway();
      await site.pass(90_000);
      expect(await told()).to.deep.equal({ age: 90, rows });
    });
  });
});
