// On the embedded broker: a namespace of Azure is reached by the same client and the same words.
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { serviceBusDeadLetters } from '../../src/adapters/broker/service-bus/service-bus-dead-letters.js';
import { Bench, intakeQueue } from '../service-bus/bench.js';
import { eventually } from '../support/eventually.js';
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

describe('the dead letters of Service Bus that are many bytes', () => {
  it('are looked at and judged until as many are in hand as there is room for', async () => {
    const bench = await Bench.fresh();
    try {
      const intake = bench.intake();
      await intake.start(() =>
        Promise.resolve({ kind: 'dead-letter', reason: 'invalid-request', description: 'it is no job request' }),
      );
      await bench.send(Array.from({ length: 150 }, (_, index) => Buffer.from(`message ${index}`)));
      await eventually(() => bench.broker.deadLetters(intakeQueue).length === 150);
      await intake.stop(5000);
      const { connection } = bench;
      const letters = serviceBusDeadLetters({
        connection,
        queues: [intakeQueue],
        clock: systemClock,
        waitMs: 200,
        bytesMax: 900,
      });
      const { letters: shown, more } = await letters.look(1_000);
      expect([shown.length, more]).to.deep.equal([100, true]);
      let judged = 0;
      await letters.sift(1_000, () => {
        judged += 1;
        return Promise.resolve('keep');
      });
      expect(judged).to.be.at.least(80).and.below(150);
    } finally {
      await bench.close();
    }
  });
});
