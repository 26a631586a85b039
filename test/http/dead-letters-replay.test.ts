import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { ReplayAnswer, ReplayAsked } from '../../src/ports/letters.js';
import { aLetter, letterId, letterJson } from './a-letter.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/dead-letters/replay';
const everything = { ids: null, queue: null, code: null, tenantId: null, reach: everyTenant };
const json = { 'content-type': 'application/json' };

async function asking(body: object | string, answer: ReplayAnswer = { replayed: [], more: false }, holder = keyHolder()) {
  const asked: ReplayAsked[] = [];
  const { url } = await aFace(
    { replay: (one) => Promise.resolve((asked.push(one), answer)) },
    { credentials: holder.credentials },
  );
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { asked, answer: await call(url + path, { method: 'POST', headers: { ...json, ...holder.headers }, body: text }) };
}

describe('http: replaying dead letters', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'POST', path, scope: 'queue:operate', body: { filter: {} }, asks: (called) => ({ replay: called }) });

  it('says of each what became of it: which job request it is, or why it is refused still', async () => {
    const requestId = branded<RequestId>(anId);
    const refused = { reason: 'invalid-request', description: 'user_id: is required' };
    const { asked, answer } = await asking(
      { filter: {}, reason: 'tenant 333 may now' },
      {
        replayed: [
          { letter: aLetter(), outcome: { kind: 'stored', requestId } },
          { letter: aLetter(), outcome: { kind: 'same', requestId } },
          { letter: aLetter(), outcome: { kind: 'refused', ...refused } },
        ],
        more: true,
      },
    );
    expect(answer.status).to.equal(200);
    expect(answer.json).to.deep.equal({
      items: [
        { ...letterJson, outcome: 'stored', request_id: anId, refused: null },
        { ...letterJson, outcome: 'same', request_id: anId, refused: null },
        { ...letterJson, outcome: 'refused', request_id: null, refused },
      ],
      more: true,
      dry_run: false,
    });
    expect(asked).to.deep.equal([
      { selection: everything, max: 100, actor: 'ops-anna', reason: 'tenant 333 may now', dryRun: false },
    ]);
  });

  it('asks for those that are named, or that the filter says; a dry run is one', async () => {
    const filter = { ids: [letterId], queue: 'urgent', code: 'not-json', tenant_id: '333' };
    const { asked, answer } = await asking(
      { filter, dry_run: true, limit: 7 },
      { replayed: [{ letter: aLetter(), outcome: { kind: 'would' } }], more: false },
    );
    const selection = { ids: [letterId], queue: 'urgent', code: 'not-json', tenantId: '333', reach: everyTenant };
    expect(asked).to.deep.equal([{ selection, max: 7, actor: 'ops-anna', reason: '', dryRun: true }]);
    expect(answer.json).to.deep.equal({
      items: [{ ...letterJson, outcome: 'would', request_id: null, refused: null }],
      more: false,
      dry_run: true,
    });
  });

  it('an operator of one tenant replays those of no other', async () => {
    const { asked } = await asking({ filter: {} }, undefined, keyHolder({ reach: onlyTenant('333') }));
    expect(asked[0]?.selection.reach).to.deep.equal(onlyTenant('333'));
  });

  it('when the broker does not show them is 503, to be tried again', async () => {
    const { url } = await aFace({ replay: () => Promise.reject(new Fault('dead-letters-unavailable', 'rabbit-7 is gone')) });
    const answer = await call(url + path, { method: 'POST', headers: json, body: '{"filter":{}}' });
    expect(answer.status).to.equal(503);
    expect(answer.json).to.include({ code: 'dead-letters-unavailable' });
    expect(answer.headers.has('retry-after')).to.equal(true);
    expect(answer.text).to.not.contain('rabbit-7');
  });

  it('no JSON is 400 without asking the keeper', async () => {
    const { asked, answer } = await asking('{"filter":');
    expect(answer.status).to.equal(400);
    expect(answer.json).to.include({ code: 'not-json' });
    expect(asked).to.deep.equal([]);
  });

  const unfit: Record<string, readonly [body: object, path: string]> = {
    'no filter: all of them is said in so many words': [{}, 'filter'],
    'a filter that is not known': [{ filter: { reason: 'not-json' } }, 'filter.reason'],
    'an id that none can have': [{ filter: { ids: ['nope'] } }, 'filter.ids.0'],
    'too many': [{ filter: {}, limit: 501 }, 'limit'],
    'a reason without end': [{ filter: {}, reason: 'x'.repeat(501) }, 'reason'],
  };
  for (const [what, [body, where]] of Object.entries(unfit)) {
    it(`is 400 with the path of what is wrong, without asking the keeper: ${what}`, async () => {
      const { asked, answer } = await asking(body);
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code: 'invalid-body' });
      expect((answer.json?.['errors'] as readonly { path: string }[]).map((error) => error.path)).to.deep.equal([where]);
      expect(asked).to.deep.equal([]);
    });
  }
});
