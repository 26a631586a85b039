// A process that enters a namespace as the service does, by the default credential of its environment. In: the namespace and two queues, by
// argument; lines on standard input, each of which it sends to the first queue. It takes what comes there and answers it to the second. Out:
// a line of JSON for each that it took; one that says why it is not ready, if it is not.
import { createInterface } from 'node:readline';
import { openClient, usualRetries } from '../../../src/adapters/broker/service-bus/connection.js';
import { serviceBusIntake } from '../../../src/adapters/broker/service-bus/service-bus-intake.js';
import { serviceBusResponses } from '../../../src/adapters/broker/service-bus/service-bus-responses.js';
import { systemClock } from '../../../src/adapters/clock/system-clock.js';

const [namespace = '', intakeQueue = '', responseQueue = ''] = process.argv.slice(2);
const connection = { kind: 'entra', namespace } as const;
const told = { clock: systemClock, telemetry: { report: () => undefined } };
const tell = (said: object) => process.stdout.write(`${JSON.stringify(said)}\n`);

const intake = serviceBusIntake({ connection, ...told, queues: [{ name: intakeQueue }], bodyBytesMax: 100_000, waitMs: 500 });
const responses = serviceBusResponses({ connection, ...told, publishTimeoutMs: 5_000 });
await responses.start();
await intake.start(async ({ body, messageId }) => {
  const answer = { queue: responseQueue, messageId: `to-${messageId}`, correlationId: 'c', traceparent: null, sessionId: null };
  const outcomes = await responses.publish([{ ...answer, body }]);
  tell({ took: body.toString('utf8'), outcomes });
  return { kind: 'taken' };
});
// What start promises: it consumes, or its health says why not.
const { ready, reason } = intake.health();
if (!ready) tell({ notReady: reason });

const client = await openClient(connection, usualRetries);
const sender = client.createSender(intakeQueue);
createInterface({ input: process.stdin })
  .on('line', (body) => void sender.sendMessages({ body: Buffer.from(body), messageId: body }))
  .on('close', () => void Promise.all([intake.stop(1_000), responses.stop(), client.close()]).then(() => process.exit(0)));
