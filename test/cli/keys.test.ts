import { expect } from 'chai';
import { parse } from 'yaml';
import { identifyByKey } from '../../src/adapters/http/auth/api-keys.js';
import { Auth } from '../../src/app/config/access.js';
import { everyTenant } from '../../src/core/caller.js';
import { cli } from './captured-cli.js';

const made = (...rest: string[]) => cli(['keys', 'make', 'mediator-eu', ...rest]);

describe('cli: keys make', () => {
  it('prints a key once, and an entry of the configuration that knows it again', async () => {
    const { code, out } = await made('--scope', 'requests:submit', '--tenant', '333', '444');
    expect(code).to.equal(0);
    const [key = '', ...rest] = out.split('\n');
    const { auth } = parse(rest.slice(3).join('\n')) as { auth: unknown };
    const [entry] = Auth.parse(auth).keys;
    expect(entry).to.deep.include({ name: 'mediator-eu', scopes: ['requests:submit'], tenants: ['333', '444'] });
    const caller = { name: 'x', scopes: new Set<never>(), reach: everyTenant };
    expect(identifyByKey(key, [{ hash: entry?.hash ?? '', caller }])).to.deep.equal({ kind: 'caller', caller });
  });

  it('never prints the same key twice', async () => {
    const keys = await Promise.all([1, 2].map(() => made('--scope', 'requests:read', '--all-tenants', '--json')));
    const [first, second] = keys.map(({ out }) => (JSON.parse(out) as { key: string }).key);
    expect(first)
      .to.match(/^jk_[\w-]{43}$/)
      .and.not.equal(second);
  });

  it('makes none for nobody, which the configuration would not take', async () => {
    const { code, out, err } = await cli(['keys', 'make', '', '--scope', 'requests:read', '--all-tenants']);
    expect({ code, out }).to.deep.equal({ code: 2, out: '' });
    expect(err).to.match(/^job-keeper: the configuration would not take it: name: /);
  });

  for (const [what, rest] of Object.entries({
    'no scope': ['--all-tenants'],
    'a scope that is none': ['--scope', 'everything', '--all-tenants'],
    'a tenant without an id': ['--scope', 'requests:read', '--tenant', ''],
    'a sign for every tenant in the place of one': ['--scope', 'requests:read', '--tenant', '*'],
    'no tenants': ['--scope', 'requests:read'],
    'some tenants and all of them': ['--scope', 'requests:read', '--tenant', '333', '--all-tenants'],
  })) {
    it(`is wrong use: ${what}`, async () => {
      expect((await made(...rest)).code).to.equal(2);
    });
  }
});
