import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper, Submitted } from '../../src/ports/keeper.js';
import type { SubmitAnswer } from '../../src/ports/submit-answer.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/job-requests/bulk';
const requestId = branded<RequestId>(anId);

interface Item {
  readonly status: number;
  readonly taken: { readonly correlation_id: string; readonly state: string } | null;
  readonly problem: { readonly code: string; readonly errors?: readonly unknown[] } | null;
}

async function bulk(body: string, submit: Keeper['submit'] = storing) {
  const submitted: Submitted[] = [];
  const { url } = await aFace({ submit: (one) => (submitted.push(one), submit(one)) });
  const answer = await call(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { answer, submitted, items: (answer.json?.['items'] ?? []) as Item[] };
}

const nameIn = ({ body }: Submitted) => (JSON.parse(body.toString('utf8')) as { correlation_id: string }).correlation_id;
const storing = (one: Submitted): Promise<SubmitAnswer> =>
  Promise.resolve({ kind: 'stored', requestId, correlationId: nameIn(one) });

describe('http: bulk submit', () => {
  afterEach(closeFaces);

  it('each item is answered as it would be alone, in their order; one that is refused takes no other with it', async () => {
    const problems = [{ path: 'priority', message: 'is required' }];
    const answers: Record<string, () => Promise<SubmitAnswer>> = {
      new: () => Promise.resolve({ kind: 'stored', requestId, correlationId: 'new' }),
      again: () => Promise.resolve({ kind: 'same', requestId, correlationId: 'again', state: 'running' }),
      bad: () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems }),
      taken: () => Promise.resolve({ kind: 'refused', code: 'conflict', problems: [] }),
      full: () => Promise.reject(new Fault('tenant-queue-full', 'as many wait as may')),
      away: () => Promise.reject(new Fault('store-unavailable', 'db-7 is gone')),
    };
    const names = Object.keys(answers);
    const body = JSON.stringify({ items: names.map((name) => ({ correlation_id: name })) });
    const { answer, items } = await bulk(body, (one) => answers[nameIn(one)]!());
    expect(answer.status).to.equal(200);
    expect(items.map(({ status }) => status)).to.deep.equal([202, 200, 400, 409, 429, 503]);
    expect(items.map(({ taken }) => taken?.state ?? null)).to.deep.equal(['received', 'running', null, null, null, null]);
    expect(items.map(({ problem }) => problem?.code ?? null)).to.deep.equal([
      null,
      null,
      'invalid-request',
      'conflict',
      'tenant-queue-full',
      'store-unavailable',
    ]);
    expect(items[2]?.problem?.errors).to.deep.equal(problems);
    expect(answer.text).to.not.contain('db-7');
  });

  it('500 are taken in one call; 501 and none are refused whole', async () => {
    const body = (count: number) =>
      JSON.stringify({ items: Array.from({ length: count }, (_, index) => ({ correlation_id: `c-${index}` })) });
    const { items, submitted } = await bulk(body(500));
    expect(items.map(({ taken }) => taken?.correlation_id)).to.deep.equal(submitted.map(nameIn));
    expect(items).to.have.length(500);
    for (const count of [0, 501]) {
      const { answer, submitted: none } = await bulk(body(count));
      expect(answer.status, String(count)).to.equal(400);
      expect(answer.json).to.include({ code: 'invalid-body' });
      expect(none).to.deep.equal([]);
    }
  });

  it('a number that is too large for a JavaScript number is handed on digit by digit', async () => {
    const { submitted } = await bulk('{"items":[{"correlation_id":"c","extra":90071992547409931234}]}');
    expect(submitted.map(({ body }) => body.toString('utf8'))).to.deep.equal([
      '{"correlation_id":"c","extra":90071992547409931234}',
    ]);
  });

  it('an item is handed on as it was sent, whatever its texts hold', async () => {
    const items = ['{"a":"],}{[\\\\"}', '{ "b" : "\\"],", "c": [ {"d": []} ] }', '{}', '7', '{"a":1,"a":2}', '"ü"'];
    const { submitted } = await bulk(`\ufeff \n{ "items" :\t[ ${items.join(' ,\r\n')} ] } `, () =>
      Promise.resolve({ kind: 'refused', code: 'invalid-request', problems: [] }),
    );
    expect(submitted.map(({ body }) => body.toString('utf8'))).to.deep.equal(items);
  });

  it('an item that is larger than it may be alone is handed on unread, to be refused as it would be alone', async () => {
    const long = `[${'['.repeat(50_000)}${']'.repeat(50_000)}]`;
    const tooLarge = () => Promise.resolve({ kind: 'refused', code: 'too-large', problems: [] } as const);
    const { items, submitted } = await bulk(`{"items":[${long},{"correlation_id":"c"}]}`, (one) =>
      one.body.length > 100_000 ? tooLarge() : storing(one),
    );
    expect(items.map(({ status }) => status)).to.deep.equal([413, 202]);
    expect(submitted[0]?.body.toString('utf8')).to.equal(long);
  });

  it('what is wrong in an item is told with its place', async () => {
    const { answer } = await bulk('{"items":[{},{"a":{"__proto__":1}}]}');
    expect(answer.json?.['errors']).to.deep.equal([{ path: 'items.1.a.__proto__', message: 'is not allowed as a name' }]);
  });

  it('others have their turn while a large body is read, and while its items are taken', async () => {
    const item = JSON.stringify({ correlation_id: 'c', extra: 'x'.repeat(4_000) });
    const turns: number[] = [];
    let turn = 0;
    const count = () => {
      turn += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    try {
      const items = Array.from({ length: 500 }, () => item).join(',');
      await bulk(`{"items":[${items}]}`, (one) => (turns.push(turn), storing(one)));
      expect(turns).to.have.length(500);
      expect(new Set(turns).size, 'turns in which items were taken').to.be.at.least(4);
    } finally {
      clearImmediate(counting);
    }
  });

  const refused: Record<string, { body: string; code: string }> = {
    'no JSON': { body: '{"items":[', code: 'not-json' },
    'a list by itself': { body: '[]', code: 'invalid-body' },
    'another field': { body: '{"items":[{}],"item":1}', code: 'invalid-body' },
    'a name that reaches for prototypes': { body: '{"items":[{"__proto__":{"a":1}}]}', code: 'invalid-body' },
    'nesting without end': { body: `{"items":[${'['.repeat(2_000)}${']'.repeat(2_000)}]}`, code: 'invalid-body' },
    'the list twice': { body: '{"items":[{}],"items":[{}]}', code: 'invalid-body' },
    'what comes after its end': { body: '{"items":[{}]} {}', code: 'invalid-body' },
    'an item that is no JSON beside one that is': { body: '{"items":[{},{"a":tru}]}', code: 'not-json' },
    'brackets that do not belong together': { body: '{"items":[{"a":[1}]]}', code: 'not-json' },
    'no item between two commas': { body: '{"items":[{},,{}]}', code: 'not-json' },
    'a text without its end': { body: '{"items":[{"a":"]}', code: 'not-json' },
    'half of a surrogate pair in its second item': { body: '{"items":[{},{"a":"\\ud800"}]}', code: 'invalid-body' },
  };
  for (const [what, { body, code }] of Object.entries(refused)) {
    it(`is refused whole: ${what}`, async () => {
      const { answer, submitted } = await bulk(body);
      expect(answer.status).to.equal(400);
      expect(answer.json).to.include({ code });
      expect(submitted).to.deep.equal([]);
    });
  }
});
