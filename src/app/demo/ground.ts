// What the demo stands on. In: what is found around it. Out: its configuration, with a fresh folder of its own; or the exit code, with what is
// wrong told. Promised: it comes to nobody's servers, whatever the environment names for the service, and empties no folder but its own.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { complain } from '../complaint.js';
import { packageFile } from '../config/package-file.js';
import type { Config } from '../config/schema.js';
import { configured, couldNot, type Surroundings } from '../configured.js';
import { madeFolder } from '../parts/folder.js';

export type Ground = { readonly config: Config } | { readonly exitCode: 1 | 2 };

export async function demoGround(around: Surroundings): Promise<Ground> {
  const config = configured(packageFile('config/demo.yaml'), [], around);
  if (config === null) return { exitCode: 2 };
  const servers = serversOf(config);
  if (servers.length > 0) {
    const detail = `The demo runs on what is embedded, and on nobody's servers: unset ${servers.join(', ')}.`;
    const problem = { code: 'bad-configuration', detail };
    complain(around.stderr, around.asJson, { exitCode: 2, text: `${detail}\n`, problem });
    return { exitCode: 2 };
  }
  // Below data_dir, which may be that of a service.
  const home = resolve(config.data_dir, 'demo');
  try {
    // Each demo starts with nothing, so that its table shows its own requests only.
    rmSync(home, { recursive: true, force: true });
    await madeFolder(home);
    return { config: { ...config, data_dir: home } };
  } catch (problem) {
    return { exitCode: couldNot('The demo could not run', problem, around) };
  }
}

/** By the variables that name them. */
function serversOf({ database, rabbitmq, service_bus: bus, databricks, zeppelin }: Config): readonly string[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['DATABASE_URL', database.url],
    ['AMQP_URL', rabbitmq.url],
    ['SERVICEBUS_CONNECTION_STRING', bus.connection_string],
    ['SERVICEBUS_NAMESPACE', bus.namespace],
    ['DATABRICKS_HOST', databricks.host],
    ['ZEPPELIN_URL', zeppelin.url],
  ];
  return named.flatMap(([name, value]) => (value === null ? [] : [name]));
}
