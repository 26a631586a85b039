// The embedded broker: speaks the protocol of Azure Service Bus on loopback, so that any client of it can connect with
// `UseDevelopmentEmulator=true`. In: entities, a clock. Out: a connection string, the state machine and faults for tests. Promised: it is
// in memory, for development and tests; it refuses to start in production and on any other address than loopback.
import { v4 as uuid } from 'uuid';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { SasClaims, type Claims } from './amqp/claims.js';
import { Face } from './amqp/face.js';
import { Faults } from './faults.js';
import { Broker } from './machine/broker.js';
import type { EntitiesConfig } from './machine/entities.js';
import { Timekeeper } from './timekeeper.js';

const loopback = '127.0.0.1';
/** The key that the official emulator documents; it guards nothing but loopback. */
const emulatorKey = 'SAS_KEY_VALUE';

export interface EmbeddedBrokerOptions {
  /** 0 or none: a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly config: EntitiesConfig;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly sharedAccessKey?: string;
  /** Instead of shared access signatures. */
  readonly claims?: () => Claims;
  readonly production?: boolean;
  /** Queues that nobody declared are made when they are first named. */
  readonly autoCreate?: boolean;
  /** When a connection breaks: its locks last until their time is over, or end with it. Clients must stand both. */
  readonly locksOnCut?: 'kept' | 'released';
}

export interface EmbeddedBroker {
  readonly connectionString: string;
  readonly port: number;
  /** One sentence for the start of the service. */
  readonly says: string;
  readonly faults: Faults;
  readonly broker: Broker;
  /** Ends every connection; what was in the queues is gone. */
  stop(): Promise<void>;
}

export async function startEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<EmbeddedBroker> {
  const { clock, host = loopback, sharedAccessKey = emulatorKey } = options;
  refuseUnlessForDevelopment(host, options.production ?? false);
  const timekeeper = new Timekeeper(clock);
  const world = { now: () => clock.now(), token: () => uuid(), due: (at: number) => timekeeper.due(at) };
  const broker = new Broker({ config: options.config, world, autoCreate: options.autoCreate ?? false });
  const faults = new Faults();
  const face = new Face({
    broker,
    clock,
    faults,
    claims: options.claims ?? (() => new SasClaims(sharedAccessKey)),
    givesBackOnCut: options.locksOnCut === 'released',
    trouble: (error) => options.telemetry.report({ kind: 'trouble', where: 'embedded-broker', about: {}, error }),
  });
  const port = await face.listen(host, options.port ?? 0);
  timekeeper.start(broker);
  return {
    connectionString: `Endpoint=sb://${host}:${port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${sharedAccessKey};UseDevelopmentEmulator=true;`,
    port,
    says: `broker: embedded, at ${host}:${port}, for clients of Azure Service Bus with UseDevelopmentEmulator=true; in memory and for development only (neither AMQP_URL nor SERVICEBUS_CONNECTION_STRING is set)`,
    faults,
    broker,
    stop: async () => {
      await timekeeper.stop();
      await face.close();
    },
  };
}

function refuseUnlessForDevelopment(host: string, production: boolean): void {
  if (production)
    throw new Error(
      'The embedded broker keeps its messages in memory and does not start in production: configure Azure Service Bus or RabbitMQ.',
    );
  if (host !== loopback) throw new Error(`The embedded broker listens on ${loopback} only, not on ${host}.`);
}
