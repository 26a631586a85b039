import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { rabbitmqDeadLetters } from '../../src/adapters/broker/rabbitmq/rabbitmq-dead-letters.js';
import { Vhost } from '../rabbitmq/vhost.js';
import { deadLettersContract, type LettersUnderTest } from './dead-letters-contract.js';

let shared: Promise<Vhost> | null = null;

deadLettersContract('RabbitMQ', async (): Promise<LettersUnderTest> => {
  const vhost = await (shared ??= Vhost.fresh());
  const queue = vhost.queue();
  // What is given back more often than that, this broker drops.
  await vhost.declare(`${queue}.dead`, { 'x-queue-type': 'quorum', 'x-delivery-limit': 3 });
  return {
    queue,
    intake: () => vhost.intake({ queues: [{ name: queue }] }),
    letters: (elsewhere = queue) => rabbitmqDeadLetters({ url: vhost.url, queues: [elsewhere], clock: systemClock }),
    send: (bodies, messageId) => vhost.send(queue, bodies, messageId === undefined ? {} : { messageId }),
    dead: () => vhost.ready(`${queue}.dead`),
    close: () => vhost.close(),
  };
});
