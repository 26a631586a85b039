import { Vhost } from '../rabbitmq/vhost.js';
import { brokerContract, type BrokerUnderTest } from './broker-contract.js';

/** Its own limit is 16 or 128 MiB. */
const limitedTo = 500_000;
let shared: Promise<Vhost> | null = null;

brokerContract('RabbitMQ', async (): Promise<BrokerUnderTest> => {
  const vhost = await (shared ??= Vhost.fresh());
  const queue = vhost.queue();
  // There before any intake, so that a test may send first.
  await vhost.declare(queue);
  return {
    limitBodies: async () => {
      await vhost.limitBodies(limitedTo);
      return limitedTo;
    },
    intake: ({ bodyBytesMax = 4_000_000, inHandMax = 1200 }) =>
      vhost.intake({ queues: [{ name: queue }], bodyBytesMax, prefetch: inHandMax }),
    responses: () => vhost.responses(),
    makeQueue: (name) => vhost.declare(name),
    send: (bodies, { messageId, traceparent } = {}) =>
      vhost.send(queue, bodies, {
        ...(messageId === undefined ? {} : { messageId }),
        headers: traceparent === undefined ? {} : { traceparent },
      }),
    ready: () => vhost.ready(queue),
    deadLetters: async (count) =>
      (await vhost.take(`${queue}.dead`, count)).map(({ content, properties: { headers } }) => ({
        body: content,
        reason: String(headers?.['reason']),
        description: String(headers?.['description']),
      })),
    arrived: async (name, count) =>
      (await vhost.take(name, count)).map(
        ({ content, properties: { messageId, correlationId, contentType, type, headers } }) => ({
          body: content.toString(),
          messageId: String(messageId),
          correlationId: String(correlationId),
          contentType: String(contentType),
          kind: String(type),
          traceparent: typeof headers?.['traceparent'] === 'string' ? headers['traceparent'] : null,
        }),
      ),
    cut: () => vhost.cutConnections(),
    close: () => vhost.close(),
  };
});
