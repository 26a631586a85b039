// The broker that is configured: RabbitMQ, else none, and job requests come over HTTP only.
import { readFileSync } from 'node:fs';
import { rabbitmqIntake } from '../../adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses } from '../../adapters/broker/rabbitmq/rabbitmq-responses.js';
import type { IntakeQueues, ResponseQueues } from '../../ports/broker.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Config } from '../config/schema.js';

export interface Broker {
  readonly intake: IntakeQueues | null;
  readonly responses: ResponseQueues | null;
  readonly says: string;
}

export function configuredBroker(config: Config, clock: Clock, telemetry: Telemetry): Broker {
  const { rabbitmq } = config;
  if (rabbitmq.url === null) {
    return {
      intake: null,
      responses: null,
      says: 'broker: none, job requests come over HTTP and job responses are read there (AMQP_URL is not set)',
    };
  }
  const link = {
    url: rabbitmq.url,
    tls: tlsOf(rabbitmq),
    clock,
    telemetry,
    connectTimeoutMs: rabbitmq.connect_timeout_ms,
    heartbeatSeconds: rabbitmq.heartbeat_seconds,
    publishTimeoutMs: rabbitmq.publish_timeout_ms,
  };
  const queues = rabbitmq.intake_queues.map((name) => ({ name }));
  return {
    intake: rabbitmqIntake({
      ...link,
      queues,
      declare: rabbitmq.declare,
      bodyBytesMax: config.http.body_bytes_max,
      prefetch: rabbitmq.prefetch,
    }),
    responses: rabbitmqResponses({ ...link, inFlightMax: config.responses.batch_max * 2 }),
    says: `broker: RabbitMQ, intake from ${rabbitmq.intake_queues.join(', ')}`,
  };
}

function tlsOf({ tls_ca_file: ca, tls_cert_file: cert, tls_key_file: key }: Config['rabbitmq']) {
  return {
    ...(ca === null ? {} : { ca: readFileSync(ca) }),
    ...(cert === null ? {} : { cert: readFileSync(cert) }),
    ...(key === null ? {} : { key: readFileSync(key) }),
  };
}
