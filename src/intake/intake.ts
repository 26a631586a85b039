// Intake. In: messages of the intake queues, and bodies over HTTP when the bus is not there. Out: requests in the store, in state received,
// each identity once, and a hint to admission. Promised: a message is settled only after its request is committed, or is dead-lettered
// with its reason; while nothing can be written nothing is acknowledged, no more is held than the broker's prefetch, and what is held is
// given back no more often than the broker's patience asks for: one that comes back too often is buried by it, without a reason.
import { everyTenant, type Reach } from '../core/caller.js';
import { isPassing } from '../core/faults.js';
import { GroupCommit, type GroupCommitLimits } from '../core/group-commit.js';
import { branded, type RequestId } from '../core/ids.js';
import { describe } from '../core/problem.js';
import { ofNewest } from '../core/of-newest.js';
import type { Refusal } from '../core/refusal.js';
import type { RequestSource } from '../core/request-source.js';
import { tenantSettings, type Settings } from '../core/settings.js';
import { traceparentOf } from '../core/traceparent.js';
import type { Delivery, Settlement } from '../ports/broker.js';
import type { BothClocks, Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Taken } from '../ports/intake-door.js';
import type { IntakeStore, NewRequest } from '../ports/store/intake.js';
import type { Signatures, Verified } from '../ports/signatures.js';
import type { Telemetry } from '../ports/telemetry.js';
import { conflictWith, deadLetterFor, settlementOf, takenAs, type DeadLettered } from './answers.js';
import { Door } from './door.js';
import { examine, type Arrival, type Examined } from './examine.js';
import { parameterPatterns } from './parameter-patterns.js';
import { reportHeld, reportTaken } from './tell.js';
import { write, type Entry, type Written } from './write.js';

export interface IntakeParts {
  readonly store: IntakeStore;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  /** Whether a queue is one of this service itself. */
  readonly isOwnQueue: (queue: string) => boolean;
  readonly clock: Clock;
  readonly clocks: BothClocks;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  /** Called after every commit that stored something, with how many requests: admission may look now. */
  readonly hint: (stored: number) => void;
  readonly bodyBytesMax: number;
  readonly writing: GroupCommitLimits;
  /** Between two tries of a message while the store is away. */
  readonly retryMs: number;
  /** Whether the store takes anything. */
  readonly ping: () => Promise<void>;
  /** null: messages need not be signed. */
  readonly signatures: Signatures | null;
}

/** How a message came. */
export interface Way {
  /** 'rabbitmq', 'service-bus'. */
  readonly source: RequestSource;
  /** Requests by this queue have at least this priority; 0: their own. */
  readonly priorityFloor: number;
  /** For so long a message may be held while it cannot be written; absent: for ever. */
  readonly holdMs?: number;
}

export type Retaken = Exclude<Taken, { kind: 'refused' }> | DeadLettered;

export interface Intake {
  /** For brokers: resolves with how the message is to be settled. Waits for the store as long as it takes, until `stop`. */
  receive(by: Way, delivery: Delivery): Promise<Settlement>;
  /** For HTTP: throws a Fault 'store-unavailable', 'overloaded' or 'tenant-queue-full' when nothing was taken. */
  take(arrival: Arrival): Promise<Taken>;
  /** A message once more, as `receive` would take it, and without waiting: throws as `take` does. */
  retake(by: Way, delivery: Delivery): Promise<Retaken>;
  /** What `take` would make of it, but for whoever has its identity: stores nothing, tells nobody. */
  examine(arrival: Arrival): Examined;
  /** Why `take` would refuse what is valid: its identity is that of another request. null: it would not. */
  conflictOf(row: NewRequest): Promise<Refusal | null>;
  /** For how long nothing could be stored, although it was tried; 0: it could. */
  unwrittenMs(): number;
  /** Gives back what waits for the store. */
  stop(): void;
}

export function openIntake(parts: IntakeParts): Intake {
  const { settings, signatures, clock, telemetry } = parts;
  const stopped = new AbortController();
  const door = new Door({ clock, ping: parts.ping, retryMs: parts.retryMs, stopped: stopped.signal });
  const commit = new GroupCommit((batch: readonly Entry[]) => writeBatch(parts, batch, door), parts.writing, setImmediate);
  const examined = examiner(parts);

  const take = async (arrival: Arrival): Promise<Taken> => {
    const known = settings();
    const examination = examined(arrival, known);
    if (!examination.ok) {
      const before = await takenBefore(parts, arrival, examination);
      if (before !== null) return before;
      reportTaken(telemetry, arrival, { outcome: 'invalid', detail: describe(examination.refusal.problems) });
      return { kind: 'refused', refusal: examination.refusal };
    }
    const { row } = examination;
    const answer = await commit.add({ request: row, waitingMax: waitingMaxOf(arrival, row, known) });
    if (answer.kind === 'failed') throw answer.problem;
    reportTaken(telemetry, arrival, { outcome: answer.kind, detail: answer.kind === 'unstorable' ? answer.reason : null, row });
    return takenAs(answer, row);
  };

  const receive = async (by: Way, delivery: Delivery): Promise<Settlement> => {
    const sender = signatures === null ? anybody : await signatures.verify(delivery);
    if (sender.kind === 'refused') return refuseSender(telemetry, by, { delivery, reason: sender.reason });
    const arrival = arrivalOf(by, delivery, sender.reach);
    const [begun, before] = [clock.now(), door.written];
    while (!stopped.signal.aborted) {
      try {
        return settlementOf(await take(arrival));
      } catch (problem) {
        const passing = isPassing(problem);
        // Others are written and this one is not: it is not the store. The broker counts how often it comes.
        if (!passing && door.written > before) throw problem;
        reportHeld(telemetry, arrival, problem);
        if (clock.now() - begun >= (by.holdMs ?? Infinity)) return { kind: 'release', until: door.opens() };
        await door.pause(passing);
      }
    }
    return { kind: 'release' };
  };

  const retake = async (by: Way, delivery: Delivery): Promise<Retaken> => {
    const sender = signatures === null ? anybody : await signatures.verify(delivery);
    if (sender.kind === 'refused') return refuseSender(telemetry, by, { delivery, reason: sender.reason });
    const taken = await take(arrivalOf(by, delivery, sender.reach));
    return taken.kind === 'refused' ? deadLetterFor(taken.refusal) : taken;
  };

  return { receive, retake, take, ...looksAt(parts, examined), unwrittenMs: () => door.unwrittenMs, stop: () => stopped.abort() };
}

function looksAt(
  { store, settings }: IntakeParts,
  examined: ReturnType<typeof examiner>,
): Pick<Intake, 'examine' | 'conflictOf'> {
  return { examine: (arrival) => examined(arrival, settings()), conflictOf: (row) => conflictOf(store, row) };
}

async function conflictOf(store: IntakeStore, row: NewRequest): Promise<Refusal | null> {
  const before = await store.before(row);
  return before?.kind === 'conflict' ? conflictWith(before, row.correlationId) : null;
}

function examiner({ isOwnQueue, bodyBytesMax, ids, clocks }: IntakeParts): (arrival: Arrival, settings: Settings) => Examined {
  const patternsOf = ofNewest(parameterPatterns);
  return (arrival, settings) =>
    examine(arrival, {
      settings,
      isOwnQueue,
      matches: patternsOf(settings),
      bodyBytesMax,
      id: branded<RequestId>(ids.next()),
      // Whose clock is behind would have its requests expire too early by as much.
      now: clocks.later(),
    });
}

/** Sent again after the settings have become stricter, it is still what was taken. Asked only of what is refused for the settings alone. */
async function takenBefore(
  { store, telemetry }: IntakeParts,
  arrival: Arrival,
  { row }: Extract<Examined, { ok: false }>,
): Promise<Taken | null> {
  const before = row === null ? null : await store.before(row);
  if (row === null || before?.kind !== 'same') return null;
  reportTaken(telemetry, arrival, { outcome: 'same', detail: null, row });
  return { ...before, correlationId: row.correlationId };
}

async function writeBatch(
  { store, clock, telemetry, hint }: IntakeParts,
  batch: readonly Entry[],
  door: Door,
): Promise<readonly Written[]> {
  const begun = clock.now();
  const answers = await write(store, batch).catch((problem: unknown) => {
    door.failed();
    throw problem;
  });
  if (answers.some(({ kind }) => kind !== 'failed')) door.wrote();
  else door.failed();
  telemetry.report({ kind: 'intake-batch', size: batch.length, seconds: (clock.now() - begun) / 1000 });
  const stored = answers.filter((answer) => answer.kind === 'stored').length;
  if (stored > 0) hint(stored);
  return answers;
}

/** Where messages need not be signed, the broker's rights say who may send, and for every tenant. */
const anybody: Verified = { kind: 'signed', reach: everyTenant };

/** Of headers that anybody may have filled, only what is one of a trace goes on. */
function arrivalOf(
  { source, priorityFloor }: Way,
  { body, traceparent: given, replyToSessionId }: Delivery,
  reach: Reach,
): Arrival {
  const traceparent = traceparentOf(given);
  return { body, source, traceparent, replyToSessionId, priorityFloor, whenFull: 'take', reach };
}

interface Unsigned {
  readonly delivery: Delivery;
  readonly reason: string;
}

function refuseSender(telemetry: Telemetry, { source }: Way, { delivery, reason }: Unsigned): DeadLettered {
  const { queue: what, messageId: call, traceparent } = delivery;
  telemetry.report({ kind: 'access-refused', why: 'signature', caller: null, what, from: null, call });
  telemetry.report({ kind: 'request-taken', source, outcome: 'invalid', about: { traceparent }, detail: reason });
  return { kind: 'dead-letter', reason: 'bad-signature', description: reason };
}

function waitingMaxOf({ whenFull }: Arrival, { tenantId }: NewRequest, settings: Settings): number | null {
  return whenFull === 'take' ? null : tenantSettings(settings, tenantId).waiting_max;
}
