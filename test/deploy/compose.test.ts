import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfigFile } from '../../src/adapters/broker/embedded/config-file.js';
import { sourcesOf } from '../../src/app/parts/intake-queues.js';
import { configOf } from '../app/config-sources.js';
import { makeSecrets, type MadeSecrets } from './made-secrets.js';

const Service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).optional(),
  restart: z.string(),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()),
  cap_add: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  privileged: z.undefined().optional(),
  user: z.undefined().optional(),
  stop_grace_period: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string(), pids: z.number() }) }) }),
});
/** Other people's images, for development only: what they are confined by is theirs to say. */
const ForDevelopment = z.looseObject({
  profiles: z.tuple([z.literal('service-bus')]),
  image: z.string(),
  security_opt: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.array(z.string()),
});
const Compose = z.looseObject({
  services: z.record(z.string(), z.union([ForDevelopment, Service])),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.object({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

describe('docker-compose.yml', () => {
  const text = readFileSync('docker-compose.yml', 'utf8');
  const compose = Compose.parse(parse(text, { merge: true }));
  const all = Object.entries(compose.services);
  const services = all.flatMap(([name, service]) => ('profiles' in service ? [] : [[name, service] as const]));
  const forDevelopment = all.flatMap(([name, service]) =>
    'profiles' in service ? [[name, service as z.infer<typeof ForDevelopment>] as const] : [],
  );
  const of = (name: string): z.infer<typeof Service> => {
    const service = services.find(([known]) => known === name)?.[1];
    if (service === undefined) throw new Error(`there is no service ${name}`);
    return service;
  };
  const keepers = ['keeper-1', 'keeper-2'];
  let secrets: MadeSecrets;
  before(async () => {
    secrets = await makeSecrets();
  });
  after(() => secrets.remove());

  it('has two replicas that are alike, their store, their broker, and a migration before them', () => {
    expect(services.map(([name]) => name)).to.have.members([...keepers, 'migrate', 'postgres', 'rabbitmq']);
    const [first, second] = keepers.map((name) => ({ ...of(name), ports: [] }));
    expect(first).to.deep.equal(second);
    expect([of('keeper-1').command, of('migrate').command]).to.deep.equal([['serve'], ['migrate']]);
  });

  it('starts each after what it needs, and knows of each whether it is well', () => {
    const healthy = { condition: 'service_healthy' };
    for (const name of keepers) {
      const needs = { migrate: { condition: 'service_completed_successfully' }, postgres: healthy, rabbitmq: healthy };
      expect(of(name).depends_on, name).to.deep.equal(needs);
      // The image has its own.
      expect(of(name).healthcheck, name).to.equal(undefined);
    }
    expect(of('migrate').depends_on).to.deep.equal({ postgres: healthy });
    for (const name of ['postgres', 'rabbitmq']) expect(of(name).healthcheck?.test?.[0], name).to.equal('CMD');
  });

  it('confines every container', () => {
    for (const [name, service] of services) {
      expect(service.cap_drop, name).to.deep.equal(['ALL']);
      expect(service.security_opt, name).to.deep.equal(['no-new-privileges:true']);
    }
    for (const name of [...keepers, 'migrate']) {
      expect(of(name).read_only, name).to.equal(true);
      expect(of(name).cap_add, name).to.equal(undefined);
    }
    expect(of('postgres').read_only).to.equal(true);
  });

  it('names the version of every image', () => {
    for (const [name, { image }] of services) expect(image, name).to.match(/^[a-z-]+:\d+\.\d+[\w.-]*$/);
  });

  it('opens ports to its own machine only, and none of the store', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports).to.have.length(3);
    for (const port of ports) expect(port).to.match(/^127\.0\.0\.1:\d+:\d+$/);
    expect(of('postgres').ports).to.equal(undefined);
    expect(of('postgres').networks).to.deep.equal(['inside']);
    expect(compose.networks['inside']).to.deep.equal({ internal: true });
  });

  it('has no secret in it: each is a file outside of the repository', () => {
    for (const [name, { environment = {} }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (/URL|PASSWORD|TOKEN|SECRET/.test(variable)) expect(variable, name).to.match(/_FILE$/);
        if (variable.endsWith('_FILE')) expect(value, variable).to.match(/^\/run\/secrets\//);
        expect(value, variable).not.to.match(/:\/\/[^/]*@/);
      }
    }
    expect(readFileSync('deploy/secrets/.gitignore', 'utf8')).to.equal('*\n!.gitignore\n');
  });

  it('gives each service the secrets that it uses, and none of another', () => {
    for (const [name, { secrets: given, environment = {} }] of services) {
      const used = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
      const scripts = { postgres: 'deploy/postgres/initialise.sh', rabbitmq: 'deploy/rabbitmq/rabbitmq.conf' }[name];
      const inScript = scripts === undefined ? [] : (readFileSync(scripts, 'utf8').match(/\/run\/secrets\/\w+/g) ?? []);
      const names = [...used, ...inScript].map((path) => path.replace('/run/secrets/', ''));
      expect([...given].sort(), name).to.deep.equal([...new Set(names)].sort());
    }
    expect(of('keeper-1').secrets).not.to.include('database_owner_url');
  });

  it('gets every secret from make-secrets.sh, which leaves those alone that are there', async () => {
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).to.equal(`deploy/secrets/${name}`);
      expect(existsSync(join(secrets.folder, name)), name).to.equal(true);
    }
    const other = await makeSecrets();
    try {
      expect(other.read('postgres_password')).not.to.equal(secrets.read('postgres_password'));
      expect(other.read('postgres_password')).to.match(/^[0-9a-f]{48}\n$/);
    } finally {
      other.remove();
    }
    const before = ['database_url', 'amqp_url', 'postgres_password'].map((name) => secrets.read(name));
    await secrets.make();
    expect(['database_url', 'amqp_url', 'postgres_password'].map((name) => secrets.read(name))).to.deep.equal(before);
  });

  it('gives its replicas a configuration that is taken, and that leaves tables to their owner', () => {
    const environment = Object.entries(of('keeper-1').environment ?? {}).map(([name, value]): [string, string] => {
      if (name === 'DATABRICKS_TOKEN_FILE') return ['DATABRICKS_TOKEN', 'a token'];
      return [
        name,
        value
          .replace('/run/secrets', secrets.folder)
          .replace(/^\$\{DATABRICKS_HOST:\?.*\}$/, 'https://adb-1.azuredatabricks.net'),
      ];
    });
    const config = configOf({ env: Object.fromEntries(environment) });
    expect(config.database.migrate_on_start).to.equal(false);
    expect(config.databricks.host).to.equal('https://adb-1.azuredatabricks.net');
    expect(new URL(config.database.url ?? '')).to.include({
      username: 'job_keeper',
      hostname: 'postgres',
      pathname: '/job_keeper',
    });
    expect(new URL(config.rabbitmq.url ?? '')).to.include({ username: 'keeper', hostname: 'rabbitmq', pathname: '/job-keeper' });
    expect(parseFloat(of('keeper-1').stop_grace_period ?? '')).to.be.above(config.shutdown_timeout_ms / 1000);
  });

  it('has the official emulator of Service Bus for those who ask for it, on this machine only, and of a version', () => {
    expect(forDevelopment.map(([name]) => name)).to.have.members(['service-bus', 'service-bus-sql']);
    for (const [name, { image, security_opt, environment, ports = [] }] of forDevelopment) {
      expect(image, name).to.match(/^mcr\.microsoft\.com\/[\w/-]+:\d[\w.-]+$/);
      expect(security_opt, name).to.deep.equal(['no-new-privileges:true']);
      // Nobody's licence is accepted for him, and no password stands here.
      expect(environment['ACCEPT_EULA'], name).to.equal('${ACCEPT_EULA:-N}');
      expect(environment['MSSQL_SA_PASSWORD'], name).to.equal('${MSSQL_SA_PASSWORD:-}');
      for (const port of ports) expect(port, name).to.match(/^127\.0\.0\.1:\d+:\d+$/);
    }
  });

  it('gives it entities that the embedded broker reads too', () => {
    const [mounted = ''] = forDevelopment.flatMap(([, { volumes = [] }]) => volumes);
    const [file = '', inside] = mounted.split(':');
    expect(inside).to.equal('/ServiceBus_Emulator/ConfigFiles/Config.json');
    const read = readConfigFile(readFileSync(file, 'utf8'));
    if (read.outcome === 'refused') throw new Error(read.problems.join('; '));
    const { service_bus: bus } = configOf({});
    expect(read.config.queues.map(({ name }) => name)).to.include.members(sourcesOf(bus.intake_queues).map(({ name }) => name));
  });

  it('mounts files that are there', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes).filter((volume) => volume.startsWith('./'));
    expect(mounted).to.have.length(3);
    for (const volume of mounted) {
      const [from = '', , mode] = volume.split(':');
      expect(existsSync(from), from).to.equal(true);
      expect(mode, from).to.equal('ro');
    }
  });
});
