// On the embedded broker: a namespace of Azure is reached by the same client and the same words.
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { serviceBusDeadLetters } from '../../src/adapters/broker/service-bus/service-bus-dead-letters.js';
import { Bench, intakeQueue } from '../service-bus/bench.js';
import { deadLettersContract, type LettersUnderTest } from './dead-letters-contract.js';

deadLettersContract('Service Bus', async (): Promise<LettersUnderTest> => {
  const bench = await Bench.fresh();
  const { connection, broker } = bench;
  return {
    queue: intakeQueue,
    intake: () => bench.intake(),
    letters: (elsewhere = intakeQueue) =>
      serviceBusDeadLetters({ connection, queues: [elsewhere], clock: systemClock, waitMs: 200 }),
    send: (bodies, messageId) => bench.send(bodies, messageId === undefined ? {} : { messageId }),
    dead: () => Promise.resolve(broker.deadLetters(intakeQueue).length),
    close: () => bench.close(),
  };
});
