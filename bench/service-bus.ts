// Intake from Service Bus beside the client that it is made of: the same messages of the same embedded broker, received and completed by the
// unmodified client alone, by a loop that also inserts every body in between and does nothing else, and by the service's own rooms and adapters
// with every message examined and committed before. Broker, server and each that is compared are processes of their own.
import { ServiceBusClient } from '@azure/service-bus';
import { aJobRequest } from '../test/support/job-requests.js';
import { perSecond, ratioOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved } from './support/interleaved.js';
import { cpuMsOf } from './support/proc.js';
import type { Consumed, Consuming } from './support/service-bus-consuming.js';
import { startWorker } from './support/worker.js';

const queue = 'job-requests';
const messages = 6000;
const sentAtOnce = 100;
const ways = {
  ...{ bare: 'bare client', ahead: 'bare client that receives ahead' },
  ...{ inserting: 'the same, inserting the bodies', ours: 'ours' },
} as const;

export const benchmark: Benchmark = {
  name: 'service-bus',
  work: `${messages} job requests received, stored and completed through the client of Azure Service Bus`,
  targets: [
    { what: 'of the bare client, which stores nothing', of: ratioOf(ways.ours, ways.bare), bound: { atLeast: 0.6 }, unit: '' },
  ],
  budgetSeconds: 35,
  run,
};

async function* run(bench: Bench): ReturnType<Benchmark['run']> {
  const script = new URL('./support/service-bus-consuming.js', import.meta.url);
  const broker = startWorker<object, string>(new URL('./support/service-bus-broker.js', import.meta.url));
  const address = await broker.ask({ queue });
  // One for all rounds: what is compared is a service that runs, and an empty table is no harder to write to than a short one.
  const databaseUrl = await bench.servers.database();
  const turns = Object.entries(ways).map(([key, who]) => {
    const worker = startWorker<Consuming, Consumed>(script);
    let fills = 0;
    const measure = async (): Promise<Omit<Figure, 'who'>> => {
      await fill(address, `${key}-${(fills += 1)}`);
      const [brokerMs, postgresMs] = [cpuMsOf(broker.pid), bench.servers.cpuMs().postgres];
      const { ms, cpuMs } = await worker.ask({ way: key as keyof typeof ways, address, queue, databaseUrl, messages });
      const each = (burntMs: number) => (burntMs * 1000) / messages;
      const postgres = each(bench.servers.cpuMs().postgres - postgresMs);
      return {
        values: { [perSecond]: (messages * 1000) / ms },
        cpuUs: { node: each(cpuMs), broker: each(cpuMsOf(broker.pid) - brokerMs), postgres },
      };
    };
    return { turn: { who, measure }, worker };
  });
  yield* interleaved(
    bench,
    turns.map(({ turn }) => turn),
  );
  await Promise.all([broker.stop(), ...turns.map(({ worker }) => worker.stop())]);
}

async function fill(address: string, prefix: string): Promise<void> {
  const client = new ServiceBusClient(address);
  const sender = client.createSender(queue);
  for (let sent = 0; sent < messages; sent += sentAtOnce) {
    const batch = Array.from({ length: sentAtOnce }, (_, index) => {
      const id = `${prefix}-${sent + index}`;
      return { body: aJobRequest({ correlationId: id, operation: { notebook_params: { a: '1', b: '2' } } }), messageId: id };
    });
    await sender.sendMessages(batch);
  }
  await client.close();
}
