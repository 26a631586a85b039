// RabbitMQ as the broker: intake, responses and dead letters over one address.
import { rabbitmqDeadLetters } from '../../adapters/broker/rabbitmq/rabbitmq-dead-letters.js';
import { rabbitmqIntake } from '../../adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses } from '../../adapters/broker/rabbitmq/rabbitmq-responses.js';
import type { Secret } from '../../core/secret.js';
import { namedContent } from '../config/named-content.js';
import type { Config } from '../config/schema.js';
import type { House } from '../house.js';
import { floorsOf, namesOf, sourcesOf } from './intake-queues.js';

export function rabbitmq(config: Config, url: Secret, told: Pick<House, 'clock' | 'telemetry'>) {
  const { rabbitmq: settings } = config;
  const link = {
    ...{ ...told, url, tls: tlsOf(settings) },
    connectTimeoutMs: settings.connect_timeout_ms,
    heartbeatSeconds: settings.heartbeat_seconds,
    publishTimeoutMs: settings.publish_timeout_ms,
  };
  const queues = sourcesOf(settings.intake_queues);
  const bodyBytesMax = config.http.body_bytes_max;
  return {
    intake: rabbitmqIntake({ ...link, queues, declare: settings.declare, bodyBytesMax, prefetch: settings.prefetch }),
    responses: rabbitmqResponses({ ...link, inFlightMax: config.responses.batch_max * 2 }),
    deadLetters: rabbitmqDeadLetters({ ...link, queues: queues.map(({ name }) => name) }),
    floors: floorsOf(settings.intake_queues),
    says: `broker: RabbitMQ, intake from ${namesOf(settings.intake_queues)}`,
  };
}

function tlsOf({ tls_ca_file: ca, tls_cert_file: cert, tls_key_file: key }: Config['rabbitmq']) {
  return {
    ...(ca === null ? {} : { ca: namedContent('rabbitmq.tls_ca_file', ca) }),
    ...(cert === null ? {} : { cert: namedContent('rabbitmq.tls_cert_file', cert) }),
    ...(key === null ? {} : { key: namedContent('rabbitmq.tls_key_file', key) }),
  };
}
