import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { PeriodAsked, PeriodDecision } from '../../src/ports/store/reading.js';
import { aScene } from '../policy/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/decisions';
const aDay = '?from=2026-11-21T00:00:00Z&to=2026-11-22T01:00:00%2B01:00';
const from = Date.parse('2026-11-21T00:00:00Z');
const to = Date.parse('2026-11-22T00:00:00Z');

const facts = aScene();
const told = { case: 'clusters-busy', rule: 'busy', outcome: 'wait' } as const;
const decided = (id: string, at: number): PeriodDecision => ({
  ...{ ...told, id, at, facts },
  requestId: branded<RequestId>(anId),
  policyVersion: 'abc',
});

async function asking(query: string, rows: readonly PeriodDecision[] = [], holder = keyHolder()) {
  const asked: PeriodAsked[] = [];
  const decisionsOf = (one: PeriodAsked) => Promise.resolve((asked.push(one), rows));
  const { url } = await aFace({ decisionsOf }, { credentials: holder.credentials });
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: decisions of a period', () => {
  afterEach(closeFaces);
  holdsItsDoor({
    ...{ method: 'GET', path: path + aDay, scope: 'policies:manage', body: null },
    asks: (called) => ({ decisionsOf: called }),
  });

  it('each is told with the facts that it was taken on, and the period in any offset is the same period', async () => {
    const { asked, answer } = await asking(aDay, [decided('7', received)]);
    expect(answer.status).to.equal(200);
    const item = { ...told, request_id: anId, at: '2026-11-21T06:00:00.000Z', policy_version: 'abc', facts };
    expect(answer.json).to.deep.equal({ items: [item], next_after: null });
    expect(asked).to.deep.equal([{ from, to, after: null, limit: 1001 }]);
  });

  for (const zone of ['+01:00', '%2B01', '+0100'])
    it(`the period is read as the times of a request are, in a zone written ${zone} and without seconds`, async () => {
      const { asked } = await asking(`?from=2026-11-21T01:00${zone}&to=2026-11-22T01:00${zone}`);
      expect(asked).to.deep.equal([{ from, to, after: null, limit: 1001 }]);
    });

  it('a page that is not the last says where it ended, and from there the next is asked', async () => {
    const rows = [decided('7', received), decided('8', received), decided('9', received + 1)];
    const { answer } = await asking(`${aDay}&limit=2`, rows);
    expect(answer.json?.['items']).to.have.length(2);
    const after = String(answer.json?.['next_after']);
    const { asked } = await asking(`${aDay}&limit=2&after=${after}`);
    expect(asked).to.deep.equal([{ from, to, after: { at: received, id: '8' }, limit: 3 }]);
  });

  it('who sees one tenant alone sees none of them, and they are not read', async () => {
    const holder = keyHolder({ reach: onlyTenant('333') });
    const { asked, answer } = await asking(aDay, [decided('7', received)], holder);
    expect(answer.json).to.deep.equal({ items: [], next_after: null });
    expect(asked).to.deep.equal([]);
  });

  const refused: Record<string, readonly [query: string, paths: readonly string[]]> = {
    'no period': ['', ['from', 'to']],
    'half a period': ['?from=2026-11-21T00:00:00Z', ['to']],
    'a day that is not there': ['?from=2026-11-31T00:00:00Z&to=2026-12-01T00:00:00Z', ['from']],
    'a time of no zone': ['?from=2026-11-21T00:00:00&to=2026-12-01T00:00:00Z', ['from']],
    'a place where no page ended': [`${aDay}&after=7`, ['after']],
    'a place later than any time': [`${aDay}&after=8640000000000001_7`, ['after']],
    'a period that begins twice': [`?from=2026-11-21T00:00:00Z&from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z`, ['from']],
    'no decisions': [`${aDay}&limit=0`, ['limit']],
    'more than may be': [`${aDay}&limit=1001`, ['limit']],
    'a filter that is not known': [`${aDay}&tenant_id=333`, ['tenant_id']],
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
