import { expect } from 'chai';
import { wellKnown } from '../../src/app/config/environment.js';
import { aFolder, configOf, problemsOf, type Folder } from './config-sources.js';

const at = (config: object, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], config);

describe('the environment', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = aFolder();
  });
  afterEach(() => folder.remove());

  it('may use the names that the field already uses', () => {
    const values: Record<string, string> = {
      DATABASE_URL: 'postgresql://u@db/keeper',
      AMQP_URL: 'amqp://u@broker/',
      SERVICEBUS_CONNECTION_STRING: 'Endpoint=sb://my-bus.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=s',
      DATABRICKS_HOST: 'https://adb-1.azuredatabricks.net',
      ZEPPELIN_URL: 'https://zeppelin.example',
      PORT: '9090',
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    };
    const all = Object.fromEntries(Object.keys(wellKnown).map((name) => [name, values[name] ?? `value of ${name}`]));
    // One broker and one engine at a time.
    for (const other of [/^(AMQP|ZEPPELIN)/, /^(SERVICEBUS|DATABRICKS|ARM)/]) {
      const env = Object.fromEntries(Object.entries(all).filter(([name]) => !other.test(name)));
      const config = configOf({ env });
      expect(config.http.port).to.equal(9090);
      for (const [name, given] of Object.entries(env)) expect(String(at(config, wellKnown[name] ?? [])), name).to.equal(given);
    }
  });

  for (const [given, level] of [
    ['INFO', 'info'],
    ['Warning', 'warn'],
    ['TRACE', 'debug'],
    ['fatal', 'error'],
  ] as const)
    it(`may name the least that is logged as other services do: ${given}`, () => {
      expect(configOf({ env: { LOG_LEVEL: given } }).log.level).to.equal(level);
    });

  it('is refused for a level that nobody knows', () => {
    expect(problemsOf({ env: { LOG_LEVEL: 'loud' } })).to.have.length(1);
  });

  it('may not name two brokers', () => {
    const env = { AMQP_URL: 'amqp://u@broker/', SERVICEBUS_NAMESPACE: 'my-bus' };
    expect(problemsOf({ env })).to.deep.equal([
      'service_bus: is set together with rabbitmq.url; there can be only one broker, so remove one of them',
    ]);
  });

  it('wins with our own name over a well-known one, in whatever order they stand', () => {
    const names = { JOB_KEEPER_HTTP__PORT: '1', PORT: '2' };
    expect(configOf({ env: names }).http.port).to.equal(1);
    expect(configOf({ env: { PORT: names.PORT, JOB_KEEPER_HTTP__PORT: names.JOB_KEEPER_HTTP__PORT } }).http.port).to.equal(1);
  });

  const values: Record<string, { name: string; given: string; path: string[]; is: unknown }> = {
    'a number': { name: 'JOB_KEEPER_RUNS__WATCH_INTERVAL_MS', given: '2000', path: ['runs', 'watch_interval_ms'], is: 2000 },
    'a truth value': { name: 'JOB_KEEPER_RABBITMQ__DECLARE', given: 'true', path: ['rabbitmq', 'declare'], is: true },
    'a list': {
      name: 'JOB_KEEPER_RABBITMQ__INTAKE_QUEUES',
      given: '[a, b]',
      path: ['rabbitmq', 'intake_queues'],
      is: ['a', 'b'],
    },
    'a key of the top': { name: 'JOB_KEEPER_DATA_DIR', given: '/data', path: ['data_dir'], is: '/data' },
    'null for text that may be absent': { name: 'JOB_KEEPER_DATABASE__URL', given: 'null', path: ['database', 'url'], is: null },
    'null for another value': {
      name: 'JOB_KEEPER_SETTINGS__DEFAULT_TENANT__RUNS_MAX',
      given: 'null',
      path: ['settings', 'default_tenant', 'runs_max'],
      is: null,
    },
    'text that looks like a number': {
      name: 'JOB_KEEPER_DATABRICKS__JOBS_API',
      given: '2.1',
      path: ['databricks', 'jobs_api'],
      is: '2.1',
    },
    'text that YAML would read as an alias': {
      name: 'JOB_KEEPER_WAITING_QUEUE__SWEEP_CRON',
      given: '*/5 * * * *',
      path: ['waiting_queue', 'sweep_cron'],
      is: '*/5 * * * *',
    },
    'a secret that YAML would refuse': {
      name: 'JOB_KEEPER_DATABRICKS__TOKEN',
      given: '@{%: #',
      path: ['databricks', 'token'],
      is: '@{%: #',
    },
    'a setting whose own name is FILE': {
      name: 'JOB_KEEPER_POLICIES__FILE',
      given: 'mine.yaml',
      path: ['policies', 'file'],
      is: 'mine.yaml',
    },
    'a setting whose own name ends in _FILE': {
      name: 'JOB_KEEPER_RABBITMQ__TLS_CA_FILE',
      given: '/ca.pem',
      path: ['rabbitmq', 'tls_ca_file'],
      is: '/ca.pem',
    },
    'a setting of a pool': {
      name: 'JOB_KEEPER_SETTINGS__POOLS__ACTIVE__CLUSTERS_MAX',
      given: '7',
      path: ['settings', 'pools', 'active', 'clusters_max'],
      is: 7,
    },
    'a value inside of what is handed on as it is': {
      name: 'JOB_KEEPER_SETTINGS__POOLS__ACTIVE__NEW_CLUSTER__NUM_WORKERS',
      given: '3',
      path: ['settings', 'pools', 'active', 'new_cluster', 'num_workers'],
      is: 3,
    },
  };
  for (const [name, value] of Object.entries(values)) {
    it(`gives ${name}`, () => {
      expect(at(configOf({ env: { [value.name]: value.given } }), value.path)).to.deep.equal(value.is);
    });
  }

  it('adds a mapping to what is there, key by key, and takes one away with null, as a file does', () => {
    const { settings } = configOf({
      env: {
        JOB_KEEPER_SETTINGS__DEFAULT_TENANT: '{ runs_max: 5 }',
        JOB_KEEPER_SETTINGS__POOLS: '{ third: { own_compute_slots: 1 } }',
        JOB_KEEPER_SETTINGS__CLUSTER_TYPES__BATCH: 'null',
      },
    });
    expect(settings.default_tenant).to.deep.include({
      runs_max: 5,
      notification_queues: ['tenant-{tenant_id}.*', '{tenant_id}.*'],
    });
    expect(settings.pools).to.have.keys('active', 'passive', 'third');
    expect(settings.cluster_types).to.have.keys('business');
  });

  const connections: Record<string, string> = {
    'Endpoint=sb://x/;SharedAccessKeyName=hunter2': 'needs SharedAccessKeyName and SharedAccessKey',
    'Endpoint=sb://x/': 'needs SharedAccessKeyName and SharedAccessKey',
    'endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=hunter2': 'must begin with Endpoint= (with this capitalisation)',
    'Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=hunter2;EntityPath=q':
      'is for one queue (EntityPath); it must be for the whole namespace',
  };
  for (const [given, why] of Object.entries(connections))
    it(`is refused for a connection string that the client of Service Bus would not take: ${why}, not ${given}`, () => {
      expect(problemsOf({ env: { SERVICEBUS_CONNECTION_STRING: given } })).to.deep.equal([
        `service_bus.connection_string: ${why} (SERVICEBUS_CONNECTION_STRING)`,
      ]);
    });

  it('may name a file instead of a value, for every kind of setting', () => {
    const env = {
      DATABASE_URL_FILE: folder.file('url', 'postgresql://u:secret@db/keeper\n'),
      PORT_FILE: folder.file('port', '9091\n'),
      JOB_KEEPER_DATABRICKS__CLIENT_SECRET_FILE: folder.file('secret', '  12345\n'),
      JOB_KEEPER_POLICIES__FILE_FILE: folder.file('policy', 'mine.yaml'),
    };
    const config = configOf({ env });
    expect(config.database.url).to.equal('postgresql://u:secret@db/keeper');
    expect(config.http.port).to.equal(9091);
    expect(config.databricks.client_secret).to.equal('12345');
    expect(config.policies.file).to.equal('mine.yaml');
  });

  it('names the variable whose file cannot be read, is empty, or is given beside the value', () => {
    const env = {
      DATABASE_URL_FILE: '/nowhere/url',
      DATABRICKS_TOKEN_FILE: folder.file('empty', '\n'),
      AMQP_URL: 'amqp://a',
      AMQP_URL_FILE: folder.file('amqp', 'amqp://b'),
    };
    const problems = problemsOf({ env });
    expect(problems).to.have.length(3);
    expect(problems.find((one) => one.startsWith('DATABASE_URL_FILE: '))).to.include('there is no such file');
    expect(problems).to.include('AMQP_URL_FILE: is given twice: also as AMQP_URL');
    expect(problems.find((one) => one.startsWith('databricks.token: '))).to.include('(DATABRICKS_TOKEN_FILE)');
  });

  it('is listed by variable where there is no such setting, with the one that is near', () => {
    const env = {
      JOB_KEEPER_RUNS__WATCH_INTERVALL_MS: '1',
      JOB_KEEPER_RUN__LEASE_MS: '1',
      JOB_KEEPER_DATABSE__URL_FILE: '/nowhere',
      JOB_KEEPER_SETTINGS__POOLS__ACTIV__CLUSTERS_MX: '1',
      JOB_KEEPER_BANANA__URL: '1',
      JOB_KEEPER_HTTP__BANANA: '1',
      JOB_KEEPER_RUNS: '',
      JOB_KEEPER_HTTP__PORT__X: '1',
      JOB_KEEPER___PROTO____X: '1',
    };
    expect(problemsOf({ env })).to.have.members([
      'JOB_KEEPER_RUNS__WATCH_INTERVALL_MS: is not a setting; did you mean JOB_KEEPER_RUNS__WATCH_INTERVAL_MS?',
      'JOB_KEEPER_RUN__LEASE_MS: is not a setting; did you mean JOB_KEEPER_RUNS__LEASE_MS?',
      'JOB_KEEPER_DATABSE__URL_FILE: is not a setting; did you mean JOB_KEEPER_DATABASE__URL_FILE?',
      'JOB_KEEPER_SETTINGS__POOLS__ACTIV__CLUSTERS_MX: is not a setting; did you mean JOB_KEEPER_SETTINGS__POOLS__ACTIV__CLUSTERS_MAX?',
      'JOB_KEEPER_BANANA__URL: is not a setting',
      'JOB_KEEPER_HTTP__BANANA: is not a setting',
      'JOB_KEEPER_HTTP__PORT__X: is not a setting',
      'JOB_KEEPER___PROTO____X: is not a setting',
    ]);
  });

  it('never has a value in its problems', () => {
    const env = {
      JOB_KEEPER_RABBITMQ__PREFETCH: '[hunter2',
      JOB_KEEPER_RUNS__LEASE_MS: 'hunter2',
      JOB_KEEPER_DATABSE__URL: 'hunter2',
    };
    const problems = problemsOf({ env });
    expect(problems).to.have.length(3);
    expect(problems.join()).not.to.include('hunter2');
  });

  it('is not disturbed by empty variables, nor by what Kubernetes says of a Service called job-keeper', () => {
    const env = {
      DATABASE_URL: '',
      JOB_KEEPER_HTTP__PORT: '',
      JOB_KEEPER_URL: 'http://127.0.0.1:8080',
      JOB_KEEPER_TOKEN_FILE: '/run/secrets/token',
      JOB_KEEPER_SERVICE_HOST: '10.0.0.1',
      JOB_KEEPER_SERVICE_PORT: '8080',
      JOB_KEEPER_SERVICE_PORT_HTTP: '8080',
      JOB_KEEPER_PORT: 'tcp://10.0.0.1:8080',
      JOB_KEEPER_PORT_8080_TCP: 'tcp://10.0.0.1:8080',
      JOB_KEEPER_PORT_8080_TCP_ADDR: '10.0.0.1',
    };
    expect(configOf({ env }).http.port).to.equal(8080);
    // The same name with a number is a mistake.
    expect(problemsOf({ env: { JOB_KEEPER_PORT: '9090' } })).to.deep.equal(['JOB_KEEPER_PORT: is not a setting']);
  });
});
