// The engine that is configured: a Databricks workspace, else the embedded process engine. Only that one is loaded.
import { join } from 'node:path';
import type { DatabricksOptions } from '../../adapters/engine/databricks/databricks-engine.js';
import type { Clock } from '../../ports/clock.js';
import type { Engine } from '../../ports/engine.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { BadConfiguration, ofConfiguration } from '../config/bad-configuration.js';
import { namedFile } from '../config/load.js';
import { packageFile } from '../config/package-file.js';
import type { Config } from '../config/schema.js';
import { version } from '../version.js';
import { madeFolder } from './folder.js';

export interface Configured<Port> {
  readonly port: Port;
  /** One line for the start: what it is, and why. */
  readonly says: string;
}

export async function configuredEngine(config: Config, clock: Clock, telemetry: Telemetry): Promise<Configured<Engine>> {
  const { databricks } = config;
  if (databricks.host !== null) {
    const { databricksEngine } = await import('../../adapters/engine/databricks/databricks-engine.js');
    const limits = {
      jobsApi: databricks.jobs_api,
      clustersApi: databricks.clusters_api,
      requestTimeoutMs: databricks.request_timeout_ms,
      ratePerSecond: databricks.requests_per_second,
    };
    const port = databricksEngine({ host: databricks.host, auth: authOf(databricks), clock, telemetry, version, limits });
    return { port, says: `engine: Databricks at ${databricks.host}` };
  }
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
  return { port, says: `engine: embedded, the jobs of ${settings.jobs_file} run as processes (DATABRICKS_HOST is not set)` };
}

type Auth = DatabricksOptions['auth'];

function authOf(databricks: Config['databricks']): Auth {
  const { token, client_id: clientId, client_secret: clientSecret } = databricks;
  if (token !== null) return { kind: 'pat', token };
  if (clientId !== null && clientSecret !== null) return { kind: 'oauth', clientId, clientSecret };
  const { azure_tenant_id: tenantId, azure_client_id: azureId, azure_client_secret: azureSecret } = databricks;
  if (tenantId !== null && azureId !== null && azureSecret !== null)
    return { kind: 'entra', tenantId, clientId: azureId, clientSecret: azureSecret };
  throw new BadConfiguration(
    'databricks.host is set, but no credential: set DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET, or ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET',
  );
}
