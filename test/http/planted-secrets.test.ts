// The service as a process, with secrets planted wherever it may be given one, called rightly and wrongly: nothing it says holds any of them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { scopes } from '../../src/core/caller.js';
import { aTemplate } from '../support/job-requests.js';
import { addressOf } from '../support/keeper-process.js';
import { freePort } from '../support/ports.js';
import { freshDatabase } from '../support/postgres.js';
import { spawnProgram } from '../support/program.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';
import { anId, call } from './scripted-keeper.js';

const planted = {
  broker: 'planted/broker+password=1',
  engine: 'dapi-planted-engine-token-2',
  webhook: 'planted webhook password 3',
  mail: 'planted-mail-password-4',
  channel: 'planted-channel-secret-5',
  routing: 'planted-routing-key-6',
  cluster: 'planted-cluster-variable-7',
  identity: 'dapi-planted-identity-token-8',
  identityClient: 'planted identity client+secret 9',
  identityFile: 'planted-identity-file-secret-10',
};
/** A token of an issuer whose keys cannot be had. */
function tokenOf(issuer: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ iss: issuer })}.cGxhbnRlZC1zaWduYXR1cmUtNw`;
}

/** Runs of 333 are sent as somebody of whom the secret is in a file. */
function identitiesOf(file: string) {
  return {
    inline: { token: planted.identity },
    client: { client_id: 'a-client', client_secret: planted.identityClient },
    file: { azure_tenant_id: 'a-directory', azure_client_id: 'an-application', azure_client_secret_file: file },
  };
}

function configOf({ hash, operatorHash }: Record<'hash' | 'operatorHash', string>, deadPort: number) {
  return {
    settings: {
      pools: { active: { new_cluster: { spark_env_vars: { STORE_KEY: planted.cluster } } } },
      jobs: { '175': { max_run_seconds: 600 } },
      tenants: { '333': { engine_identity: 'file' }, '444': { engine_identity: 'client' } },
    },
    http: { port: 0, engine_events: { password: planted.webhook } },
    auth: {
      keys: [
        { name: 'mediator', hash, scopes: ['requests:submit', 'requests:read'], tenants: ['333'] },
        { name: 'operator', hash: operatorHash, scopes: [...scopes], tenants: '*' },
      ],
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
    const { key: operator, hash: operatorHash } = makeKey();
    const unknown = makeKey().key;
    const bearer = tokenOf(`http://127.0.0.1:${deadPort}`);
    const folder = temporaryFolderNow();
    const file = join(folder, 'config.yaml');
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, `${planted.identityFile}\n`);
    const databricks = { identities: identitiesOf(secretFile) };
    writeFileSync(file, stringify({ data_dir: folder, databricks, ...configOf({ hash, operatorHash }, deadPort) }));
    const process = spawnProgram(['serve', '--config', file], {
      DATABASE_URL: database.url,
      AMQP_URL: `amqp://keeper:${encodeURIComponent(planted.broker)}@127.0.0.1:${deadPort}`,
      DATABRICKS_HOST: `http://127.0.0.1:${deadPort}`,
      DATABRICKS_TOKEN: planted.engine,
    });
    const url = await addressOf(process);
    const answers = [
      ...(await ask(url, { key, unknown, bearer })),
      ...(await askSchedules(url, operator)),
      ...(await askEveryRoute(url, [
        `Bearer ${operator}`,
        `Bearer ${unknown}`,
        `Bearer ${bearer}`,
        basic(`x:${planted.webhook}`),
      ])),
    ];
    await process.waitForLine(/"component":"access"/);
    process.kill('SIGTERM');
    await process.exited;
    const said = [...process.lines, ...process.errorLines, ...answers].join('\n');
    // Something was said of the broker, of the issuer and of who was refused: where a secret could have slipped in.
    for (const told of ['"component":"access"', '"component":"http.issuer"', '"component":"broker"'])
      expect(said).to.contain(told);
    const password = new URL(database.url).password;
    const secrets = [
      ...Object.values(planted),
      key,
      operator,
      unknown,
      bearer,
      ...(password === '' ? [] : [decodeURIComponent(password)]),
    ];
    for (const secret of secrets)
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')])
        expect(said.includes(form), `${form} was said`).to.equal(false);
  });
});

const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;

/** What is answered, headers included, to right and wrong calls that each carry a secret. */
async function ask(url: string, { key, unknown, bearer }: Record<'key' | 'unknown' | 'bearer', string>): Promise<string[]> {
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
  return toldOf(url, calls);
}

async function toldOf(url: string, calls: readonly [string, RequestInit][]): Promise<string[]> {
  const told: string[] = [];
  for (const [path, init] of calls) {
    const { status, headers, text } = await call(url + path, init);
    told.push(`${status} ${JSON.stringify([...headers])} ${text}`);
  }
  return told;
}

/** The whole life of a schedule, and of a job what the settings say of it, asked for by who may. */
async function askSchedules(url: string, operator: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${operator}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'nightly', cron: '0 0 2 * * ?', time_zone: 'Europe/Dublin', request: aTemplate() });
  const made = await call(`${url}/v1/schedules`, { method: 'POST', headers, body });
  expect(made.status, made.text).to.equal(201);
  const one = `/v1/schedules/${String(made.json?.['schedule_id'])}`;
  return toldOf(url, [
    ['/v1/schedules', { headers }],
    [one, { headers }],
    [`${one}/stop`, { method: 'POST', headers }],
    [`${one}/start`, { method: 'POST', headers }],
    [one, { method: 'DELETE', headers }],
    ['/v1/jobs', { headers }],
    ['/v1/jobs?undeclared=true', { headers }],
    ['/v1/jobs/175', { headers }],
    ['/v1/jobs/176', { headers }],
  ]);
}

/** Each route of the document, of something that is not there, by each credential. */
async function askEveryRoute(url: string, authorizations: readonly string[]): Promise<string[]> {
  const { json } = await call(`${url}/openapi.json`);
  const paths = json?.['paths'] as Record<string, Record<string, unknown>>;
  const routes = Object.entries(paths).flatMap(([path, ways]) => Object.keys(ways).map((way) => ({ path, way })));
  expect(routes.map(({ path }) => path)).to.include.members(['/v1/jobs', '/v1/schedules', '/v1/schedules/{schedule_id}/start']);
  const calls = routes.flatMap(({ path, way }) =>
    authorizations.map((authorization): [string, RequestInit] => [
      path.replace(/\{\w+\}/g, anId),
      {
        ...{ method: way.toUpperCase(), headers: { authorization, 'content-type': 'application/json' } },
        ...(way === 'post' ? { body: '{}' } : {}),
      },
    ]),
  );
  return toldOf(url, calls);
}
