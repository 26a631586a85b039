import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { CostRow, CostsAsked } from '../../src/ports/store/reading.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/costs';
const aDay = '?from=2026-11-21T00:00:00Z&to=2026-11-22T01:00:00%2B01:00';
const from = Date.parse('2026-11-21T00:00:00Z');
const to = Date.parse('2026-11-22T00:00:00Z');
const rows: readonly CostRow[] = [
  { of: '333', runs: 3, seconds: 5_400, cost: 0.1 + 0.2, unpricedSeconds: 0 },
  { of: '444', runs: 1, seconds: 60, cost: null, unpricedSeconds: 60 },
];

async function asking(query: string, holder = keyHolder()) {
  const asked: CostsAsked[] = [];
  const costs = (one: CostsAsked) => Promise.resolve((asked.push(one), rows));
  const { url } = await aFace({ costs }, { credentials: holder.credentials });
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: costs', () => {
  afterEach(closeFaces);
  holdsItsDoor({
    ...{ method: 'GET', path: path + aDay, scope: 'requests:read', body: null },
    asks: (called) => ({ costs: called }),
  });

  it('are told by tenant unless something else is asked for, to a millionth', async () => {
    const { asked, answer } = await asking(aDay);
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({
      from: '2026-11-21T00:00:00.000Z',
      to: '2026-11-22T00:00:00.000Z',
      by: 'tenant',
      items: [
        { of: '333', runs: 3, run_seconds: 5_400, cost: 0.3, unpriced_seconds: 0 },
        { of: '444', runs: 1, run_seconds: 60, cost: null, unpriced_seconds: 60 },
      ],
      more: false,
    });
    expect(asked).to.deep.equal([{ from, to, by: 'tenant', tenantId: null, limit: 101, reach: everyTenant }]);
  });

  it('say that there are more than are shown', async () => {
    const { asked, answer } = await asking(`${aDay}&by=job&tenant_id=333&limit=1`);
    expect(answer.json?.['items']).to.have.length(1);
    expect(answer.json).to.include({ by: 'job', more: true });
    expect(asked[0]).to.include({ by: 'job', tenantId: '333', limit: 2 });
  });

  it('are those of the tenants that whoever asks may see', async () => {
    const reach = onlyTenant('333');
    const { asked } = await asking(`${aDay}&tenant_id=444`, keyHolder({ reach }));
    expect(asked[0]?.reach).to.deep.equal(reach);
  });

  const refused: Record<string, readonly [query: string, paths: readonly string[]]> = {
    'no period': ['', ['from', 'to']],
    'a period of 32 days': ['?from=2026-10-01T00:00:00Z&to=2026-11-02T00:00:00Z', ['to']],
    'a period that ends before it begins': ['?from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z', ['to']],
    'a time of no zone': ['?from=2026-11-21T00:00:00&to=2026-12-01T00:00:00Z', ['from']],
    'by something that has no cost': [`${aDay}&by=moon`, ['by']],
    'a tenant that none can be': [`${aDay}&tenant_id=%00`, ['tenant_id']],
    'no rows': [`${aDay}&limit=0`, ['limit']],
    'more than may be': [`${aDay}&limit=1001`, ['limit']],
    'a filter that is not known': [`${aDay}&pool=active`, ['pool']],
  };
  for (const [what, [query, where]] of Object.entries(refused)) {
    it(`is 400 without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await asking(query);
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'bad-query', instance: path });
      expect((answer.json?.['errors'] as readonly { path: string }[]).map((error) => error.path)).to.deep.equal(where);
      expect(asked).to.deep.equal([]);
    });
  }
});
