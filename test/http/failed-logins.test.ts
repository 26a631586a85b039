import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { failedLogins } from '../../src/adapters/http/auth/failed-logins.js';
import { keyHolder } from './key-holder.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const perMinute = 3;
const rates = { callsPerMinute: null, submitsPerMinute: null, failedLoginsPerMinute: perMinute };
const path = '/v1/job-requests';
const wrong = () => ({ authorization: `Bearer ${makeKey().key}` });

async function aDoor(trustedProxies: readonly string[] = []) {
  const holder = keyHolder();
  const { url, facts } = await aFace(
    { requests: () => Promise.resolve([]) },
    { credentials: holder.credentials, rates, trustedProxies },
  );
  const ask = (headers: Record<string, string>) => call(url + path, { headers });
  /** So many wrong ones, one after another. */
  const guess = async (count: number, headers: Record<string, string> = {}) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index += 1) statuses.push((await ask({ ...wrong(), ...headers })).status);
    return statuses;
  };
  return { ask, guess, facts, holder };
}

describe('http: failed logins', () => {
  afterEach(closeFaces);

  it('from one address are 401 up to the limit, then 429 with when to come again, on a connection that is closed', async () => {
    const { ask, guess, facts } = await aDoor();
    expect(await guess(perMinute)).to.deep.equal([401, 401, 401]);
    const refused = await ask(wrong());
    expect(refused.status).to.equal(429);
    expect(refused.json).to.include({ code: 'too-many-calls' });
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60);
    expect(refused.headers.get('connection')).to.equal('close');
    const reported = facts.filter(({ kind }) => kind === 'access-refused');
    expect(reported, 'each is audited').to.have.length(perMinute + 1);
  });

  it('do not keep a good credential of the same address out', async () => {
    const { ask, guess, holder } = await aDoor();
    expect((await guess(perMinute + 1)).at(-1)).to.equal(429);
    expect((await ask(holder.headers)).status).to.equal(200);
  });

  it('are not counted of whoever shows no credential at all', async () => {
    const { ask, guess } = await aDoor();
    for (let index = 0; index < perMinute + 1; index += 1) expect((await ask({})).status).to.equal(401);
    expect(await guess(1)).to.deep.equal([401]);
  });

  it('through a trusted proxy are counted for whoever is behind it', async () => {
    const { guess, facts } = await aDoor(['127.0.0.0/8', '10.0.0.0/8']);
    expect((await guess(perMinute + 1, { 'x-forwarded-for': '198.51.100.7, 203.0.113.1, 10.1.1.1' })).at(-1)).to.equal(429);
    expect(await guess(1, { 'x-forwarded-for': '203.0.113.2' })).to.deep.equal([401]);
    expect(facts[0]).to.include({ kind: 'access-refused', from: '203.0.113.1' });
  });

  it('through one that is not trusted are its own, whatever it writes', async () => {
    const { guess } = await aDoor(['192.0.2.1']);
    for (let index = 0; index < perMinute; index += 1) await guess(1, { 'x-forwarded-for': `203.0.113.${index}` });
    expect(await guess(1, { 'x-forwarded-for': '203.0.113.9' })).to.deep.equal([429]);
  });

  const clock = { at: 0, now: () => clock.at };
  const left = (addresses: readonly string[]) => {
    const failed = failedLogins(perMinute, clock);
    return addresses.map((address) => failed.count(address)?.left);
  };

  it('of one network of version 6 are counted together, and of one address written in two ways too', () => {
    expect(left(['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:0db8:0001:0002::5'])).to.deep.equal([2, 1, 0]);
    expect(left(['2001:db8::1', '2001:db8:0:0:1::1'])).to.deep.equal([2, 1]);
    expect(left(['192.0.2.1', '::ffff:192.0.2.1'])).to.deep.equal([2, 1]);
    expect(left(['fe80::1%eth0', 'fe80::2'])).to.deep.equal([2, 1]);
  });

  const networks: Record<string, { of: readonly string[]; left: readonly number[] }> = {
    'two that differ in the fourth group': { of: ['2001:db8:1:2::1', '2001:db8:1:3::1'], left: [2, 2] },
    'two that differ in the first': { of: ['::1', '1::1'], left: [2, 2] },
    'one written whole, and one with what is left out at its end': {
      of: ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
      left: [2, 1],
    },
    'two of which only the end is written': { of: ['::1', '::2'], left: [2, 1] },
    'one of which zeros in the middle are left out': { of: ['1::4:5:6:7:8', '1:0:0:4::', '1:0:0:5::'], left: [2, 1, 2] },
    'one of version 4, in either way': { of: ['198.51.100.27', '::ffff:198.51.100.27', '::ffff:198.51.100.28'], left: [2, 1, 2] },
    'two of version 4 that differ in one number': { of: ['198.51.100.27', '198.51.101.27'], left: [2, 2] },
  };
  for (const [what, { of, left: expected }] of Object.entries(networks))
    it(`are counted by network: ${what}`, () => {
      expect(left(of)).to.deep.equal(expected);
    });

  it('are forgotten when the clock was set back', () => {
    const failed = failedLogins(perMinute, clock);
    for (let index = 0; index < 5; index += 1) failed.count('192.0.2.1');
    clock.at -= 3_600_000;
    expect(failed.count('192.0.2.1')).to.include({ allowed: true, left: 2, resetSeconds: 60 });
  });

  it('are forgotten after a minute', () => {
    const failed = failedLogins(perMinute, clock);
    for (let index = 0; index < 5; index += 1) failed.count('192.0.2.1');
    expect(failed.count('192.0.2.1')).to.include({ allowed: false, resetSeconds: 60 });
    clock.at += 60_000;
    expect(failed.count('192.0.2.1')).to.include({ allowed: true, left: 2 });
  });
});
