// What a tenant's own operator sees of what was done by hand, over HTTP and on a real store.
import { expect } from 'chai';
import { onSite } from '../support/house.js';
import { openTwoTenants, type Tenant } from './two-tenants.js';

interface Page {
  readonly items: readonly { readonly act: string; readonly subject: string; readonly request_id: string | null }[];
  readonly next_before: string | null;
}

async function audit({ call }: Tenant, query = ''): Promise<Page> {
  const answer = await call({ method: 'GET', url: `/v1/audit${query}` });
  expect(answer.statusCode, answer.body).to.equal(200);
  return answer.json<Page>();
}

describe('http: the audit of a tenant', function () {
  this.timeout(60_000);

  it('has what was done to its requests, schedules, templates and dead letters, and nothing of others or of the house', async () => {
    await onSite({}, async (site) => {
      const { ours, theirs, house, close } = await openTwoTenants(site);
      try {
        const [ended] = ours.handles;
        for (const { call } of [ours, theirs]) {
          await call({ method: 'POST', url: '/v1/dead-letters/replay', payload: { filter: { queue: 'job-requests' } } });
        }
        expect((await ours.call({ method: 'DELETE', url: `/v1/job-requests/${ended}` })).statusCode).to.equal(200);
        await ours.call({ method: 'DELETE', url: '/v1/job-templates/ours-weekly' });
        const settings = {
          actor: 'replica',
          act: 'settings-file',
          requestId: null,
          tenantId: null,
          subject: 's',
          reason: '',
          detail: {},
        };
        await house.store.hands.note([settings], 0);

        const { items } = await audit(ours, '?limit=500');
        expect(new Set(items.map(({ act }) => act))).to.deep.equal(
          new Set(['hold', 'keep-template', 'create-schedule', 'replay', 'replayed', 'remove', 'retire-template']),
        );
        expect(JSON.stringify(items)).not.to.include('zebra');
        const all = await house.keeper.audit({ requestId: null, before: null, limit: 500 });
        const ofOthers = all.filter(({ id }) => !items.some((item) => 'id' in item && item.id === id));
        expect(ofOthers.filter(({ act }) => act !== 'settings-file').map((one) => JSON.stringify(one)))
          .to.have.length.above(5)
          .and.satisfy((others: readonly string[]) => others.every((one) => /zebra|theirs/.test(one)));

        // What was done to a request that is gone is found by it, as long as the entry stays.
        expect((await audit(ours, `?request_id=${ended}`)).items.map(({ act }) => act)).to.deep.equal(['remove']);
        expect((await audit(theirs, `?request_id=${ended}`)).items).to.deep.equal([]);
        const first = await audit(ours, '?limit=2');
        const second = await audit(ours, `?limit=2&before=${first.next_before}`);
        expect([...first.items, ...second.items]).to.deep.equal(items.slice(0, 4));
        await house.drive();
      } finally {
        await close();
      }
    });
  });

  it('has of an entry that a replica of the version before wrote what is asked for by its request', async () => {
    await onSite({}, async (site) => {
      const { ours, theirs, close } = await openTwoTenants(site);
      try {
        const held = ours.handles[3];
        await site.sql('update audit set tenant_id = null');
        expect((await audit(ours)).items).to.deep.equal([]);
        expect((await audit(ours, `?request_id=${held}`)).items.map(({ act }) => act)).to.deep.equal(['hold']);
        expect((await audit(theirs, `?request_id=${held}`)).items).to.deep.equal([]);
      } finally {
        await close();
      }
    });
  });
});
