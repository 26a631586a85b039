// What a mediator and its clients do with the bus: publish job requests, receive job responses, look at what was refused. For the demo, and
// to try a namespace by hand. Promised: each call is bounded; what was received is settled.
import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { openClient, usualRetries } from './connection.js';

export interface Published {
  readonly body: unknown;
  readonly messageId: string;
}

export interface Received {
  readonly body: Buffer;
  readonly messageId: string | null;
}

export interface Letter {
  readonly reason: string;
  readonly description: string;
}

export interface Mediator {
  publish(queue: string, requests: readonly Published[]): Promise<void>;
  /** Messages of a queue as they come, until the signal aborts. */
  receive(queue: string, each: (message: Received) => void, signal: AbortSignal): Promise<void>;
  /** Up to `max` dead letters of a queue, without taking them away. */
  deadLetters(queue: string, max: number): Promise<readonly Letter[]>;
  close(): Promise<void>;
}

const waitMs = 500;
const batchMax = 100;

export async function openMediator(connectionString: string): Promise<Mediator> {
  const connection = { kind: 'connection-string', value: connectionString } as const;
  // One to send by and one to receive by: a send behind the flow frames of a receiver would wait.
  const [sending, receiving] = await Promise.all([openClient(connection, usualRetries), openClient(connection, usualRetries)]);
  return {
    publish: async (queue, requests) => {
      const sender = sending.createSender(queue);
      const messages = requests.map(({ body, messageId }) => ({ body, messageId, contentType: 'application/json' }));
      await sender.sendMessages(messages);
      await sender.close();
    },
    receive: (queue, each, signal) => receiveAll(receiverOf(receiving, queue), each, signal),
    deadLetters: async (queue, max) => {
      const receiver = receiving.createReceiver(queue, { subQueueType: 'deadLetter' });
      const peeked = await receiver.peekMessages(max);
      await receiver.close();
      return peeked.map(letterOf);
    },
    close: async () => {
      await Promise.all([sending.close(), receiving.close()]);
    },
  };
}

function receiverOf(client: ServiceBusClient, queue: string): ServiceBusReceiver {
  return client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0, skipParsingBodyAsJson: true });
}

async function receiveAll(receiver: ServiceBusReceiver, each: (message: Received) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const message of await receiver.receiveMessages(batchMax, { maxWaitTimeInMs: waitMs })) {
      each({ body: message.body as Buffer, messageId: typeof message.messageId === 'string' ? message.messageId : null });
      await receiver.completeMessage(message);
    }
  }
  await receiver.close();
}

function letterOf({ applicationProperties }: ServiceBusReceivedMessage): Letter {
  const said = (name: string): string => {
    const value = applicationProperties?.[name];
    return typeof value === 'string' ? value : '';
  };
  return { reason: said('DeadLetterReason'), description: said('DeadLetterErrorDescription') };
}
