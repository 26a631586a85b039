// The engine that is configured: a Databricks workspace, an Apache Zeppelin server, else the embedded process engine. Only that one is loaded.
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.js';
import type { Engine } from '../../ports/engine.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { ofConfiguration } from '../config/bad-configuration.js';
import { namedFile } from '../config/load.js';
import { packageFile } from '../config/package-file.js';
import type { Config } from '../config/schema.js';
import type { Secrets } from '../config/secrets.js';
import { version } from '../version.js';
import { authOf, identitiesOf } from './databricks-auth.js';
import { madeFolder } from './folder.js';

export interface Configured<Port> {
  readonly port: Port;
  /** One line for the start: what it is, and why. */
  readonly says: string;
}

export async function configuredEngine(
  config: Config,
  clock: Clock,
  telemetry: Telemetry,
  secrets: Secrets,
): Promise<Configured<Engine>> {
  const { databricks, zeppelin } = config;
  if (databricks.host !== null) {
    const { databricksEngine } = await import('../../adapters/engine/databricks/databricks-engine.js');
    const limits = {
      jobsApi: databricks.jobs_api,
      clustersApi: databricks.clusters_api,
      requestTimeoutMs: databricks.request_timeout_ms,
      ratePerSecond: databricks.requests_per_second,
    };
    const identities = identitiesOf(databricks.identities, secrets);
    const as = { host: databricks.host, auth: authOf(databricks, secrets), identities };
    const port = databricksEngine({ ...as, clock, telemetry, version, limits });
    const names = Object.keys(identities);
    const others = names.length === 0 ? '' : `, runs of some tenants as ${names.join(', ')}`;
    return { port, says: `engine: Databricks at ${databricks.host}${others}` };
  }
  if (zeppelin.url !== null) return configuredZeppelin({ ...zeppelin, url: zeppelin.url }, { clock, telemetry }, secrets);
  const { process_engine: settings } = config;
  const jobsFile = namedFile(settings.jobs_file);
  const pools = Object.fromEntries(Object.entries(config.settings.pools).map(([name, pool]) => [name, pool.own_compute_slots]));
  const { processEngine } = await import('../../adapters/engine/process/process-engine.js');
  const starting = processEngine({
    jobsFile,
    // Relative commands of the package's own jobs begin in the package; of others, where the service was started.
    baseDirectory: jobsFile === settings.jobs_file ? process.cwd() : packageFile('.'),
    stateDir: await madeFolder(join(config.data_dir, 'engine')),
    pools,
    clock,
    telemetry,
    logBytesMax: settings.log_bytes_max,
    runsMax: settings.runs_max,
    keepDays: settings.keep_days,
  });
  const port = await ofConfiguration(starting);
  const unset = 'neither DATABRICKS_HOST nor ZEPPELIN_URL is set';
  return { port, says: `engine: embedded, the jobs of ${settings.jobs_file} run as processes (${unset})` };
}

const hourMs = 3_600_000;

async function configuredZeppelin(
  zeppelin: Config['zeppelin'] & { readonly url: string },
  told: { readonly clock: Clock; readonly telemetry: Telemetry },
  secrets: Secrets,
): Promise<Configured<Engine>> {
  const { url, user, password, folder, runs_folder: runsFolder, isolated } = zeppelin;
  const { zeppelinEngine } = await import('../../adapters/engine/zeppelin/zeppelin-engine.js');
  const port = zeppelinEngine({
    ...{ ...told, url, folder, runsFolder, isolated, version },
    login: user !== null && password !== null ? { user, password: secrets.of('zeppelin.password', password) } : null,
    keepRunsMs: zeppelin.keep_runs_hours * hourMs,
    limits: { requestTimeoutMs: zeppelin.request_timeout_ms, ratePerSecond: zeppelin.requests_per_second },
  });
  return { port, says: `engine: Zeppelin at ${url}, ${user === null ? 'without a login' : `as ${user}`}` };
}
