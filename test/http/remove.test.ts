import { expect } from 'chai';
import type { RemoveAnswer } from '../../src/ports/keeper.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}`;

async function removing(answer: RemoveAnswer) {
  const asked: (readonly [string, string])[] = [];
  const { url } = await aFace({ remove: (...one) => Promise.resolve((asked.push(one), answer)) });
  return { answer: await call(url + path, { method: 'DELETE' }), asked };
}

describe('http: remove', () => {
  afterEach(closeFaces);

  it('a job request that is gone is answered 200, and the keeper is told who asked', async () => {
    const { answer, asked } = await removing({ kind: 'removed' });
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({ request_id: anId, outcome: 'removed' });
    expect(asked).to.deep.equal([[anId, 'anybody']]);
  });

  it('an unknown job request is 404', async () => {
    expect((await removing({ kind: 'not-found' })).answer.status).to.equal(404);
  });

  const needed: Record<string, { readonly answer: RemoveAnswer; readonly detail: string }> = {
    'has not ended': {
      answer: { kind: 'needed', needed: { why: 'not-ended' } },
      detail: 'The request has not ended: cancel it first.',
    },
    'has a response to deliver': {
      answer: { kind: 'needed', needed: { why: 'response-not-delivered' } },
      detail: 'Its response is not delivered yet.',
    },
    'counts for a quota': {
      answer: { kind: 'needed', needed: { why: 'counts-for-quota', until: received } },
      detail: 'Its run counts for the quota of its tenant until 2026-11-21T06:00:00.000Z.',
    },
    'is in hand': {
      answer: { kind: 'needed', needed: { why: 'in-hand' } },
      detail: 'Its results are being stored, or it is being worked on: try again later.',
    },
  };
  for (const [what, { answer, detail }] of Object.entries(needed))
    it(`a job request that ${what} is 409, and it is said why`, async () => {
      const { status, json } = (await removing(answer)).answer;
      expect(status).to.equal(409);
      expect(json).to.include({ code: 'still-needed', detail });
    });

  it('an id that no job request can have is 404 without asking the keeper', async () => {
    const { url } = await aFace();
    expect((await call(`${url}/v1/job-requests/nope`, { method: 'DELETE' })).status).to.equal(404);
  });
});
