import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { Fault } from '../../src/core/faults.js';
import type { Letters, LettersAsked } from '../../src/ports/letters.js';
import { aLetter, letterId, letterJson } from './a-letter.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/dead-letters';
const everything = { ids: null, queue: null, code: null, tenantId: null, reach: everyTenant };

async function asking(query: string, letters: Letters = { letters: [], more: false }, holder = keyHolder()) {
  const asked: LettersAsked[] = [];
  const { url } = await aFace(
    { deadLetters: (one) => Promise.resolve((asked.push(one), letters)) },
    { credentials: holder.credentials },
  );
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: the list of dead letters', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'queue:operate', body: null, asks: (called) => ({ deadLetters: called }) });

  it('tells of each why it could not be taken and whose it is, as far as that is known, and not its body', async () => {
    const unknown = aLetter({ tenantId: null, correlationId: null, messageId: null, at: null, body: Buffer.from('no') });
    const { asked, answer } = await asking('', { letters: [aLetter(), unknown], more: true });
    expect(answer.status).to.equal(200);
    const nothing = { tenant_id: null, correlation_id: null, message_id: null, since: null };
    expect(answer.json).to.deep.equal({ items: [letterJson, { ...letterJson, ...nothing, bytes: 2 }], more: true });
    expect(asked).to.deep.equal([{ selection: everything, max: 100 }]);
  });

  it('asks for what the filter says, and for so many', async () => {
    const { asked } = await asking('?queue=urgent&code=not-json&tenant_id=333&limit=7');
    expect(asked).to.deep.equal([{ selection: { ...everything, queue: 'urgent', code: 'not-json', tenantId: '333' }, max: 7 }]);
  });

  it('to an operator of one tenant shows that of no other', async () => {
    const { asked } = await asking('', undefined, keyHolder({ reach: onlyTenant('333') }));
    expect(asked[0]?.selection.reach).to.deep.equal(onlyTenant('333'));
  });

  it('when the broker does not show them is 503, to be tried again, and does not say why', async () => {
    const away = new Fault('dead-letters-unavailable', 'rabbit-7 is gone');
    const { url } = await aFace({ deadLetters: () => Promise.reject(away) });
    const answer = await call(url + path);
    expect(answer.status).to.equal(503);
    expect(answer.json).to.include({ code: 'dead-letters-unavailable' });
    expect(answer.headers.has('retry-after')).to.equal(true);
    expect(answer.text).to.not.contain('rabbit-7');
  });

  const refused: Record<string, readonly [query: string, path: string]> = {
    'a filter that is not known': [`?id=${letterId}`, 'id'],
    'no queue': ['?queue=', 'queue'],
    'a queue twice': ['?queue=a&queue=b', 'queue'],
    'none at all': ['?limit=0', 'limit'],
    'too many': ['?limit=501', 'limit'],
  };
  for (const [what, [query, where]] of Object.entries(refused)) {
    it(`is 400 with the path of what is wrong, without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await asking(query);
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'bad-query' });
      expect((answer.json?.['errors'] as readonly { path: string }[]).map((error) => error.path)).to.deep.equal([where]);
      expect(asked).to.deep.equal([]);
    });
  }
});
