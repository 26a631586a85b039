// Azure Service Bus as the broker, or the embedded one, which speaks as it does: intake, responses and dead letters over one connection.
import type { ServiceBusConnection } from '../../adapters/broker/service-bus/connection.js';
import { serviceBusDeadLetters } from '../../adapters/broker/service-bus/service-bus-dead-letters.js';
import { serviceBusIntake } from '../../adapters/broker/service-bus/service-bus-intake.js';
import { serviceBusResponses } from '../../adapters/broker/service-bus/service-bus-responses.js';
import type { Config } from '../config/schema.js';
import type { House } from '../house.js';
import { floorsOf, namesOf, sourcesOf } from './intake-queues.js';

export function serviceBus(config: Config, connection: ServiceBusConnection, told: Pick<House, 'clock' | 'telemetry'>) {
  const {
    intake_queues: queues,
    batch_max: batchMax,
    in_hand_max: inHandMax,
    publish_timeout_ms: publishTimeoutMs,
  } = config.service_bus;
  const bodyBytesMax = config.http.body_bytes_max;
  return {
    intake: serviceBusIntake({ connection, ...told, queues: sourcesOf(queues), bodyBytesMax, batchMax, inHandMax }),
    responses: serviceBusResponses({ connection, ...told, publishTimeoutMs, inFlightMax: config.responses.batch_max }),
    deadLetters: serviceBusDeadLetters({ connection, clock: told.clock, queues: sourcesOf(queues).map(({ name }) => name) }),
    floors: floorsOf(queues),
    says: `broker: Azure Service Bus, intake from ${namesOf(queues)}`,
  };
}
