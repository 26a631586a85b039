import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { OutputRow, OutputsAsked } from '../../src/ports/store/outputs.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/outputs';
const run = { engine: 'databricks', run_id: '969479553499872001', url: null, attempt: 2 };
const anOutput = (position: number, changes: Partial<OutputRow> = {}): OutputRow => ({
  ...{ uri: `ABFSS://reports@lake/${position}`, correlationId: 'c-1', tenantId: '333', jobId: '175', run },
  ...{ at: received, requestId: branded<RequestId>(anId), position, ...changes },
});
const none = { tenantId: null, jobId: null, createdAfter: null, after: null, reach: everyTenant };

async function asking(query: string, holder = keyHolder()) {
  const asked: OutputsAsked[] = [];
  const outputs = (one: OutputsAsked) => Promise.resolve((asked.push(one), [anOutput(1), anOutput(2, { run: null })]));
  const { url } = await aFace({ outputs }, { credentials: holder.credentials });
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: outputs', () => {
  afterEach(closeFaces);
  holdsItsDoor({
    ...{ method: 'GET', path, scope: 'requests:read', body: null },
    asks: (called) => ({ outputs: called }),
  });

  it('are told with what they are, and who left them', async () => {
    const { asked, answer } = await asking('');
    expect(answer.status).to.equal(200);
    const ids = {
      request_id: anId,
      correlation_id: 'c-1',
      tenant_id: '333',
      job_id: '175',
      recorded: '2026-11-21T06:00:00.000Z',
    };
    expect(answer.json).to.deep.equal({
      items: [
        { uri: 'ABFSS://reports@lake/1', kind: 'abfss', ...ids, run },
        { uri: 'ABFSS://reports@lake/2', kind: 'abfss', ...ids, run: null },
      ],
      next_cursor: null,
    });
    expect(asked).to.deep.equal([{ ...none, limit: 101 }]);
  });

  it('are filtered, and the cursor of a page leads to what is behind it', async () => {
    const query = '?tenant_id=333&job_id=175&created_after=2026-11-21T06:00:00Z&limit=1';
    const { asked, answer } = await asking(query);
    expect(asked).to.deep.equal([{ ...none, tenantId: '333', jobId: '175', createdAfter: received, limit: 2 }]);
    const next = await asking(`?cursor=${String(answer.json?.['next_cursor'])}`);
    expect(next.asked[0]?.after).to.deep.equal({ at: received, requestId: anId, position: 1 });
  });

  it('are those of the tenants that whoever asks may see', async () => {
    const reach = onlyTenant('333');
    const { asked } = await asking('?tenant_id=444', keyHolder({ reach }));
    expect(asked[0]?.reach).to.deep.equal(reach);
  });

  const refused: Record<string, readonly [query: string, where: string]> = {
    'a cursor that is none': ['?cursor=abc', 'cursor'],
    // Of the list of requests.
    'a cursor of another list': [`?cursor=${Buffer.from(`${anId}~00000000`).toString('base64url')}`, 'cursor'],
    'a time of no zone': ['?created_after=2026-11-21T00:00:00', 'created_after'],
    'a tenant that none can be': ['?tenant_id=%00', 'tenant_id'],
    'more than may be': ['?limit=501', 'limit'],
    'a filter that is not known': ['?state=failed', 'state'],
  };
  for (const [what, [query, where]] of Object.entries(refused)) {
    it(`is 400 without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await asking(query);
      expect(answer.status).to.equal(400);
      expect((answer.json?.['errors'] as readonly { path: string }[]).map((error) => error.path)).to.deep.equal([where]);
      expect(asked).to.deep.equal([]);
    });
  }
});
