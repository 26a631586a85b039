// What model jobs refer to: declared in a file, with directories as folders; or as the platform's gateway shows it to each tenant.
import { join } from 'node:path';
import { openDeclarations } from '../../adapters/registry/files/declarations.js';
import { fileRegistry } from '../../adapters/registry/files/file-registry.js';
import type { Clock } from '../../ports/clock.js';
import type { ModelRegistry } from '../../ports/model-registry.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { ofConfiguration } from '../config/bad-configuration.js';
import { namedFile } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { ownOutputs } from './own-outputs.js';

const diskTimeoutMs = 5_000;

export async function configuredRegistry(config: Config, clock: Clock, telemetry: Telemetry): Promise<ModelRegistry> {
  const { job_manager: settings, databricks, zeppelin, data_dir: dataDir } = config;
  const { gateway } = settings;
  const declarations = await ofConfiguration(openDeclarations(namedFile(settings.registry_file), settings.region, telemetry));
  // Files of this machine are outputs only where runs are processes of this machine.
  const runFolders = databricks.host === null && zeppelin.url === null ? join(dataDir, 'engine', 'runs') : null;
  const outputsOf = (runId: string) => ownOutputs(runFolders, runId);
  if (gateway.url !== null && gateway.token_dir !== null) {
    const paths = {
      model: gateway.model_path,
      configuration: gateway.configuration_path,
      directory: gateway.directory_path,
      files: gateway.files_path,
    };
    const access = { url: gateway.url.replace(/\/+$/, ''), tokenDir: gateway.token_dir, timeoutMs: gateway.timeout_ms };
    const { gatewayRegistry } = await import('../../adapters/registry/gateway/gateway-registry.js');
    return gatewayRegistry({ ...access, paths, declarations, outputsOf });
  }
  return fileRegistry({
    ...{ declarations, outputsOf, clock, timeoutMs: diskTimeoutMs, storeTimeoutMs: settings.store_timeout_ms },
    foldersDir: settings.folders_dir ?? join(dataDir, 'folders'),
  });
}
