import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { everyTenant } from '../../src/core/caller.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { cli } from './captured-cli.js';

describe('cli: the token', () => {
  let folder: string;
  let server: Server;
  const shown: unknown[] = [];
  const list = (env: Record<string, string>) => {
    const { port } = server.address() as AddressInfo;
    return cli(['requests', 'list', '--url', `http://127.0.0.1:${port}`], { env });
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'job-keeper-token-'));
    shown.length = 0;
    server = createServer(({ headers }, response) => {
      shown.push(headers.authorization);
      response.setHeader('content-type', 'application/json').end('{"items":[],"next_cursor":null}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    await closeFaces();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is shown from a file as from a variable, as the service takes its secrets', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'jk_1\n');
    for (const env of [{ JOB_KEEPER_TOKEN: 'jk_1' }, { JOB_KEEPER_TOKEN_FILE: file }]) expect((await list(env)).code).to.equal(0);
    expect(shown).to.deep.equal(['Bearer jk_1', 'Bearer jk_1']);
  });

  const wrong: Record<string, { env: Record<string, string>; says: RegExp }> = {
    'in two places': {
      env: { JOB_KEEPER_TOKEN_FILE: '/dev/null', JOB_KEEPER_TOKEN: 'jk_1' },
      says: /^job-keeper: JOB_KEEPER_TOKEN_FILE is given, and so is JOB_KEEPER_TOKEN\n$/,
    },
    'in a file that is not there': {
      env: { JOB_KEEPER_TOKEN_FILE: '/nowhere/token' },
      says: /^job-keeper: JOB_KEEPER_TOKEN_FILE cannot be read: there is no such file\n$/,
    },
    'in a folder': {
      env: { JOB_KEEPER_TOKEN_FILE: '/' },
      says: /^job-keeper: JOB_KEEPER_TOKEN_FILE cannot be read: it is a folder, not a file\n$/,
    },
    'in an empty file': {
      env: { JOB_KEEPER_TOKEN_FILE: '/dev/null' },
      says: /^job-keeper: JOB_KEEPER_TOKEN_FILE names an empty file\n$/,
    },
  };
  it('one that the service refuses is told with where another one goes', async () => {
    const caller = { name: 'geoff', scopes: new Set([]), reach: everyTenant };
    const { url } = await aFace({}, { credentials: { ...noCredentials, keys: [{ caller, hash: `sha256:${'0'.repeat(64)}` }] } });
    const { code, out, err } = await cli(['requests', 'list'], { env: { JOB_KEEPER_URL: url, JOB_KEEPER_TOKEN: 'jk_wrong' } });
    expect({ code, out }).to.deep.equal({ code: 1, out: '' });
    expect(err).to.match(
      /^job-keeper: The credential was not accepted.*\n {2}JOB_KEEPER_TOKEN, or the file that JOB_KEEPER_TOKEN_FILE names, is to hold/,
    );
  });

  for (const [where, { env, says }] of Object.entries(wrong))
    it(`is wrong use ${where}, and nobody is asked: exit code 2`, async () => {
      const { code, out, err } = await list(env);
      expect({ code, out, shown }).to.deep.equal({ code: 2, out: '', shown: [] });
      expect(err).to.match(says);
    });
});
