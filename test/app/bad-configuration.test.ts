import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { secretsOfTheStart } from '../../src/app/config/secrets.js';
import { BadConfiguration, exitCodeOf, ofConfiguration } from '../../src/app/config/bad-configuration.js';
import { loadConfig } from '../../src/app/config/load.js';
import type { Config } from '../../src/app/config/schema.js';
import { configuredCertificate } from '../../src/app/parts/access.js';
import { configuredChannels } from '../../src/app/parts/alerts.js';
import { configuredEngine } from '../../src/app/parts/engine.js';
import { openPolicies } from '../../src/app/parts/policies.js';
import { rabbitmq } from '../../src/app/parts/rabbitmq.js';
import { configuredRegistry } from '../../src/app/parts/registry.js';
import { Fault } from '../../src/core/faults.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { VirtualClock } from '../support/virtual-clock.js';

const telemetry = { report: () => undefined };
const clock = new VirtualClock();
const told = { clock, telemetry };

/** The defaults with what differs. */
function configOf(change: (config: Config) => void): Config {
  const loaded = loadConfig({ env: {}, file: null, flags: [] });
  if (!loaded.ok) throw new Error('the defaults are no configuration');
  const config = structuredClone(loaded.value);
  change(config);
  return config;
}

const notAsked = () => Promise.reject(new Fault('store-unavailable', 'nobody asks the store for a file that is bad'));
const following = {
  names: () => ({ poolNames: ['active', 'passive'] }),
  ...{ ...told, replica: 'a', proposes: true },
  store: { fileSeen: notAsked, inForce: notAsked, kept: notAsked, promote: notAsked, list: notAsked } as never, // the file is looked at first
};

describe('a configuration that shows at the start only that it is bad', () => {
  let folder: string;
  let bad: string;
  before(async () => {
    folder = await temporaryFolder();
    bad = join(folder, 'bad.yaml');
    await writeFile(bad, 'jobs: 7\nroute: [\n');
  });

  const missing = () => join(folder, 'missing');
  const starts: Record<string, { start: () => unknown; says: () => string }> = {
    'a policy that is bad': {
      start: () =>
        openPolicies(
          configOf((config) => (config.policies.file = bad)),
          following,
        ),
      says: () => `${bad}:3:`,
    },
    'a policy that is missing': {
      start: () =>
        openPolicies(
          configOf((config) => (config.policies.file = missing())),
          following,
        ),
      says: missing,
    },
    'a list of jobs that is bad': {
      start: () =>
        configuredEngine(
          configOf((config) => {
            config.process_engine.jobs_file = bad;
            config.data_dir = folder;
          }),
          clock,
          telemetry,
          secretsOfTheStart,
        ),
      says: () => bad,
    },
    'a registry that is missing': {
      start: () =>
        configuredRegistry(
          configOf((config) => (config.job_manager.registry_file = missing())),
          clock,
          telemetry,
        ),
      says: missing,
    },
    'a certificate that is missing': {
      start: () =>
        configuredCertificate(
          configOf((config) => Object.assign(config.http.tls, { cert_file: missing(), key_file: missing() })),
          { clock, telemetry },
        ),
      says: () => `http.tls.cert_file: the file ${missing()} cannot be read`,
    },
    'a certificate that is none': {
      start: () =>
        configuredCertificate(
          configOf((config) => Object.assign(config.http.tls, { cert_file: bad, key_file: bad })),
          { clock, telemetry },
        ),
      says: () => 'http.tls: the certificate file holds no certificate',
    },
    'a certificate of the broker that is missing': {
      start: () =>
        rabbitmq(
          configOf((config) => (config.rabbitmq.tls_ca_file = missing())),
          'amqps://host',
          told,
        ),
      says: () => `rabbitmq.tls_ca_file: the file ${missing()} cannot be read`,
    },
    'a channel of mail without a server of mail': {
      start: () =>
        configuredChannels(
          configOf((config) =>
            config.alerts.channels.push({
              kind: 'mail',
              name: 'night',
              severity_min: 'error',
              timeout_ms: 1_000,
              to: ['a@b.example'],
            }),
          ),
          secretsOfTheStart,
          { clock, telemetry },
        ),
      says: () => 'night',
    },
    'a workspace without a credential': {
      start: () =>
        configuredEngine(
          configOf((config) => (config.databricks.host = 'https://host.example')),
          clock,
          telemetry,
          secretsOfTheStart,
        ),
      says: () => 'DATABRICKS_TOKEN',
    },
  };
  for (const [what, { start, says }] of Object.entries(starts)) {
    it(`ends the start as a bad configuration does, and names what is wrong: ${what}`, async () => {
      const problem: unknown = await Promise.resolve()
        .then(start)
        .catch((thrown: unknown) => thrown);
      expect(problem).to.be.instanceOf(BadConfiguration);
      expect(exitCodeOf(problem)).to.equal(2);
      expect((problem as Error).message).to.contain(says());
    });
  }

  it('is told apart from a store that is away, and from a defect', async () => {
    for (const problem of [new Fault('store-unavailable', 'away'), new TypeError('a defect')]) {
      const thrown: unknown = await ofConfiguration(Promise.reject(problem)).catch((one: unknown) => one);
      expect(thrown).to.equal(problem);
      expect(exitCodeOf(thrown)).to.equal(1);
    }
  });
});
