import { Bench, intakeQueue } from '../service-bus/bench.js';
import { brokerContract, type BrokerUnderTest } from './broker-contract.js';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'not a text';
}

brokerContract('Service Bus', async (): Promise<BrokerUnderTest> => {
  const bench = await Bench.fresh();
  const { broker } = bench;
  return {
    intake: (limits) => bench.intake(limits),
    responses: () => bench.responses(),
    makeQueue: (name) => {
      broker.addQueue(name);
      return Promise.resolve();
    },
    send: (bodies, properties) => bench.send(bodies, properties),
    ready: () => Promise.resolve(broker.depth(intakeQueue)),
    deadLetters: async (count) =>
      (await bench.take(intakeQueue, count, 'deadLetter')).map(({ body, applicationProperties }) => ({
        // The data section, as it came.
        body: body as Buffer,
        reason: textOf(applicationProperties?.['DeadLetterReason']),
        description: textOf(applicationProperties?.['DeadLetterErrorDescription']),
      })),
    arrived: async (name, count) =>
      (await bench.take(name, count)).map((message) => ({
        body: (message.body as Buffer).toString(),
        messageId: textOf(message.messageId),
        correlationId: textOf(message.correlationId),
        contentType: textOf(message.contentType),
        kind: textOf(message.subject),
        traceparent:
          typeof message.applicationProperties?.['traceparent'] === 'string'
            ? message.applicationProperties['traceparent']
            : null,
      })),
    cut: () => bench.faults.cutConnections().then(() => undefined),
    close: () => bench.close(),
  };
});
