import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { KeptLetter, LettersAsked } from '../../src/ports/letters.js';
import { aLetter, letterId, letterJson } from './a-letter.js';
import { holdsItsDoor } from './at-the-door.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = `/v1/dead-letters/${letterId}`;

async function asking(letters: readonly KeptLetter[], of = path) {
  const asked: LettersAsked[] = [];
  const { url } = await aFace({ deadLetters: (one) => Promise.resolve((asked.push(one), { letters, more: true })) });
  return { asked, answer: await call(url + of) };
}

describe('http: a dead letter', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'queue:operate', body: null, asks: (called) => ({ deadLetters: called }) });

  it('is shown with its body as it came, and without its signature', async () => {
    const { asked, answer } = await asking([aLetter()]);
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({ ...letterJson, encoding: 'utf-8', body: '{"a":1}' });
    const selection = { ids: [letterId], queue: null, code: null, tenantId: null, reach: everyTenant };
    expect(asked).to.deep.equal([{ selection, max: 1 }]);
  });

  it('that is no text is shown in base64', async () => {
    const body = Buffer.from([0, 255, 10]);
    const { answer } = await asking([aLetter({ body })]);
    expect(answer.json).to.deep.include({ encoding: 'base64', body: body.toString('base64'), bytes: 3 });
  });

  it('that is not there, or belongs to a tenant out of reach, is 404', async () => {
    const { answer } = await asking([]);
    expect(answer.status).to.equal(404);
    expect(answer.json).to.include({ code: 'not-found', detail: 'There is no dead letter with this id among the oldest.' });
  });

  for (const id of ['nope', `${letterId}0`, letterId.toUpperCase()]) {
    it(`an id that none can have is 404 without asking the keeper: ${id}`, async () => {
      const { asked, answer } = await asking([aLetter()], `/v1/dead-letters/${id}`);
      expect(answer.status).to.equal(404);
      expect(asked).to.deep.equal([]);
    });
  }
});
