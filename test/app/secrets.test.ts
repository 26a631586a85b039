// Secrets of the service itself that files have: what a new one becomes, and what a file that is being swapped does not do.
import { rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect } from 'chai';
import { configuredChannels } from '../../src/app/parts/alerts.js';
import { authOf } from '../../src/app/parts/databricks-auth.js';
import { judge } from '../../src/app/live/judge.js';
import { liveOf } from '../../src/app/config/live.js';
import { loadConfig } from '../../src/app/config/load.js';
import { Secrets, withoutReadAnew } from '../../src/app/config/secrets.js';
import { secretNow } from '../../src/core/secret.js';
import { StandIn } from '../alerts/stand-in.js';
import { anAlert } from '../alerts/an-alert.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { aFolder, configOf, problemsOf, type Folder } from './config-sources.js';

const amqp = 'amqp://user:first@broker/house';

describe('secrets of the service', () => {
  let folder: Folder;
  let registered: string[];
  let said: string[];
  beforeEach(() => {
    folder = aFolder();
    registered = [];
    said = [];
  });
  afterEach(() => folder.remove());

  const secretsFrom = (env: Record<string, string>) =>
    new Secrets(env, {
      register: (value) => registered.push(value),
      say: (level, sentence) => said.push(`${level}: ${sentence}`),
    });

  it('are those of their file whenever they are used; each is withheld from the log, and that it is new is said without it', () => {
    const path = folder.file('token', 'dapi-first\n');
    const env = { DATABRICKS_HOST: 'https://adb-1.example', DATABRICKS_TOKEN_FILE: path };
    const auth = authOf(configOf({ env }).databricks, secretsFrom(env));
    if (auth.kind !== 'pat') throw new Error('it is a token');
    expect(secretNow(auth.token)).to.equal('dapi-first');
    writeFileSync(path, 'dapi-second\n');
    expect([secretNow(auth.token), secretNow(auth.token)]).to.deep.equal(['dapi-second', 'dapi-second']);
    expect(registered).to.deep.equal(['dapi-second']);
    expect(said).to.deep.equal([`info: DATABRICKS_TOKEN_FILE: the file ${path} has a new value, which is used from now on`]);
  });

  it('of a service principal are, too, by either of its ways', () => {
    const ways = {
      DATABRICKS_CLIENT_SECRET_FILE: { DATABRICKS_CLIENT_ID: 'c' },
      ARM_CLIENT_SECRET_FILE: { ARM_TENANT_ID: 't', ARM_CLIENT_ID: 'c' },
    };
    for (const [variable, others] of Object.entries(ways)) {
      const path = folder.file('client-secret', 'first');
      const env = { DATABRICKS_HOST: 'https://adb-1.example', [variable]: path, ...others };
      const auth = authOf(configOf({ env }).databricks, secretsFrom(env));
      if (auth.kind === 'pat') throw new Error('it is a principal');
      writeFileSync(path, 'second');
      expect(secretNow(auth.clientSecret), variable).to.equal('second');
    }
  });

  it('stay as they were while their file is gone, empty or half written, and each of that is said once', () => {
    const path = folder.file('amqp_url', amqp);
    const secret = secretsFrom({ AMQP_URL_FILE: path }).of('rabbitmq.url', amqp);
    const swaps: readonly (() => void)[] = [() => rmSync(path), () => writeFileSync(path, ''), () => writeFileSync(path, 'amqp')];
    for (const swap of swaps) {
      swap();
      expect([secretNow(secret), secretNow(secret)]).to.deep.equal([amqp, amqp]);
    }
    expect(said).to.deep.equal([
      `warn: AMQP_URL_FILE: the file ${path} cannot be read: there is no such file; its previous content stays in use`,
      `warn: AMQP_URL_FILE: the file ${path} is empty; its previous content stays in use`,
      `warn: AMQP_URL_FILE: the file ${path} must begin with amqp:// or amqps://; its previous content stays in use`,
    ]);
    writeFileSync(path, amqp.replace('first', 'second'));
    expect(secretNow(secret)).to.equal(amqp.replace('first', 'second'));
  });

  it('that a variable or the configuration has itself are those of the start', () => {
    const path = folder.file('amqp_url', 'amqp://of-the-file');
    const ours = { AMQP_URL_FILE: path, JOB_KEEPER_RABBITMQ__URL: amqp };
    expect(secretsFrom(ours).of('rabbitmq.url', amqp)).to.equal(amqp);
    expect(secretsFrom({}).of('rabbitmq.url', amqp)).to.equal(amqp);
  });

  it('that were replaced wait for no restart, and one that is being swapped keeps no change of settings out', () => {
    const path = folder.file('amqp_url', amqp);
    const env = { AMQP_URL_FILE: path, LOG_LEVEL_FILE: folder.file('level', 'info') };
    const file = folder.file('given.yaml', '');
    const started = configOf({ env, file });
    const again = () => {
      const read = loadConfig({ env: withoutReadAnew(env, started), file, flags: [] });
      return judge(started, liveOf(started), read);
    };
    writeFileSync(path, 'amqp://user:second@broker/house');
    writeFileSync(env.LOG_LEVEL_FILE, 'debug');
    expect(again()).to.deep.include({ kind: 'good', changed: [], atStart: ['log.level'] });
    rmSync(path);
    writeFileSync(file, 'settings: { limits: { max_start_seconds: 77 } }');
    expect(again()).to.deep.include({ kind: 'good', changed: ['settings.limits.max_start_seconds'] });
  });

  it('of a channel of alerts may be in a file, and are read whenever it is used', async () => {
    const server = new StandIn();
    await server.start();
    try {
      const [key, url] = [folder.file('routing', 'first'), folder.file('url', `${server.url}/one`)];
      const file = folder.file(
        'given.yaml',
        `alerts: { channels: [
          { name: on-call, kind: pagerduty, routing_key_file: ${key}, url: '${server.url}/pager' },
          { name: chat, kind: slack, url_file: ${url} } ] }`,
      );
      const around = { clock: new VirtualClock(), telemetry: { report: () => undefined } };
      const [, pager, chat] = (await configuredChannels(configOf({ file }), secretsFrom({}), around)).channels;
      writeFileSync(key, 'second');
      writeFileSync(url, `${server.url}/two`);
      await pager?.send(anAlert());
      expect(server.lastJson).to.include({ routing_key: 'second' });
      await chat?.send(anAlert());
      expect(server.last.path).to.equal('/two');
    } finally {
      await server.stop();
    }
  });

  const wrongs: Record<string, [channel: string, problem: string]> = {
    'has none': ['kind: slack', 'alerts.channels.0.url: is required; or set url_file'],
    'has two': [
      'kind: pagerduty, routing_key: a, routing_key_file: b',
      'alerts.channels.0.routing_key: is given twice: also as routing_key_file',
    ],
    'has two of what it need not have': [
      "kind: webhook, url: 'https://a', secret: b, secret_file: c",
      'alerts.channels.0.secret: is given twice: also as secret_file',
    ],
  };
  for (const [what, [channel, problem]] of Object.entries(wrongs)) {
    it(`stop the start where a channel ${what}`, () => {
      const file = folder.file('given.yaml', `alerts: { channels: [{ name: a, ${channel} }] }`);
      expect(problemsOf({ file })).to.deep.equal([problem]);
    });
  }

  it('of mail lead to another server from the next mail on', async () => {
    const servers = await Promise.all(['first', 'second'].map(refusing));
    try {
      const [first, second] = servers.map(addressOf);
      const path = folder.file('mail', first ?? '');
      const env = { JOB_KEEPER_MAIL__URL_FILE: path };
      const around = { clock: new VirtualClock(), telemetry: { report: () => undefined } };
      const { mailer } = await configuredChannels(configOf({ env }), secretsFrom(env), around);
      const mail = { to: ['james@example.com'], subject: 'Done', text: 'Your report is written.' };
      expect((await mailer?.send(mail)) ?? {}).to.have.property('reason', 'SMTP 421 first');
      writeFileSync(path, second ?? '');
      expect((await mailer?.send(mail)) ?? {}).to.have.property('reason', 'SMTP 421 second');
    } finally {
      for (const server of servers) server.close();
    }
  });
});

/** A server of mail that lets nobody in, and says which one it is. */
async function refusing(name: string): Promise<Server> {
  const server = createServer((socket) => socket.end(`421 ${name}\r\n`));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function addressOf(server: Server): string {
  // A TCP server that listens has such an address.
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
