// Intake from Service Bus beside the bare client, in one run: the same messages of the same embedded broker (in a process of its own), received
// and completed by the unmodified client alone, and by the adapter with every message validated and committed to a real PostgreSQL before.
// Rounds are interleaved; the median of the ratios counts. Run: npx tsx bench/service-bus.ts [messages a round, default 3000]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ServiceBusClient } from '@azure/service-bus';
import { serviceBusIntake } from '../src/adapters/broker/service-bus/service-bus-intake.js';
import { systemClock } from '../src/adapters/clock/system-clock.js';
import { uuidIds } from '../src/adapters/clock/uuid-ids.js';
import { openStore } from '../src/adapters/store/postgres/open-store.js';
import { loadConfig } from '../src/app/config/load.js';
import { openIntake } from '../src/intake/intake.js';
import type { Fact } from '../src/ports/telemetry.js';
import { aJobRequest } from '../test/support/job-requests.js';
import { freshDatabase } from '../test/support/postgres.js';
import { storeOptions } from '../test/store/store-options.js';

const queue = 'job-requests';
const messages = Number(process.argv[2] ?? 3000);
const rounds = 5;
const target = 0.6;
const options = { retryOptions: { timeoutInMs: 15_000 } };

interface Figure {
  readonly perSecond: number;
  /** Of this process. */
  readonly cpuUsEach: number;
}

async function startBroker(): Promise<{ readonly address: string; stop(): void }> {
  const child = fork(new URL('./service-bus-broker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const [address] = (await once(child, 'message')) as [string];
  return { address, stop: () => void child.kill() };
}

async function fill(address: string, round: string): Promise<void> {
  const client = new ServiceBusClient(address, options);
  const sender = client.createSender(queue);
  for (let sent = 0; sent < messages; sent += 100) {
    const batch = Array.from({ length: Math.min(100, messages - sent) }, (_, index) => ({
      body: aJobRequest({ correlationId: `${round}-${sent + index}`, operation: { notebook_params: { a: '1', b: '2' } } }),
      messageId: `${round}-${sent + index}`,
    }));
    await sender.sendMessages(batch);
  }
  await client.close();
}

async function measured(work: () => Promise<void>): Promise<Figure> {
  const [begun, burnt] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(burnt);
  return { perSecond: (messages * 1000) / (performance.now() - begun), cpuUsEach: (user + system) / messages };
}

/** What the client can do: one long call, then the rest at once, and completions together. */
async function bare(address: string): Promise<Figure> {
  const client = new ServiceBusClient(address, options);
  const receiver = client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0, skipParsingBodyAsJson: true });
  const figure = await measured(async () => {
    for (let done = 0; done < messages;) {
      const first = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 });
      const rest = await receiver.receiveMessages(99, { maxWaitTimeInMs: 1 });
      await Promise.all([...first, ...rest].map((message) => receiver.completeMessage(message)));
      done += first.length + rest.length;
    }
  });
  await client.close();
  return figure;
}

type Store = Awaited<ReturnType<typeof openStore>>;

/** What serve does: the same rooms and adapters, with the default configuration. */
async function ours(address: string, store: Store): Promise<Figure> {
  const loaded = loadConfig({ env: {}, file: null, flags: [] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const config = loaded.value;
  let taken = 0;
  let all: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (all = resolve));
  const telemetry = {
    report: (fact: Fact) => {
      if (fact.kind === 'trouble') throw fact.error;
    },
  };
  const room = openIntake({
    ...{ store: store.intake, settings: config.settings, clock: systemClock, ids: uuidIds, telemetry, retryMs: 1000 },
    hint: () => undefined,
    signatures: null,
    bodyBytesMax: config.http.body_bytes_max,
    writing: {
      batchMax: config.intake.batch_max,
      writersMax: config.intake.writers_max,
      pendingMax: config.intake.pending_max,
    },
  });
  const intake = serviceBusIntake({
    ...{ connection: { kind: 'connection-string', value: address }, clock: systemClock, telemetry },
    ...{ queues: [{ name: queue }], bodyBytesMax: config.http.body_bytes_max },
    ...{ batchMax: config.service_bus.batch_max, inHandMax: config.service_bus.in_hand_max },
    // What is measured ends with a stop, and a stop waits for the call that waits for a message.
    waitMs: 50,
  });
  const figure = await measured(async () => {
    await intake.start(async (delivery) => {
      const settlement = await room.receive({ source: 'service-bus', priorityFloor: 0 }, delivery);
      if (settlement.kind !== 'taken') throw new Error(JSON.stringify(settlement));
      taken += 1;
      if (taken === messages) all();
      return settlement;
    });
    await finished;
    // Its promise: all that was taken is settled.
    await intake.stop(20_000);
  });
  return figure;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

const broker = await startBroker();
const database = await freshDatabase();
const store = await openStore(storeOptions(database.url));
const figures: { readonly bare: Figure; readonly ours: Figure }[] = [];
for (let round = 0; round <= rounds; round += 1) {
  await fill(broker.address, `bare-${round}`);
  const one = await bare(broker.address);
  await fill(broker.address, `ours-${round}`);
  const figure = { bare: one, ours: await ours(broker.address, store) };
  // The first round warms both up.
  if (round > 0) figures.push(figure);
}
const ratios = figures.map((figure) => figure.ours.perSecond / figure.bare.perSecond);
console.log('round   bare client, messages/s   us CPU each   ours, messages/s   us CPU each   ratio');
for (const [index, { bare: one, ours: other }] of figures.entries())
  console.log(
    [index + 1, one.perSecond, one.cpuUsEach, other.perSecond, other.cpuUsEach]
      .map((value) => value.toFixed(0).padStart(14))
      .join('') + (ratios[index] ?? 0).toFixed(2).padStart(10),
  );
const [ratio, spread] = [median(ratios), `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`];
console.log(
  `ratio, median of ${rounds}: ${ratio.toFixed(2)} (${spread}), target ${target}: ${ratio >= target ? 'met' : 'missed'}`,
);
console.log(JSON.stringify({ bench: 'service-bus', messages, rounds, ratio, ratios, target }));
await store.close();
await database.drop();
broker.stop();
process.exit(0);
