// The embedded broker, where no other is configured: any client of Service Bus can come to it. Promised: never in production; somebody else's
// port is no reason not to start, unless this very port was asked for.
import type { EmbeddedBroker } from '../../adapters/broker/embedded/embedded-broker.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { BadConfiguration } from '../config/bad-configuration.js';
import { namedContent } from '../config/named-content.js';
import type { Config } from '../config/schema.js';
import type { Role } from '../roles.js';
import { sourcesOf } from './intake-queues.js';

/** `as-fallback`: on another port when its own is taken. */
export type EmbeddedWish = 'no' | 'as-fallback' | 'as-asked';

/** By default it is there for one process that does everything: of several, each would have its own. */
export function embeddedWish({ embedded_broker: { enabled } }: Config, role: Role, production: boolean): EmbeddedWish {
  if (enabled !== null) return enabled ? 'as-asked' : 'no';
  return role === 'all' && !production ? 'as-fallback' : 'no';
}

export interface Started {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Notification queues are made when they are first named. */
export async function embeddedBroker(config: Config, wish: EmbeddedWish, told: Started): Promise<EmbeddedBroker> {
  const { embedded_broker: settings, service_bus: bus } = config;
  const queues = sourcesOf(bus.intake_queues).map(({ name }) => ({ name }));
  const entities = settings.config_file === null ? { queues } : await entitiesOf(settings.config_file);
  const { startEmbeddedBroker } = await import('../../adapters/broker/embedded/embedded-broker.js');
  const production = process.env['NODE_ENV'] === 'production';
  const start = (port: number) => startEmbeddedBroker({ ...told, port, config: entities, autoCreate: true, production });
  try {
    return await start(settings.port);
  } catch (problem) {
    if (!isTaken(problem)) throw problem;
    if (wish === 'as-fallback') return start(0);
    throw new Error(`Port ${settings.port}, which the embedded broker is to listen on, is taken: set embedded_broker.port.`, {
      cause: problem,
    });
  }
}

function isTaken(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE';
}

async function entitiesOf(file: string) {
  const { readConfigFile } = await import('../../adapters/broker/embedded/config-file.js');
  const read = readConfigFile(namedContent('embedded_broker.config_file', file).toString('utf8'));
  if (read.outcome === 'read') return read.config;
  throw new BadConfiguration(`${file} does not say the entities of the embedded broker: ${read.problems.join('; ')}`);
}
