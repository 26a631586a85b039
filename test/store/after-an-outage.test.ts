// The broker was away, nearly all responses were due, and statistics were gathered; then it came back and they went out. Until statistics are gathered
// again the planner believes that nearly every row is due: what is asked all the time must not read the whole table for that.
import { expect } from 'chai';
import type pg from 'pg';
import { selectOthers } from '../../src/adapters/store/postgres/gauges.js';
import { claimResponses, selectUndelivered } from '../../src/adapters/store/postgres/responses.js';
import { auditQueries } from '../../src/adapters/store/postgres/self-audit.js';
import { explained, planner } from './explained.js';
import { makeEnded } from './many-ended.js';
import { now } from './moves.js';
import { opened, type Opened } from './opened.js';

const count = 20_000;
const questions: Readonly<Record<string, readonly [string, unknown[]]>> = {
  'the gauges': [selectOthers, []],
  'the relay': [claimResponses, [now, 500]],
  'who asks whether a queue is well': [selectUndelivered, [['q', 'other']]],
  'the self-audit': [auditQueries.get('response-overdue') ?? '', [now, 600_000, 300_000, 86_400_000, 100, '[]', null]],
};

describe('store: plans after an outage of the broker', () => {
  let on: Opened;
  let client: pg.Client;

  before(async function () {
    this.timeout(60_000);
    on = await opened();
    client = await planner(on);
    await on.sql('alter table response set (autovacuum_enabled = off)');
    await makeEnded(on, { count, newestAt: now, everyMs: 1, delivery: 'due' });
    await on.sql(`update response set reason = 'away'`);
    await on.sql('analyze');
    await on.sql(`update response set delivery = 'published', reason = null`);
  });
  after(async () => {
    await client.end();
    await on.close();
  });

  for (const [who, [sql, parameters]] of Object.entries(questions))
    it(`${who} finds by an index that nothing is due any more`, async () => {
      const nodes = await explained(client, sql, parameters);
      const responses = nodes.filter((node) => node['Relation Name'] === 'response');
      expect(responses).not.to.deep.equal([]);
      expect(responses.map((node) => node['Index Name'])).not.to.include(undefined);
    });
});
