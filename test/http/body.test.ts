import { expect } from 'chai';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, aView, call, closeFaces } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/body`;
const sent = '{"correlation_id": "c-1", "nobody_knows": {"what": ["this", 9007199254740993, 1.10]}, "job": {"job_id": "175"}}';

describe('http: what a job request was as it was sent', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'requests:body', body: null, asks: (called) => ({ body: called }) });

  it('is told letter for letter: its fields that nobody knows, and numbers that JavaScript would round', async () => {
    const { url } = await aFace({ body: (id) => Promise.resolve(id === anId ? sent : null) });
    const answer = await call(url + path);
    expect(answer.status).to.equal(200);
    expect(answer.text).to.equal(sent);
    expect(answer.headers.get('content-type')).to.equal('application/json; charset=utf-8');
  });

  it('is 404 when there is no such request, and for whoever may not see its tenant, who does not learn of it', async () => {
    const { url } = await aFace({ body: () => Promise.resolve(null) });
    const unknown = await call(url + path);
    expect([unknown.status, unknown.json?.['code']]).to.deep.equal([404, 'not-found']);
    const holder = keyHolder({ reach: onlyTenant('444') });
    const script = { request: () => Promise.resolve(aView()), body: () => Promise.resolve(sent) };
    const face = await aFace(script, { credentials: holder.credentials });
    const answer = await call(face.url + path, { headers: holder.headers });
    expect(answer.status).to.equal(404);
    expect(answer.json?.['detail']).to.equal(unknown.json?.['detail']);
  });
});
