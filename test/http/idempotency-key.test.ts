import { expect } from 'chai';
import { keyIn } from '../../src/adapters/http/api/idempotency-key.js';
import type { OnceKey } from '../../src/core/once-key.js';
import { aRequestSchedule } from '../support/request-schedules.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, aKeeper, call, closeFaces } from './scripted-keeper.js';

const path = '/v1/schedules';

async function face(name: string) {
  const asked: (OnceKey | null | undefined)[] = [];
  const schedules = {
    ...aKeeper().schedules,
    create: ({ once }: { once?: OnceKey | null }) => (
      asked.push(once),
      Promise.resolve({ kind: 'made', schedule: aRequestSchedule() } as const)
    ),
  };
  const { credentials, headers } = keyHolder({ name, reach: onlyTenant('333') });
  const { url } = await aFace({ schedules }, { credentials });
  const ask = async (key: string | null, body = '{"name":"nightly"}') => {
    const sent = { ...headers, 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }) };
    const { status, json } = await call(url + path, { method: 'POST', body, headers: sent });
    return { status, code: json?.['code'], once: asked.pop() };
  };
  return ask;
}

describe('http: Idempotency-Key', () => {
  afterEach(closeFaces);

  it('is taken with quotes and without, and is the same key', () => {
    const uuid = '8e03978e-40d5-43dd-bc93-6894a57f9324';
    expect([keyIn(uuid), keyIn(`"${uuid}"`)]).to.deep.equal([uuid, uuid]);
    expect([keyIn('x'.repeat(255)), keyIn('x'.repeat(256))]).to.deep.equal(['x'.repeat(255), null]);
    for (const none of ['', '""', 'a b', '"a', 'a"', 'a\\b', '\u00e9', 'a, b', ['a', 'b']])
      expect(keyIn(none), String(none)).to.equal(null);
  });

  it('the same key and body of one caller are the same, and no other are; neither is kept as it came', async () => {
    const [geoff, anna] = [await face('geoff'), await face('anna')];
    const first = await geoff('"a-key"');
    expect(first.status).to.equal(201);
    expect(await geoff('a-key')).to.deep.equal(first);
    const { key, content } = { key: '', content: '', ...first.once };
    expect(`${key},${content}`).to.match(/^[\w-]{43},[\w-]{43}$/);
    expect((await geoff('another')).once)
      .to.include({ content })
      .and.not.include({ key });
    expect((await anna('a-key')).once)
      .to.include({ content })
      .and.not.include({ key });
    expect((await geoff('a-key', '{"name":"weekly"}')).once)
      .to.include({ key })
      .and.not.include({ content });
    expect((await geoff(null)).once).to.equal(null);
  });

  it('one that is none is 400, and nothing is made', async () => {
    const geoff = await face('geoff');
    for (const none of ['a b', '""'])
      expect(await geoff(none)).to.deep.equal({ status: 400, code: 'bad-idempotency-key', once: undefined });
  });
});
