// A process that empties a queue of Service Bus, in one of three ways. In: where it is, and how many messages are in it. Out: the time that it
// took, and the CPU time of this process.
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { Pool } from 'pg';
import { serviceBusIntake } from '../../src/adapters/broker/service-bus/service-bus-intake.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { loadConfig } from '../../src/app/config/load.js';
import { openIntake } from '../../src/intake/intake.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { storeOptions } from '../../test/store/store-options.js';
import { answerQuestions, timed } from './worker.js';
import { oneClock } from '../../test/support/one-clock.js';

export interface Consuming {
  /** bare: one batch after the other. ahead: the next one is received while one is completed. inserting: so too, and the bodies are inserted. */
  readonly way: 'bare' | 'ahead' | 'inserting' | 'ours';
  readonly address: string;
  readonly queue: string;
  readonly databaseUrl: string;
  readonly messages: number;
}

export interface Consumed {
  readonly ms: number;
  readonly cpuMs: number;
}

type Batch = readonly ServiceBusReceivedMessage[];

const nothing = (): Promise<void> => Promise.resolve();

async function emptied({ way, address, queue, messages }: Consuming, store: (batch: Batch) => Promise<void>): Promise<Consumed> {
  const client = new ServiceBusClient(address);
  const receiver = client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0, skipParsingBodyAsJson: true });
  const finish = async (batch: Batch): Promise<void> => {
    await store(batch);
    await Promise.all(batch.map((message) => receiver.completeMessage(message)));
  };
  const consumed = await timed(async () => {
    let before: Promise<void> = Promise.resolve();
    for (let done = 0; done < messages;) {
      // A call for many would keep the first of them for a second.
      const first = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 });
      const rest = await receiver.receiveMessages(99, { maxWaitTimeInMs: 1 });
      const batch = [...first, ...rest];
      done += batch.length;
      await before;
      before = finish(batch);
      if (way === 'bare') await before;
    }
    await before;
  });
  await client.close();
  return consumed;
}

let pool: Pool | null = null;

/** The least that is stored at all: the bodies, in a table without an index, a statement a batch. */
async function insertBodies(databaseUrl: string, batch: Batch): Promise<void> {
  if (pool === null) {
    pool = new Pool({ connectionString: databaseUrl, max: 2 });
    await pool.query('create table bare_body (body jsonb not null)');
  }
  const bodies = batch.map(({ body }) => String(body as Buffer));
  await pool.query({ name: 'insert', text: 'insert into bare_body select unnest($1::text[])::jsonb', values: [bodies] });
}

let store: Awaited<ReturnType<typeof openStore>> | null = null;

/** What serve does: the same rooms and adapters, with the default configuration. */
async function ours({ address, queue, databaseUrl, messages }: Consuming): Promise<Consumed> {
  const loaded = loadConfig({ env: {}, file: null, flags: [] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { settings, intake, http, service_bus: serviceBus } = loaded.value;
  const opened = (store ??= await openStore(storeOptions(databaseUrl)));
  const telemetry = {
    report: (fact: Fact) => {
      if (fact.kind === 'trouble') console.error(fact.error);
    },
  };
  const room = openIntake({
    ...{
      store: opened.intake,
      ping: () => opened.ping(),
      settings: () => settings,
      ...oneClock(systemClock),
      ids: uuidIds,
      telemetry,
      retryMs: intake.retry_ms,
      signatures: null,
      isOwnQueue: () => false,
    },
    ...{ hint: () => undefined, bodyBytesMax: http.body_bytes_max },
    writing: { batchMax: intake.batch_max, writersMax: intake.writers_max, pendingMax: intake.pending_max },
  });
  const queues = serviceBusIntake({
    ...{ connection: { kind: 'connection-string', value: address }, clock: systemClock, telemetry, queues: [{ name: queue }] },
    ...{ bodyBytesMax: http.body_bytes_max, batchMax: serviceBus.batch_max, inHandMax: serviceBus.in_hand_max },
    // What is measured ends with a stop, and a stop waits for the call that waits for a message.
    waitMs: 50,
  });
  let left = messages;
  return timed(async () => {
    await new Promise<void>((all, failed) => {
      void queues.start(async (delivery) => {
        const settlement = await room.receive({ source: 'service-bus', priorityFloor: 0 }, delivery);
        if (settlement.kind !== 'taken') failed(new Error(JSON.stringify(settlement)));
        left -= 1;
        if (left === 0) all();
        return settlement;
      });
    });
    // Its promise: all that was taken is settled.
    await queues.stop(20_000);
  });
}

answerQuestions((asked: Consuming) => {
  switch (asked.way) {
    case 'bare':
    case 'ahead':
      return emptied(asked, nothing);
    case 'inserting':
      return emptied(asked, (batch) => insertBodies(asked.databaseUrl, batch));
    case 'ours':
      return ours(asked);
  }
});
