// The service as a process, with secrets planted wherever it may be given one, called rightly and wrongly: nothing it says holds any of them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { addressOf } from '../support/keeper-process.js';
import { freePort } from '../support/ports.js';
import { freshDatabase } from '../support/postgres.js';
import { spawnNode } from '../support/processes.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';
import { call } from './scripted-keeper.js';

const planted = {
  broker: 'planted/broker+password=1',
  engine: 'dapi-planted-engine-token-2',
  webhook: 'planted webhook password 3',
  mail: 'planted-mail-password-4',
  channel: 'planted-channel-secret-5',
  routing: 'planted-routing-key-6',
};
/** A token of an issuer whose keys cannot be had. */
function tokenOf(issuer: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ iss: issuer })}.cGxhbnRlZC1zaWduYXR1cmUtNw`;
}

function configOf(hash: string, deadPort: number) {
  return {
    http: { port: 0, engine_events: { password: planted.webhook } },
    auth: {
      keys: [{ name: 'mediator', hash, scopes: ['requests:submit', 'requests:read'], tenants: ['333'] }],
      issuers: [{ name: 'oidc', issuer: `http://127.0.0.1:${deadPort}`, audiences: ['job-keeper'] }],
    },
    mail: { url: `smtp://keeper:${planted.mail}@127.0.0.1:${deadPort}` },
    alerts: {
      channels: [
        { name: 'hook', kind: 'webhook', url: `http://127.0.0.1:${deadPort}/hook`, secret: planted.channel },
        { name: 'pager', kind: 'pagerduty', routing_key: planted.routing, url: `http://127.0.0.1:${deadPort}/pager` },
      ],
    },
    log: { level: 'debug', format: 'json' },
  };
}

describe('http: planted secrets', () => {
  it('are in no line of the log and in no answer, in no form', async function () {
    this.timeout(90_000);
    const [database, deadPort] = [await freshDatabase(), await freePort()];
    const { key, hash } = makeKey();
    const unknown = makeKey().key;
    const bearer = tokenOf(`http://127.0.0.1:${deadPort}`);
    const folder = temporaryFolderNow();
    const file = join(folder, 'config.yaml');
    writeFileSync(file, stringify({ data_dir: folder, ...configOf(hash, deadPort) }));
    const process = spawnNode('src/main.ts', ['serve', '--config', file], {
      DATABASE_URL: database.url,
      AMQP_URL: `amqp://keeper:${encodeURIComponent(planted.broker)}@127.0.0.1:${deadPort}`,
      DATABRICKS_HOST: `http://127.0.0.1:${deadPort}`,
      DATABRICKS_TOKEN: planted.engine,
    });
    const answers = await ask(await addressOf(process), { key, unknown, bearer });
    await process.waitForLine(/"component":"access"/);
    process.kill('SIGTERM');
    await process.exited;
    const said = [...process.lines, ...process.errorLines, ...answers].join('\n');
    // Something was said of the broker, of the issuer and of who was refused: where a secret could have slipped in.
    for (const told of ['"component":"access"', '"component":"http.issuer"', '"component":"broker"'])
      expect(said).to.contain(told);
    const password = new URL(database.url).password;
    const secrets = [...Object.values(planted), key, unknown, bearer, ...(password === '' ? [] : [decodeURIComponent(password)])];
    for (const secret of secrets)
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')])
        expect(said.includes(form), `${form} was said`).to.equal(false);
  });
});

/** What is answered, headers included, to right and wrong calls that each carry a secret. */
async function ask(url: string, { key, unknown, bearer }: Record<'key' | 'unknown' | 'bearer', string>): Promise<string[]> {
  const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;
  const as = (authorization: string) => ({ authorization, 'content-type': 'application/json' });
  const calls: [string, RequestInit][] = [
    ['/readyz', {}],
    ['/metrics', {}],
    ['/v1/job-requests', { headers: as(`Bearer ${key}`) }],
    ['/v1/job-requests', { headers: as(`Bearer ${unknown}`) }],
    ['/v1/job-requests', { headers: as(`Bearer ${bearer}`) }],
    ['/v1/job-requests', { headers: as(basic(`x:${planted.webhook}`)) }],
    ['/v1/pools', { headers: as(`Bearer ${key}`) }],
    ['/v1/job-requests', { method: 'POST', headers: as(`Bearer ${key}`), body: '{}' }],
    ['/v1/job-requests/bulk', { method: 'POST', headers: as(`Bearer ${key}`), body: '{"items":[{}]}' }],
    ['/v1/engine-events/databricks', { method: 'POST', headers: as(basic(`databricks:${planted.webhook}`)), body: '{}' }],
    ['/v1/engine-events/databricks', { method: 'POST', headers: as(basic(`wrong:${planted.webhook}`)), body: '{}' }],
  ];
  const told: string[] = [];
  for (const [path, init] of calls) {
    const { status, headers, text } = await call(url + path, init);
    told.push(`${status} ${JSON.stringify([...headers])} ${text}`);
  }
  return told;
}
