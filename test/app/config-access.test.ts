import { expect } from 'chai';
import { loadConfig } from '../../src/app/config/load.js';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';

const flag = (path: string, value: unknown) => ({ path: path.split('.'), value, from: `--${path}` });
const aKey = (name: string) => ({ name, hash: makeKey().hash, scopes: ['requests:read'], tenants: '*' });
const anIssuer = { name: 'entra', issuer: 'https://login.example/x/v2.0', audiences: ['api://job-keeper'] };

function problemsOf(...flags: ReturnType<typeof flag>[]): string[] {
  const loaded = loadConfig({ env: {}, file: null, flags });
  return loaded.ok ? [] : loaded.problems.map(({ path, message }) => `${path} ${message}`);
}

describe('the configuration of who may call', () => {
  for (const host of ['0.0.0.0', '::', '10.0.0.7', 'job-keeper.example']) {
    it(`an address that others can reach, without a way to tell who calls, stops the start: ${host}`, () => {
      expect(problemsOf(flag('http.host', host)).join())
        .to.contain('http.host')
        .and.contain('auth.issuers or auth.keys');
    });
  }

  for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost']) {
    it(`this machine only needs none: ${host}`, () => {
      expect(problemsOf(flag('http.host', host))).to.deep.equal([]);
    });
  }

  it('an issuer or a key opens the address', () => {
    expect(problemsOf(flag('http.host', '0.0.0.0'), flag('auth.issuers', [anIssuer]))).to.deep.equal([]);
    expect(problemsOf(flag('http.host', '0.0.0.0'), flag('auth.keys', [aKey('a')]))).to.deep.equal([]);
  });

  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    it(`an issuer on this machine may be in the clear: ${host}`, () => {
      const issuer = { ...anIssuer, issuer: `http://${host}:8081/x`, jwks_uri: `http://${host}:8081/keys` };
      expect(problemsOf(flag('auth.issuers', [issuer]))).to.deep.equal([]);
    });
  }

  it('of an issuer in the clear each address is told of at its own place', () => {
    const issuer = { ...anIssuer, issuer: 'http://login.example', jwks_uri: 'http://login.example/keys' };
    expect(problemsOf(flag('auth.issuers', [issuer])).map((problem) => problem.split(' ')[0])).to.deep.equal([
      'auth.issuers.0.issuer',
      'auth.issuers.0.jwks_uri',
    ]);
  });

  const bad: Record<string, { path: string; value: unknown; told: RegExp }> = {
    'a key instead of its hash': { path: 'auth.keys', value: [{ ...aKey('a'), hash: makeKey().key }], told: /must be a hash/ },
    'a scope that is none': { path: 'auth.keys', value: [{ ...aKey('a'), scopes: ['all'] }], told: /auth\.keys\.0\.scopes/ },
    'a key for no tenant': { path: 'auth.keys', value: [{ ...aKey('a'), tenants: [] }], told: /auth\.keys\.0\.tenants/ },
    'a key for a list of every tenant': {
      path: 'auth.keys',
      value: [{ ...aKey('a'), tenants: ['*'] }],
      told: /^auth\.keys\.0\.tenants\.0 cannot be in a list/,
    },
    'a key for tenants that are no text': {
      path: 'auth.keys',
      value: [{ ...aKey('a'), tenants: [333] }],
      told: /^auth\.keys\.0\.tenants must be '\*', or a list of ids in quotation marks/,
    },
    'an algorithm with a shared secret': {
      path: 'auth.issuers',
      value: [{ ...anIssuer, algorithms: ['HS256'] }],
      told: /algorithms/,
    },
    'an issuer over the open network in the clear': {
      path: 'auth.issuers',
      value: [{ ...anIssuer, issuer: 'http://login.example' }],
      told: /must be https/,
    },
    'an issuer without an audience': { path: 'auth.issuers', value: [{ ...anIssuer, audiences: [] }], told: /audiences/ },
    'certificates without an authority': {
      path: 'auth.certificates',
      value: [{ name: 'a', common_name: 'a', scopes: ['requests:read'], tenants: '*' }],
      told: /client_ca_file/,
    },
    'signatures that are required of nobody': {
      path: 'signed_messages.required',
      value: true,
      told: /^signed_messages\.keys is empty/,
    },
    'a certificate without its key': { path: 'http.tls.cert_file', value: 'a.pem', told: /cert_file and key_file/ },
  };
  for (const [what, { path, value, told }] of Object.entries(bad)) {
    it(`is refused: ${what}`, () => {
      expect(problemsOf(flag(path, value)).join()).to.match(told);
    });
  }

  const aCertificate = (name: string, commonName: string) => ({ ...aKey(name), hash: undefined, common_name: commonName });
  it('is refused: certificates of clients, where the service has none of its own', () => {
    const certificate = { name: 'a', common_name: 'x', scopes: ['requests:read'], tenants: '*' };
    const problems = problemsOf(flag('auth.certificates', [certificate]), flag('http.tls.client_ca_file', 'ca.pem'));
    expect(problems.join()).to.match(/^auth\.certificates needs http\.tls\.cert_file/);
  });

  const aSigner = (kid: string) => ({ name: 'mediator', kid, algorithm: 'RS256', public_key: 'a key', tenants: '*' });
  const { hash } = makeKey();
  const twice: Record<string, { given: Record<string, unknown>; told: string }> = {
    'two keys of one name': { given: { 'auth.keys': [aKey('a'), aKey('a')] }, told: 'auth.keys.1.name auth.keys.0.name' },
    'two keys that are one': {
      given: { 'auth.keys': [aKey('a'), { ...aKey('b'), hash }, { ...aKey('c'), hash }] },
      told: 'auth.keys.2.hash auth.keys.1.hash',
    },
    'two issuers of one name': {
      given: { 'auth.issuers': [anIssuer, { ...anIssuer, issuer: 'https://other.example' }] },
      told: 'auth.issuers.1.name auth.issuers.0.name',
    },
    'two issuers that are one': {
      given: { 'auth.issuers': [anIssuer, { ...anIssuer, name: 'other' }] },
      told: 'auth.issuers.1.issuer auth.issuers.0.issuer',
    },
    'two certificates of one common name': {
      given: { 'auth.certificates': [aCertificate('a', 'x'), aCertificate('b', 'x')] },
      told: 'auth.certificates.1.common_name auth.certificates.0.common_name',
    },
    'a certificate and a key of one name': {
      given: { 'auth.keys': [aKey('a')], 'auth.certificates': [aCertificate('a', 'x')] },
      told: 'auth.certificates.0.name auth.keys.0.name',
    },
    'two keys of signers that signatures call the same': {
      given: { 'signed_messages.keys': [aSigner('k'), aSigner('k')] },
      told: 'signed_messages.keys.1.kid signed_messages.keys.0.kid',
    },
  };
  for (const [what, { given, told }] of Object.entries(twice)) {
    it(`is refused, with the places of both: ${what}`, () => {
      const problems = problemsOf(...Object.entries(given).map(([path, value]) => flag(path, value)));
      const [at, other] = told.split(' ');
      expect(problems.filter((problem) => problem.includes('is the same'))).to.have.length(1);
      expect(problems.join('\n')).to.include(`${at} is the same as ${other} but must be different (--`);
    });
  }

  it('a signer may have a new key beside its old one', () => {
    expect(problemsOf(flag('signed_messages.keys', [aSigner('old'), aSigner('new')]))).to.deep.equal([]);
  });
});
