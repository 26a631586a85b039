// The contract of brokers on Service Bus: on the embedded broker, by the entities of deploy/service-bus/config.json as on a namespace that is
// given, and on that namespace itself, when SERVICEBUS_CONNECTION_STRING says where it is.
import { readFileSync } from 'node:fs';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { readConfigFile } from '../../src/adapters/broker/embedded/config-file.js';
import { queueDefaults } from '../../src/adapters/broker/embedded/machine/entities.js';
import { Bench, intakeQueue } from '../service-bus/bench.js';
import { Given } from '../service-bus/given.js';
import { brokerContract, type ArrivedResponse, type BrokerUnderTest, type DeadLetter } from './broker-contract.js';

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'not a text';
}

function letterOf({ body, applicationProperties }: ServiceBusReceivedMessage): DeadLetter {
  return {
    // The data section, as it came.
    body: body as Buffer,
    reason: textOf(applicationProperties?.['DeadLetterReason']),
    description: textOf(applicationProperties?.['DeadLetterErrorDescription']),
  };
}

function responseOf(message: ServiceBusReceivedMessage): ArrivedResponse {
  const traceparent: unknown = message.applicationProperties?.['traceparent'];
  return {
    body: (message.body as Buffer).toString(),
    messageId: textOf(message.messageId),
    correlationId: textOf(message.correlationId),
    contentType: textOf(message.contentType),
    kind: textOf(message.subject),
    traceparent: typeof traceparent === 'string' ? traceparent : null,
  };
}

brokerContract('Service Bus', async (): Promise<BrokerUnderTest> => {
  const bench = await Bench.fresh();
  const { broker } = bench;
  return {
    limitBodies: () => Promise.resolve(queueDefaults.messageBytesMax),
    intake: (limits) => bench.intake(limits),
    responses: () => bench.responses(),
    makeQueue: (name) => {
      broker.addQueue(name);
      return Promise.resolve();
    },
    send: (bodies, properties) => bench.send(bodies, properties),
    ready: () => Promise.resolve(broker.depth(intakeQueue)),
    deadLetters: async (count) => (await bench.take(intakeQueue, count, 'deadLetter')).map(letterOf),
    arrived: async (name, count) => (await bench.take(name, count)).map(responseOf),
    cut: () => bench.faults.cutConnections().then(() => undefined),
    close: () => bench.close(),
  };
});

const fromOutside = {
  cut: 'the network between is not ours',
  makeQueue: 'its queues are made by their owner',
  tellReady: 'from outside, what is in hand cannot be told from what is not',
};

async function given(connectionString: string): Promise<BrokerUnderTest> {
  const namespace = await Given.at(connectionString);
  return {
    // Of its tiers, where nobody has raised it.
    limitBodies: () => Promise.resolve(1_048_576),
    intake: (limits) => namespace.intake(limits),
    responses: () => namespace.responses(),
    makeQueue: () => Promise.resolve(),
    send: (bodies, properties) => namespace.send(bodies, properties),
    ready: () => namespace.ready(),
    deadLetters: async (count) => (await namespace.take(intakeQueue, count, 'deadLetter')).map(letterOf),
    arrived: async (name, count) => (await namespace.take(name, count)).map(responseOf),
    cut: () => Promise.reject(new Error(fromOutside.cut)),
    close: () => namespace.close(),
  };
}

const address = process.env['SERVICEBUS_CONNECTION_STRING'];
if (address !== undefined && address !== '') {
  brokerContract('the given Service Bus', () => given(address), fromOutside);
} else {
  // The same way in, so that it is known to work before somebody has a namespace.
  const read = readConfigFile(readFileSync('deploy/service-bus/config.json', 'utf8'));
  if (read.outcome === 'refused') throw new Error(read.problems.join('; '));
  brokerContract(
    'a Service Bus known by its address only',
    async () => {
      const bench = await Bench.fresh(read.config);
      const namespace = await given(bench.embedded.connectionString);
      return { ...namespace, close: () => namespace.close().then(() => bench.close()) };
    },
    fromOutside,
  );
}
