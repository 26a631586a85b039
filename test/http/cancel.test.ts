import { expect } from 'chai';
import type { CancelAnswer } from '../../src/ports/keeper.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/cancel`;

async function cancelling(answer: CancelAnswer, init: RequestInit = {}) {
  const asked: string[] = [];
  const { url } = await aFace({ cancel: (id) => Promise.resolve((asked.push(id), answer)) });
  return { answer: await call(url + path, { method: 'POST', ...init }), asked };
}

describe('http: cancel', () => {
  afterEach(closeFaces);

  for (const kind of ['cancelled', 'stopping'] as const) {
    it(`a wish that leads to ${kind} is answered 202`, async () => {
      const { answer, asked } = await cancelling({ kind });
      expect(answer.status).to.equal(202);
      expect(answer.json).to.deep.equal({ request_id: anId, outcome: kind });
      expect(answer.headers.get('location')).to.equal(`/v1/job-requests/${anId}`);
      expect(asked).to.deep.equal([anId]);
    });
  }

  it('a job request that has ended is 409, with the state it ended in', async () => {
    const { answer } = await cancelling({ kind: 'already-final', state: 'succeeded' });
    expect(answer.status).to.equal(409);
    expect(answer.json).to.include({ code: 'already-final', detail: 'The request has ended: it is succeeded.' });
  });

  it('a job request that kept moving is told so, and that asking again may help', async () => {
    const { answer } = await cancelling({ kind: 'moved-meanwhile' });
    expect(answer.status).to.equal(503);
    expect(answer.json).to.include({ code: 'overloaded', detail: 'The request kept moving; try again.' });
    expect(answer.headers.has('retry-after')).to.equal(true);
  });

  it('an unknown job request is 404', async () => {
    expect((await cancelling({ kind: 'not-found' })).answer.status).to.equal(404);
  });

  it('an id that no job request can have is 404 without asking the keeper', async () => {
    const { url } = await aFace();
    expect((await call(`${url}/v1/job-requests/nope/cancel`, { method: 'POST' })).status).to.equal(404);
  });

  const bodies: Record<string, RequestInit> = {
    'an empty form': { body: new URLSearchParams() },
    'an empty object': { body: '{}', headers: { 'content-type': 'application/json' } },
    'an empty body of JSON': { body: '', headers: { 'content-type': 'application/json' } },
    text: { body: 'please' },
  };
  for (const [what, init] of Object.entries(bodies)) {
    it(`${what} sent along does not matter`, async () => {
      expect((await cancelling({ kind: 'cancelled' }, init)).answer.status).to.equal(202);
    });
  }

  const wished: Record<string, { readonly query: string; readonly init: RequestInit; readonly code: string }> = {
    'in the address': { query: '?dry_run=true', init: {}, code: 'bad-query' },
    'in the body': {
      query: '',
      init: { body: '{"dry_run": true}', headers: { 'content-type': 'application/json' } },
      code: 'invalid-body',
    },
    'in a body of no type': { query: '', init: { body: new TextEncoder().encode('{"dry_run":true}') }, code: 'invalid-body' },
  };
  for (const [where, { query, init, code }] of Object.entries(wished)) {
    it(`a dry run that is wished for ${where} is refused, and not done for real`, async () => {
      const asked: string[] = [];
      const { url } = await aFace({ cancel: (id) => Promise.resolve((asked.push(id), { kind: 'cancelled' })) });
      const { status, json } = await call(url + path + query, { method: 'POST', ...init });
      expect({ status, code: json?.['code'], asked }).to.deep.equal({ status: 400, code, asked: [] });
      expect(json?.['errors']).to.deep.equal([
        { path: 'dry_run', message: 'cannot be asked for here: the call would be carried out' },
      ]);
    });
  }

  it('what says that it is no dry run is carried out', async () => {
    const init = { body: '{"dry_run": false}', headers: { 'content-type': 'application/json' } };
    expect((await cancelling({ kind: 'cancelled' }, init)).answer.status).to.equal(202);
  });
});
