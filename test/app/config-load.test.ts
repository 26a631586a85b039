import { expect } from 'chai';
import { aFolder, configOf, problemsOf, type Folder } from './config-sources.js';

const andThen = '. Correct these first; contradictions between settings are checked once there are fewer';

describe('the configuration', () => {
  let folder: Folder;
  const given = (text: string | Buffer): string => folder.file('given.yaml', text);
  beforeEach(() => {
    folder = aFolder();
  });
  afterEach(() => folder.remove());

  it('is the defaults when nothing is given', () => {
    const config = configOf({});
    expect(config.http).to.include({ host: '127.0.0.1', port: 8080, body_bytes_max: 262_144 });
    expect(config.database.url).to.equal(null);
    expect(Object.keys(config.settings.pools)).to.deep.equal(['active', 'passive']);
  });

  it('takes the file over the defaults, the environment over the file, flags over all', () => {
    const file = given('http: { port: 1001, host: 127.0.0.2, body_bytes_max: 1001 }\nruns: { lease_ms: 1001 }');
    const env = { PORT: '1002', JOB_KEEPER_HTTP__BODY_BYTES_MAX: '1002' };
    const flags = [{ path: ['http', 'port'], value: 1003, from: '--port' }];
    expect(configOf({ file, env, flags }).http).to.include({ port: 1003, host: '127.0.0.2', body_bytes_max: 1002 });
    expect(configOf({ file, env }).http.port).to.equal(1002);
    expect(configOf({ file }).http.port).to.equal(1001);
    // What the file leaves out stays as it was.
    expect(configOf({ file }).runs).to.include({ lease_ms: 1001, watch_interval_ms: 5000 });
  });

  it('knows the time of a stop also by the name that the contract has for it', () => {
    const file = given('shutdownTimeoutMs: 1500');
    expect(configOf({ file }).shutdown_timeout_ms).to.equal(1500);
    expect(configOf({ file, env: { JOB_KEEPER_SHUTDOWN_TIMEOUT_MS: '700' } }).shutdown_timeout_ms).to.equal(700);
  });

  it('finds its file by JOB_KEEPER_CONFIG, unless --config names another', () => {
    const env = { JOB_KEEPER_CONFIG: folder.file('a.yaml', 'http: { port: 1 }') };
    expect(configOf({ env }).http.port).to.equal(1);
    expect(configOf({ env, file: folder.file('b.yaml', 'http: { port: 2 }') }).http.port).to.equal(2);
  });

  it('replaces a list whole, and a mapping key by key', () => {
    const file = given('settings: { pools: { active: { clusters: [mine], clusters_max: 9 } } }');
    const { active } = configOf({ file }).settings.pools;
    expect(active).to.deep.include({ clusters: ['mine'], clusters_max: 9, own_compute_slots: 4 });
  });

  it('loses a mapping of the defaults where null is given in its place', () => {
    const file = given(
      'settings: { pools: { passive: null }, cluster_types: { business: { pools: [active] }, batch: null } }\nhttp:',
    );
    const config = configOf({ file });
    expect(Object.keys(config.settings.pools)).to.deep.equal(['active']);
    expect(Object.keys(config.settings.cluster_types)).to.deep.equal(['business']);
    expect(config.http.port).to.equal(8080);
  });

  it('keeps what it has where a section is there and says nothing', () => {
    const { settings } = configOf({ file: given('settings:\n  limits:\n  default_tenant:\n    # runs_max: 5\n') });
    expect(settings.default_tenant.notification_queues).to.deep.equal(['tenant-{tenant_id}.*', '{tenant_id}.*']);
    expect(configOf({ file: given('settings:\n') }).settings.pools).to.have.keys('active', 'passive');
  });

  it('loses what a job has and need not have where null is given in its place', () => {
    const file = given(
      "settings: { jobs: { '175': { checkpoint: { parameter: p, uri: 'dbfs:/{request_id}' }, keep_runs: 1 } } }",
    );
    const env = { JOB_KEEPER_SETTINGS__JOBS__175__CHECKPOINT: 'null' };
    expect(configOf({ file, env }).settings.jobs['175']).to.include({ keep_runs: 1 }).and.not.have.property('checkpoint');
    const cluster = given('settings: { pools: { active: { new_cluster: { num_workers: 1 } } } }');
    const none = { JOB_KEEPER_SETTINGS__POOLS__ACTIVE__NEW_CLUSTER: 'null' };
    expect(configOf({ file: cluster, env: none }).settings.pools['active']?.new_cluster).to.equal(null);
  });

  it('keeps ids that are keys to the last digit, as they are written', () => {
    const file = given('settings: { jobs: { 9007199254740993: { keep_runs: 1 } }, tenants: { 0333: { runs_max: 1 } } }');
    const env = { JOB_KEEPER_SETTINGS__JOBS: '{ 9007199254740995: {} }' };
    const { jobs, tenants } = configOf({ file, env }).settings;
    expect(Object.keys(jobs)).to.have.members(['9007199254740993', '9007199254740995']);
    expect(Object.keys(tenants)).to.deep.equal(['0333']);
  });

  it('is refused when its file is no UTF-8', () => {
    expect(problemsOf({ file: given(Buffer.from('\ufeffhttp: { port: 1 }', 'utf16le')) })[0]).to.match(
      /given\.yaml: is not UTF-8$/,
    );
    expect(problemsOf({ file: given(Buffer.from([0x61, 0x3a, 0xe9])) })[0]).to.match(/given\.yaml: is not UTF-8$/);
  });

  it('says what a bad value must be, in words of a configuration', () => {
    const says: Record<string, string> = {
      'http: { port: 70000 }': 'http.port: must be at most 65535',
      'http: { port: "80" }': 'http.port: must be a number, but is text',
      'settings: { pools: { active: { cores_per_run: .nan } } }':
        'settings.pools.active.cores_per_run: must be a number, but is NaN',
      'settings: { pools: { active: { cores_per_run: 0 } } }': 'settings.pools.active.cores_per_run: must be above 0',
      'auth: { issuers: one of twenty and more }': 'auth.issuers: must be a list, but is text',
      'rabbitmq: { declare: yes }': 'rabbitmq.declare: must be true or false, but is text',
      'log: { format: xml }': 'log.format: must be one of: auto, json, pretty',
      'data_dir: ""': 'data_dir: must not be empty',
      'settings: { tenants: { "333": } }': 'settings.tenants.333: must be a mapping, but is empty',
      'settings: { tenant_groups: { "": [a] } }': 'settings.tenant_groups.: its name must not be empty',
      'settings: { calendar: { holidays: [2026-02-30] } }': 'settings.calendar.holidays.0: must be a date such as 2026-12-25',
      'alerts: { channels: [{ name: a }] }':
        'alerts.channels.0.kind: must be one of: webhook, slack, teams, alertmanager, pagerduty, mail',
      'alerts: { channels: [{ kind: slack, url: "https://a" }] }': 'alerts.channels.0.name: is required',
      'alerts: { channels: [{ name: a, kind: slack, url: a }] }':
        'alerts.channels.0.url: must be a URL such as https://example.com',
      'rabbitmq: { intake_queues: [{ weight: 3 }] }':
        'rabbitmq.intake_queues.0: must be a queue name, or a mapping with name, weight and priority_floor',
    };
    for (const [text, problem] of Object.entries(says)) expect(problemsOf({ file: given(text) }), text).to.deep.equal([problem]);
  });

  it('keeps two mappings apart that share one alias in the file', () => {
    const file = given('settings: { pools: { active: &same { clusters_max: 5, clusters: [a] }, third: *same } }');
    const { active, third } = configOf({ file, env: { JOB_KEEPER_SETTINGS__POOLS__ACTIVE__CLUSTERS_MAX: '7' } }).settings.pools;
    expect([active?.clusters_max, third?.clusters_max]).to.deep.equal([7, 5]);
  });

  it('lists every unknown key and every bad value by its path, from all sources at once', () => {
    const file = given(
      'htpp: { port: 1 }\nhttp: { prot: 1, host: 7 }\nsettings: { limits: { max_wait_seconds: 0 }, pools: { active: { slots: 3 } } }',
    );
    const flags = [{ path: ['log', 'format'], value: 'xml', from: '--log-format' }];
    const problems = problemsOf({ file, env: { JOB_KEEPER_RUNS__LEASE_MS: 'soon', JOB_KEEPER_RUNS__LEASE: '5' }, flags });
    expect(problems.map((problem) => problem.split(': ')[0])).to.have.members([
      'JOB_KEEPER_RUNS__LEASE',
      'htpp',
      'http.prot',
      'http.host',
      'settings.limits.max_wait_seconds',
      'settings.pools.active.slots',
      'runs.lease_ms',
      'log.format',
    ]);
    expect(problems).to.include('htpp: is not a setting; did you mean "http"?');
    expect(problems).to.include('http.prot: is not a setting; did you mean "port"?');
    expect(problems).to.include('settings.pools.active.slots: is not a setting; did you mean "slots_per_cluster"?');
    expect(problems.find((one) => one.startsWith('runs.lease_ms'))).to.match(/\(JOB_KEEPER_RUNS__LEASE_MS\)$/);
    expect(problems.find((one) => one.startsWith('log.format'))).to.match(/\(--log-format\)$/);
    expect(problems.find((one) => one.startsWith('http.host'))).not.to.include('JOB_KEEPER');
  });

  it('lists what sections say against each other beside what is wrong with one of them', () => {
    const file = given('http: { host: 0.0.0.0, prot: 1 }\nservice_bus: { namespace: mine }\nsettings: { pools: 7 }');
    const problems = problemsOf({ file, env: { PORT: 'soon', AMQP_URL: 'amqp://broker' } });
    expect(problems.map((problem) => problem.split(': ')[0])).to.have.members([
      ...['http.port', 'http.prot', 'http.host', 'service_bus', 'settings.pools'],
    ]);
  });

  it('tells once of an item of a list that is right by itself and wrong beside another', () => {
    const file = given(
      'auth: { issuers: [{ name: a, issuer: "http://login.example", audiences: [x] }] }\nservice_bus: { intake_queues: [a, a] }',
    );
    expect(problemsOf({ file }).map((problem) => problem.split(': ')[0])).to.have.members([
      ...['auth.issuers.0.issuer', 'service_bus.intake_queues.1'],
    ]);
  });

  it('says of a credential that is no text that, and not that there is none', () => {
    const file = given('databricks: { host: adb-1.azuredatabricks.net, token: 7 }');
    expect(problemsOf({ file }).map((problem) => problem.split(': ')[0])).to.deep.equal(['databricks.token']);
  });

  it('says where YAML is malformed: file, line and column', () => {
    const file = given('http:\n  port: 1\n   host: x\n');
    const [problem] = problemsOf({ file });
    expect(problem).to.match(/given\.yaml:[23]:\d+: /);
    expect(problemsOf({ file: given('http: { port: 1 }\nhttp: { port: 2 }') })[0]).to.match(
      /given\.yaml:2:1: "http" is given twice$/,
    );
  });

  it('says in seconds what is wrong with a file of another kind', () => {
    const file = given(Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join('\n'));
    const before = process.cpuUsage();
    const problems = problemsOf({ file });
    const { user, system } = process.cpuUsage(before);
    expect(problems.at(-1)).to.equal(`: has 39900 more problems${andThen}`);
    // Of the processor, so that a busy machine does not count; it took more than twenty.
    expect((user + system) / 1e6).to.be.below(5);
  });

  it('is told of at the first of ten thousand places, without an end that nobody waits for', () => {
    const jobs = Array.from({ length: 5_000 }, (_, index) => `    j${index}: { keep_runs: 0, checkpoint: { as: x } }`);
    const problems = problemsOf({ file: given(['http: { host: 0.0.0.0 }', 'settings:', '  jobs:', ...jobs].join('\n')) });
    expect(problems.filter((problem) => problem.startsWith('settings.jobs.'))).to.have.length(100);
    expect(problems.at(-1)).to.equal(`: has 19900 more problems${andThen}`);
  });

  const refusedFiles: Record<string, { text: string; says: RegExp }> = {
    'a policy in the place of a configuration': {
      text: 'policy: mine\nrules: []',
      says: /^[^\n]*given\.yaml: this is a policy, and what is wanted here is a configuration$/,
    },
    'a list in the place of the whole': { text: '- http', says: /given\.yaml: must be a mapping$/ },
    'a scalar in the place of a section': { text: 'http: 8080', says: /^http: must be a mapping, but is a number$/ },
    'aliases that grow beyond all bounds': {
      text: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
      says: /given\.yaml: .*alias/i,
    },
    'a pool that is not there': {
      text: 'settings: { cluster_types: { gpu: { pools: [gpu] } } }',
      says: /^settings\.cluster_types\.gpu\.pools\.0: no pool/,
    },
    'an alias of what is not there': {
      text: 'http: { host: *nope }',
      says: /given\.yaml:1:15: there is no anchor &nope above$/,
    },
    'a tag that would be lost with what it means': {
      text: 'database: { url: !env DATABASE_URL }',
      says: /given\.yaml:1:18: Unresolved tag: !env$/,
    },
    'a tag that makes something else of a mapping': {
      text: 'http: !!set { port }',
      says: /given\.yaml:1:7: Unresolved tag: /,
    },
    'two documents': {
      text: 'http: { port: 1 }\n---\nhttp: { port: 2 }',
      says: /given\.yaml:2:1: a file must have one document only: remove the line ---$/,
    },
    'a job that is named twice, as a number and as a text': {
      text: 'settings: { jobs: { 175: { keep_runs: 1 }, "175": { keep_runs: 2 } } }',
      says: /given\.yaml:1:44: "175" is given twice$/,
    },
    'one setting under both of its names': {
      text: 'shutdownTimeoutMs: 1\nshutdown_timeout_ms: 2',
      says: /^shutdownTimeoutMs: is given twice: also as shutdown_timeout_ms$/,
    },
    'a job that is mapped to another in a pool that is not there': {
      text: "settings: { jobs: { '175': { placement: mapped, mapped: { actve: '176' } } } }",
      says: /^settings\.jobs\.175\.mapped\.actve: no pool is called actve$/,
    },
    'an output that nothing fills in': {
      text: "settings: { jobs: { '175': { output_uri: 'abfss://r@lake/{tenant}/{run_id}' } } }",
      says: /^settings\.jobs\.175\.output_uri: \{tenant\} cannot be filled in; there are: \{tenant_id\} /,
    },
    'notification queues that nothing fills in': {
      text: "settings: { default_tenant: { notification_queues: ['tenant-{tenant}.*'] } }",
      says: /^settings\.default_tenant\.notification_queues\.0: \{tenant\} cannot be filled in; there are: \{tenant_id\}$/,
    },
    'the address of a page of the workspace': {
      text: 'databricks: { host: "https://adb-1.azuredatabricks.net/?o=1", token: x }',
      says: /^databricks\.host: must be only the address of the workspace/,
    },
    'what is no address of a workspace': {
      text: 'databricks: { host: "not an address", token: x }',
      says: /^databricks\.host: must be only the address of the workspace/,
    },
    'a workspace under another scheme': {
      text: 'databricks: { host: "ftp://adb-1.azuredatabricks.net", token: x }',
      says: /^databricks\.host: must be only the address of the workspace/,
    },
    'a user in the address of the workspace': {
      text: 'databricks: { host: "https://user:pw@adb-1.azuredatabricks.net", token: x }',
      says: /^databricks\.host: must be only the address of the workspace/,
    },
    'the address of a workspace whose port is none': {
      text: 'databricks: { host: "adb-1.azuredatabricks.net:99999", token: x }',
      says: /^databricks\.host: is not a valid address: the host or port is missing or wrong$/,
    },
    'the address of a workspace in the clear that is none': {
      text: 'databricks: { host: "http://[:::]", token: x }',
      says: /^databricks\.host: is not a valid address: the host or port is missing or wrong$/,
    },
    'the address of Zeppelin whose port is none': {
      text: 'zeppelin: { url: "http://zeppelin:99999", user: x, password: y }',
      says: /^zeppelin\.url: is not a valid address: the host or port is missing or wrong$/,
    },
    'Databricks without a credential': {
      text: 'databricks: { host: "https://adb-1.azuredatabricks.net" }',
      says: /^databricks: .*DATABRICKS_TOKEN/,
    },
    'a token for Databricks in the clear': {
      text: 'databricks: { host: "http://adb-1.azuredatabricks.net", token: x }',
      says: /^databricks\.host: must be https: .* set databricks\.allow_http to allow that$/,
    },
    'a token for the gateway in the clear': {
      text: 'job_manager: { gateway: { url: "http://gateway.example", token_dir: tokens } }',
      says: /^job_manager\.gateway\.url: must be https: .* set job_manager\.gateway\.allow_http to allow that$/,
    },
    'two engines': {
      text: 'databricks: { host: adb-1.azuredatabricks.net, token: x }\nzeppelin: { url: "http://localhost:8080" }',
      says: /^zeppelin\.url: is set together with databricks\.host; jobs run on one engine only, so remove one of them$/,
    },
    'half of a login': {
      text: 'zeppelin: { url: "http://localhost:8080", user: x }',
      says: /^zeppelin: has only one of user and password: set both, or neither if the server needs no login$/,
    },
    'a password for Zeppelin in the clear': {
      text: 'zeppelin: { url: "http://zeppelin.example", user: x, password: y }',
      says: /^zeppelin\.url: must be https: .* set zeppelin\.allow_http to allow that$/,
    },
    'a user in the address of Zeppelin, which is shown': {
      text: 'zeppelin: { url: "http://me:secret@localhost:8080" }',
      says: /^zeppelin\.url: must begin with http:\/\/ or https:\/\/, and have no user/,
    },
    'all of Zeppelin as the folder of runs': {
      text: 'zeppelin: { url: "http://localhost:8080", runs_folder: / }',
      says: /^zeppelin\.runs_folder: must name a folder/,
    },
    'a submission to Zeppelin that another replica takes up meanwhile': {
      text: 'zeppelin: { url: "http://localhost:8080", request_timeout_ms: 5000 }\nruns: { lease_ms: 5000 }',
      says: /^runs\.lease_ms: is 5000, but must be longer than zeppelin\.request_timeout_ms \(5000\)$/,
    },
    'half of a credential': {
      text: 'databricks: { host: adb-1.azuredatabricks.net, client_id: x }',
      says: /^databricks: .*no credential/,
    },
    'a submission that another replica takes up while the engine is still asked': {
      text: 'databricks: { host: adb-1.azuredatabricks.net, token: x, request_timeout_ms: 5000 }\nruns: { lease_ms: 5000 }',
      says: /^runs\.lease_ms: is 5000, but must be longer than databricks\.request_timeout_ms \(5000\)$/,
    },
    'a response that another replica takes up while the broker is still asked': {
      text: 'rabbitmq: { url: "amqp://localhost", publish_timeout_ms: 9000 }\nresponses: { lease_ms: 3000 }',
      says: /^responses\.lease_ms: is 3000, but must be longer than rabbitmq\.publish_timeout_ms \(9000\)$/,
    },
    'a response that another replica takes up while Service Bus is still asked': {
      text: 'service_bus: { namespace: a, publish_timeout_ms: 90000 }\nresponses: { lease_ms: 80000 }',
      says: /^responses\.lease_ms: is 80000, but must be longer than service_bus\.publish_timeout_ms \(90000\)$/,
    },
    'an alert that another replica takes up while its channel is still asked': {
      text: 'alerts: { channels: [{ name: a, kind: slack, url: "https://a", timeout_ms: 5000 }] }\nactions: { lease_ms: 9999 }',
      says: /^actions\.lease_ms: is 9999, but must be longer than twice alerts\.channels\.0\.timeout_ms \(10000\)$/,
    },
    'a mail that another replica takes up while the mail server is still asked': {
      text: 'mail: { url: "smtp://localhost", timeout_ms: 60000 }',
      says: /^actions\.lease_ms: is 120000, but must be longer than twice mail\.timeout_ms \(120000\)$/,
    },
    'an intake queue of RabbitMQ that is named twice': {
      text: 'rabbitmq: { intake_queues: [a, A, { name: a, weight: 2 }] }',
      says: /^rabbitmq\.intake_queues\.2: is the same as rabbitmq\.intake_queues\.0 but must be different$/,
    },
    'an intake queue of Service Bus that is named twice, once in capital letters': {
      text: 'service_bus: { intake_queues: [wishes/Subscriptions/keeper, WISHES/subscriptions/keeper] }',
      says: /^service_bus\.intake_queues\.1: is the same as service_bus\.intake_queues\.0 but must be different$/,
    },
    'events on an intake queue of RabbitMQ, whose dead letters they would be': {
      text: 'rabbitmq: { url: "amqp://localhost", intake_queues: [a, { name: b }] }\nevents: { queue: b.dead }',
      says: /^events\.queue: b\.dead is an intake queue or its dead-letter queue; events need a queue of their own$/,
    },
    'events on a topic that job requests are read from': {
      text: 'service_bus: { intake_queues: [wishes/Subscriptions/keeper] }\nevents: { queue: Wishes }',
      says: /^events\.queue: Wishes is an intake queue/,
    },
    'a source of events that is no URI reference': {
      text: 'events: { queue: e, source: job keeper }',
      says: /^events\.source: must be a URI reference: ASCII without spaces$/,
    },
    'a sweep that never comes': {
      text: 'waiting_queue: { sweep_cron: every two minutes }',
      says: /^waiting_queue\.sweep_cron: is not a cron expression: /,
    },
    'a retention that never comes': {
      text: 'retention: { cron: 99 * * * * }',
      says: /^retention\.cron: is not a cron expression: /,
    },
    'a quota whose window reaches further back than requests are kept': {
      text: 'settings: { tenants: { "333": { run_seconds_max: 60, run_window_seconds: 2592001 } } }',
      says: /^settings\.tenants\.333\.run_window_seconds: is 2592001, but ended requests are kept for only 2592000 seconds \(retention\.keep_days\)$/,
    },
    'a quota of every tenant whose window does': {
      text: 'settings: { default_tenant: { run_seconds_max: 60, run_window_seconds: 86401 } }\nretention: { keep_days: 1 }',
      says: /^settings\.default_tenant\.run_window_seconds: is 86401/,
    },
    'a quota whose window reaches further back than one job is kept': {
      text: 'settings: { default_tenant: { run_seconds_max: 60, run_window_seconds: 86401 }, jobs: { nightly: { keep_days: 1 } } }',
      says: /^settings\.default_tenant\.run_window_seconds: is 86401, but ended requests are kept for only 86400 seconds \(settings\.jobs\.nightly\.keep_days\)$/,
    },
    'a quota whose window reaches further back than what a job keeps by number is surely kept': {
      text: 'settings: { default_tenant: { run_seconds_max: 60 }, jobs: { nightly: { keep_runs: 5 } } }\nretention: { keep_runs_hours_min: 23 }',
      says: /^settings\.default_tenant\.run_window_seconds: is 86400, .* 82800 seconds \(retention\.keep_runs_hours_min, for settings\.jobs\.nightly\.keep_runs\)$/,
    },
    'a job of which less than one run is to be kept': {
      text: 'settings: { jobs: { nightly: { keep_runs: 0 } } }',
      says: /^settings\.jobs\.nightly\.keep_runs: /,
    },
    'a job that is to be kept for less than a day': {
      text: 'settings: { jobs: { nightly: { keep_days: -1 } } }',
      says: /^settings\.jobs\.nightly\.keep_days: /,
    },
    'a pattern of a parameter that cannot be matched in linear time': {
      text: "settings: { jobs: { '175': { parameters: { notebook_params: { day: { pattern: '(a)\\1' } } } } } }",
      says: /^settings\.jobs\.175\.parameters\.notebook_params\.day\.pattern: this pattern cannot be used/,
    },
    'a pattern of a parameter that is very large': {
      text: "settings: { jobs: { '175': { parameters: { python_params: [{}, { pattern: '(a{100}b{100}){5}' }] } } } }",
      says: /^settings\.jobs\.175\.parameters\.python_params\.1\.pattern: this pattern is too large/,
    },
    'a job that describes parameters of two kinds': {
      text: "settings: { jobs: { '175': { parameters: { python_params: [{}], jar_params: [{}] } } } }",
      says: /^settings\.jobs\.175\.parameters\.jar_params: another kind is described too/,
    },
    'a parameter of which something is said that is not known': {
      text: "settings: { jobs: { '175': { parameters: { notebook_params: { day: { requird: true } } } } } }",
      says: /^settings\.jobs\.175\.parameters\.notebook_params\.day\.requird: is not a setting; did you mean "required"\?$/,
    },
    'mail to people without a mail server': {
      text: 'alerts: { channels: [{ name: staff, kind: mail, to: [a@example.com] }] }',
      says: /^mail\.url: is required: the channel staff sends mail/,
    },
    'mail to those of a job without a mail server': {
      text: "settings: { jobs: { '175': { notify: { to: [a@example.com] } } } }",
      says: /^mail\.url: is required: settings\.jobs\.175\.notify\.to names recipients$/,
    },
    'what is no address of mail among those of a job': {
      text: "settings: { jobs: { '175': { notify: { to: [a@example.com, geoff] } } } }",
      says: /^settings\.jobs\.175\.notify\.to\.1: must be an e-mail address$/,
    },
    'mail of an end that no run has': {
      text: "settings: { jobs: { '175': { notify: { on: [succeeded, rejected] } } } }",
      says: /^settings\.jobs\.175\.notify\.on\.1: must be one of: succeeded, failed, timed-out, cancelled$/,
    },
    'mail that is on and of no end': {
      text: "settings: { jobs: { '175': { notify: { on: [] } } } }",
      says: /^settings\.jobs\.175\.notify\.on: /,
    },
    'two channels of one name, one of which would never hear of anything': {
      text: 'alerts: { channels: [{ name: a, kind: slack, url: "https://a" }, { name: a, kind: teams, url: "https://b" }] }',
      says: /^alerts\.channels\.1\.name: is the same as alerts\.channels\.0\.name but must be different$/,
    },
    'a channel that is called as the one of the log': {
      text: 'alerts: { channels: [{ name: log, kind: slack, url: "https://a" }] }',
      says: /^alerts\.channels\.0\.name: log is reserved for the log: choose another name$/,
    },
  };
  for (const [name, { text, says }] of Object.entries(refusedFiles)) {
    it(`is refused, and nothing is thrown, for ${name}`, () => {
      const problems = problemsOf({ file: given(text) });
      expect(problems).to.have.length.above(0);
      expect(problems[0]).to.match(says);
    });
  }

  it('is accepted where no quota needs the window, and where requests are kept for ever', () => {
    const window = 'run_window_seconds: 31536000';
    configOf({ file: given(`settings: { default_tenant: { ${window} } }`) });
    configOf({ file: given(`settings: { default_tenant: { run_seconds_max: 60, ${window} } }\nretention: { keep_days: null }`) });
    const jobs = 'jobs: { nightly: { keep_days: null } }';
    configOf({
      file: given(`settings: { default_tenant: { run_seconds_max: 60, ${window} }, ${jobs} }\nretention: { keep_days: null }`),
    });
  });

  it('is refused with its size when its file is larger than a configuration, and when it never ends', () => {
    const large = given(Buffer.alloc(5_000_000, '#'));
    expect(problemsOf({ file: large })[0]).to.equal(
      `${large}: cannot be read: ${large} has 5000000 bytes; at most 1048576 are allowed`,
    );
    expect(problemsOf({ file: '/dev/zero' })[0]).to.include('/dev/zero has more than 1048576 bytes, the most that are allowed');
    expect(problemsOf({ env: { DATABASE_URL_FILE: large } })[0]).to.equal(
      `DATABASE_URL_FILE: ${large} has 5000000 bytes; at most 1048576 are allowed`,
    );
  });

  it('lists of very many mistakes the first hundred, and how many more there are', () => {
    const keys = Array.from({ length: 250 }, (_, index) => `k${index}: 1`);
    const problems = problemsOf({ file: given(`intake: { ${keys.join(', ')} }`) });
    expect(problems).to.have.length(101);
    expect(problems[99]).to.equal('intake.k99: is not a setting');
    expect(problems[100]).to.equal(`: has 150 more problems${andThen}`);
  });

  it('is refused in a sentence of its own when its mistakes are more than can be counted', () => {
    const holidays = Array.from({ length: 400_000 }, () => '1').join(',');
    expect(problemsOf({ file: given(`settings: { calendar: { holidays: [${holidays}] } }`) })).to.deep.equal([
      ': has too many mistakes to list',
    ]);
  });

  it('is refused when its file cannot be read', () => {
    expect(problemsOf({ file: '/nowhere/at/all.yaml' })[0]).to.match(
      /^\/nowhere\/at\/all\.yaml: cannot be read: there is no such file$/,
    );
    expect(problemsOf({ file: '/' })[0]).to.equal('/: cannot be read: it is a folder, not a file');
  });

  it('says nothing of an address that is wrong but how it must begin', () => {
    const env = {
      DATABASE_URL: 'user:hunter2@db/keeper',
      AMQP_URL: 'hunter2',
      JOB_KEEPER_MAIL__URL: 'hunter2',
    };
    const problems = problemsOf({ env });
    expect(problems).to.include('database.url: must begin with postgresql:// (DATABASE_URL)');
    expect(problems.map((problem) => problem.split(':')[0])).to.include.members(['rabbitmq.url', 'mail.url']);
    expect(problems.join()).not.to.include('hunter2');
  });

  it('says of an address that is no URL what may be wrong with it, and nothing of the address', () => {
    const env = {
      DATABASE_URL: 'postgresql://keeper:hunter#2@db/keeper',
      AMQP_URL: 'amqp://keeper:hunter/2@broker',
      JOB_KEEPER_MAIL__URL: 'smtp://keeper:hunter?2@mail',
    };
    const problems = problemsOf({ env });
    const why = 'is not a URL: percent-encode special characters, such as # / ? in a password';
    expect(problems).to.have.members([
      `database.url: ${why} (DATABASE_URL)`,
      `rabbitmq.url: ${why} (AMQP_URL)`,
      `mail.url: ${why} (JOB_KEEPER_MAIL__URL)`,
    ]);
    configOf({ env: { DATABASE_URL: 'postgresql:///keeper?host=/run/postgresql' } });
    configOf({ env: { DATABASE_URL: 'postgres://keeper@%2Frun%2Fpostgresql/keeper' } });
  });

  it('takes an address in the clear that is of this machine, or is said to be meant so', () => {
    for (const host of ['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1', 'adb-1.azuredatabricks.net'])
      configOf({ file: given(`databricks: { host: "${host}", token: x }`) });
    configOf({ file: given('databricks: { host: "http://proxy.example", token: x, allow_http: true }') });
    const gateway = 'url: "http://gateway.example", token_dir: tokens, allow_http: true';
    configOf({ file: given(`job_manager: { gateway: { ${gateway} } }`) });
    // Where nobody logs in there is nothing to be read that is ours alone.
    configOf({ file: given('zeppelin: { url: "http://zeppelin.example" }') });
  });

  it('says of mail that is to be sent where to only that it is wrong, or only that it is not set', () => {
    const file = given('alerts: { channels: [{ kind: mail, name: sre, to: [a@b.example] }] }');
    expect(problemsOf({ file })).to.deep.equal(['mail.url: is required: the channel sre sends mail']);
    expect(problemsOf({ file, env: { JOB_KEEPER_MAIL__URL: 'smpt://mail' } })).to.deep.equal([
      'mail.url: must begin with smtp:// or smtps:// (JOB_KEEPER_MAIL__URL)',
    ]);
  });

  it('tells once what is wrong at a place whose name has a dot', () => {
    const usual = 'default_tenant: { run_seconds_max: 60, run_window_seconds: 31536000 }';
    const problems = problemsOf({ file: given(`settings: { ${usual}, tenants: { a.b: { run_window_seconds: soon } } }`) });
    expect(problems.filter((problem) => problem.startsWith('settings.tenants.a.b.'))).to.have.length(1);
  });

  it('lets __proto__ and its like touch nothing', () => {
    const file = given(
      '__proto__: { polluted: 1 }\nhttp: { __proto__: { polluted: 1 } }\nsettings: { jobs: { __proto__: { polluted: 1 }, a: { mapped: { __proto__: x } } } }',
    );
    const flags = [
      { path: ['__proto__', 'polluted'], value: 1, from: '--flag' },
      { path: ['http', '__proto__', 'polluted'], value: 1, from: '--flag' },
    ];
    const config = configOf({ file, flags });
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect((config.http as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(Object.keys(config.settings.jobs)).to.deep.equal(['a']);
    const inherited = [{ path: ['constructor', 'prototype', 'polluted'], value: 1, from: '--flag' }];
    expect(problemsOf({ flags: inherited })).to.deep.equal(['constructor: is not a setting']);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });
});
