// A process that is the embedded broker of Service Bus. In: the name of a queue. Out: its connection string.
import { startEmbeddedBroker } from '../../src/adapters/broker/embedded/embedded-broker.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { answerQuestions } from './worker.js';

const telemetry = { report: () => undefined };

answerQuestions(async ({ queue }: { readonly queue: string }) => {
  const broker = await startEmbeddedBroker({ config: { queues: [{ name: queue }] }, clock: systemClock, telemetry });
  return broker.connectionString;
});
