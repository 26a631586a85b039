// The history of a request is told from what is kept of it: on one real database, also where no events are sent.
import { expect } from 'chai';
import { historyOf } from '../../src/adapters/http/request-history.js';
import { onSite } from '../support/house.js';
import { asked } from '../support/wire/points.js';
import { tappedDatabase } from '../support/wire/tapped-database.js';

describe('the history of a request', () => {
  it('has each decision, its attempt and its end, in the order in which they came about', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({
        ...{ clusterId: 'active-1', name: 'active-1', state: 'TERMINATED', startMs: 180_000, autoterminationMinutes: 120 },
      });
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', outcome: { result: 'endless' } });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      const looked = async () => {
        await house.sweep();
        await house.perform();
        await site.pass(60_000);
      };
      for (let turn = 0; turn < 4; turn += 1) await looked();
      await house.drive();
      await house.watch();
      await house.keeper.cancel(id);
      await site.pass(10_000);
      await house.watch();
      await site.pass(10_000);
      await house.watch();
      const entries = historyOf((await house.keeper.history(id)) ?? expect.fail());
      expect(entries.map(({ what, outcome }) => (outcome === null ? what : `${what} ${outcome}`))).to.deep.equal([
        ...['received', 'decided wait', 'decided wait', 'decided run', 'submitted', 'taken', 'executing'],
        ...['attempt-ended CANCELLED', 'ended cancelled'],
      ]);
      const times = entries.map(({ at }) => at);
      expect(times).to.deep.equal(times.toSorted((one, other) => one - other));
      expect(entries.find(({ what }) => what === 'taken')?.runId).to.equal(String(site.simulator.ledger.runs[0]?.runId));
    });
  });

  it('is that of one moment, whatever happens to the request while it is read', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', outcome: { result: 'endless' } });
      const { url: databaseUrl, tap } = await tappedDatabase(site.databaseUrl);
      const [reader, house] = [await site.house('a', { databaseUrl }), await site.house('b')];
      const id = await house.take({ correlationId: 'r' });
      const hold = tap.holdAt(asked(/from "decision"/i));
      const read = reader.keeper.history(id);
      await hold.reached;
      await house.drive();
      hold.release();
      const { request, decisions } = (await read) ?? expect.fail();
      expect({ state: request.state, decisions }).to.deep.equal({ state: 'received', decisions: [] });
      expect(await reader.keeper.history(id)).to.have.nested.property('decisions.length', 1);
      await tap.close();
    });
  });
});
