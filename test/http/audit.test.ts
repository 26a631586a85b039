import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { AuditAsked } from '../../src/ports/hands.js';
import type { AuditEntry } from '../../src/ports/store/hands.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, aView, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/audit';

const entry = (id: string): AuditEntry => ({
  id,
  at: received,
  actor: 'ops-anna',
  act: 'hold',
  requestId: branded<RequestId>(anId),
  subject: anId,
  reason: 'month end',
  detail: { before: { held: false }, after: { held: true } },
});

async function asking(query: string, entries: readonly AuditEntry[] = []) {
  const asked: AuditAsked[] = [];
  const { url } = await aFace({ audit: (one) => Promise.resolve((asked.push(one), entries)) });
  return { asked, answer: await call(url + path + query) };
}

describe('http: audit', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'queue:operate', body: null, asks: (called) => ({ audit: called }) });

  it('an entry says who did what to what, when, why, and how it was before and after', async () => {
    const ofPolicy = { ...entry('8'), act: 'policy.promote', requestId: null, subject: 'policy house' };
    const { asked, answer } = await asking('', [entry('9'), ofPolicy]);
    expect(answer.status).to.equal(200);
    const told = {
      id: '9',
      at: '2026-11-21T06:00:00.000Z',
      actor: 'ops-anna',
      act: 'hold',
      request_id: anId,
      subject: anId,
      reason: 'month end',
      detail: { before: { held: false }, after: { held: true } },
    };
    const other = { ...told, id: '8', act: 'policy.promote', request_id: null, subject: 'policy house' };
    expect(answer.json).to.deep.equal({ items: [told, other], next_before: null });
    expect(asked).to.deep.equal([{ requestId: null, before: null, limit: 101 }]);
  });

  it('a page that is not the last says where the next begins, and the keeper is asked for one more than is shown', async () => {
    const { asked, answer } = await asking(`?limit=2&before=10&request_id=${anId}`, [entry('9'), entry('8'), entry('7')]);
    expect(asked).to.deep.equal([{ requestId: anId, before: '10', limit: 3 }]);
    expect((answer.json?.['items'] as readonly { id: string }[]).map(({ id }) => id)).to.deep.equal(['9', '8']);
    expect(answer.json).to.include({ next_before: '8' });
  });

  const refused: Record<string, readonly [query: string, path: string]> = {
    'an id that none can have': ['?request_id=nope', 'request_id'],
    'a place where no page ended': ['?before=-1', 'before'],
    'no entries': ['?limit=0', 'limit'],
    'more entries than may be': ['?limit=501', 'limit'],
    'a limit in letters': ['?limit=all', 'limit'],
    'a filter that is not known': ['?actor=anna', 'actor'],
  };
  for (const [what, [query, where]] of Object.entries(refused)) {
    it(`is 400 without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await asking(query);
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'bad-query', instance: path });
      expect((answer.json?.['errors'] as readonly { path: string }[])[0]?.path).to.equal(where);
      expect(asked).to.deep.equal([]);
    });
  }

  describe('by an operator of one tenant', () => {
    async function byTenant(tenant: string, query: string) {
      const { credentials, headers } = keyHolder({ reach: onlyTenant(tenant) });
      const asked: AuditAsked[] = [];
      const audit = (one: AuditAsked) => Promise.resolve((asked.push(one), [entry('9')]));
      const { url } = await aFace({ audit, request: () => Promise.resolve(aView({ tenantId: '333' })) }, { credentials });
      return { asked, answer: await call(url + path + query, { headers }) };
    }

    it('what was done to a request of the tenant is shown', async () => {
      const { asked, answer } = await byTenant('333', `?request_id=${anId}`);
      expect(asked).to.deep.equal([{ requestId: anId, before: null, limit: 101 }]);
      expect(answer.json?.['items']).to.have.length(1);
    });

    it('nothing is shown of a request of another tenant, and it is not read', async () => {
      const { asked, answer } = await byTenant('444', `?request_id=${anId}`);
      expect(answer.status).to.equal(200);
      expect(answer.json).to.deep.equal({ items: [], next_before: null });
      expect(asked).to.deep.equal([]);
    });

    it('of all that was done, what concerns its tenants is asked for', async () => {
      const { asked, answer } = await byTenant('333', '');
      expect(asked).to.deep.equal([{ requestId: null, before: null, limit: 101, reach: onlyTenant('333') }]);
      expect(answer.json?.['items']).to.have.length(1);
    });
  });
});
