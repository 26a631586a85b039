// What one size of a house costs, in a few small figures. In: a database with requests that wait in it. Out: milliseconds of a pass that looks
// at heads and finds no room, of one that follows when a request comes, of one that follows when a slot becomes free; and microseconds of a request that is let run, and of one that is taken in.
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { admit } from '../../src/admission/admission.js';
import { openIntake } from '../../src/intake/intake.js';
import type { Store } from '../../src/ports/store/store.js';
import { admissionParts } from '../contest/admitting.js';
import type { Bench } from './benchmark.js';
import { requestBody, type Spread } from './requests.js';
import { spreadOf } from './statistics.js';
import { timed } from './worker.js';
import { oneClock } from '../../test/support/one-clock.js';

const passes = { atLeast: 5, forMs: 2_000 };
const settlingMax = 20;
const comings = 15;
const admittedMin = 500;
const taken = 3_000;
const atOnce = 600;
const oneSlot = { active: { clusters: [], own_compute_slots: 1 }, passive: { clusters: [], own_compute_slots: 0 } };
const full = { active: { clusters: [], own_compute_slots: 0 }, passive: { clusters: [], own_compute_slots: 0 } };

/** As after an event, with all slots taken: nobody may run, and everybody has been told why already. */
export async function withoutRoom(store: Store, jobs: number): Promise<number> {
  const parts = admissionParts(store, jobs, { pools: full });
  for (let pass = 0; pass < settlingMax && (await admit(parts, 'heads'))?.more === 'heads'; pass += 1);
  const took: number[] = [];
  const begun = performance.now();
  while (took.length < passes.atLeast || performance.now() - begun < passes.forMs)
    took.push((await timed(() => admit(parts, 'heads'))).ms);
  return spreadOf(took).median;
}

/** As after the last, when one more comes: it is told why it waits. */
export async function whenOneComes(store: Store, jobs: number, come: (index: number) => Promise<void>): Promise<number> {
  const parts = { ...admissionParts(store, jobs, { pools: full }), arrived: () => 1 };
  const took: number[] = [];
  for (let index = 0; index < comings; index += 1) {
    await come(index);
    took.push((await timed(() => admit(parts, 'arrivals'))).ms);
  }
  return spreadOf(took).median;
}

/** With a slot that is taken by whoever comes first, and then is free again. */
export async function whenOneEnds(store: Store, jobs: number, end: () => Promise<unknown>): Promise<number> {
  const parts = admissionParts(store, jobs, { pools: oneSlot });
  const took: number[] = [];
  for (let index = 0; index < comings; index += 1) {
    const { result, ms } = await timed(() => admit(parts, 'front'));
    if (result?.admitted.length !== 1) throw new Error(`${result?.admitted.length ?? 0} were let run`);
    took.push(ms);
    await end();
  }
  return spreadOf(took).median;
}

/** Of one that is let run: found, decided on, recorded. */
export async function admittedUs(store: Store, jobs: number): Promise<number> {
  const parts = admissionParts(store, jobs, {});
  let admitted = 0;
  const { ms } = await timed(async () => {
    while (admitted < admittedMin) {
      const pass = await admit(parts, 'front');
      if (pass === null || pass.admitted.length === 0) throw new Error(`only ${admitted} were let run`);
      admitted += pass.admitted.length;
    }
  });
  return (ms * 1000) / admitted;
}

/** CPU time of one that is examined and written, in batches: ours and the database's. */
export async function takenUs(
  store: Store,
  spread: Spread,
  cpuMs: Bench['servers']['cpuMs'],
): Promise<{ readonly node: number; readonly postgres: number }> {
  const { settings } = admissionParts(store, 1, {});
  const intake = openIntake({
    ...{
      store: store.intake,
      settings: () => settings,
      signatures: null,
      isOwnQueue: () => false,
      ...oneClock(systemClock),
      ids: uuidIds,
      bodyBytesMax: 1_000_000,
    },
    ...{ telemetry: { report: () => undefined }, hint: () => undefined, ping: () => store.ping(), retryMs: 500 },
    writing: { batchMax: 300, writersMax: 2, pendingMax: 10_000 },
  });
  const arrival = { source: 'rabbitmq', replyToSessionId: null, priorityFloor: 0, traceparent: null, whenFull: 'take' } as const;
  const take = async (index: number) => {
    const answer = await intake.take({ ...arrival, body: requestBody({ index, spread }) });
    if (answer.kind !== 'stored') throw new Error(`it was ${answer.kind}`);
  };
  const before = cpuMs().postgres;
  const { cpuMs: node } = await timed(async () => {
    for (let from = 0; from < taken; from += atOnce)
      await Promise.all(Array.from({ length: atOnce }, (_, index) => take(from + index)));
  });
  intake.stop();
  return { node: (node * 1000) / taken, postgres: ((cpuMs().postgres - before) * 1000) / taken };
}
