// What readiness names. Only what makes the service useless makes it not ready: without its broker it still takes requests over HTTP and
// keeps responses; without its engine requests wait. Reasons are for who looks after the service: what is not ready, and what is to be done.
import type { ClockOffset } from '../../core/clock-offset.js';
import { Fault } from '../../core/faults.js';
import type { BrokerHealth } from '../../ports/broker.js';
import type { Part } from '../../ports/keeper.js';
import type { House } from '../house.js';
import type { Broker } from '../parts/broker.js';

export interface NamedPart extends Part {
  readonly required: boolean;
}

const away =
  'PostgreSQL cannot be reached, or takes no writes; the log says why, under the component store. ' +
  'Bring it back: nothing is acknowledged meanwhile, nothing is lost, and the service goes on without a restart';

/** By how it took a ping; null: well. What the database itself says may name hosts and users, and needs no credential here: the log has it. */
export function storePart(problem: unknown): NamedPart {
  if (problem === null) return { name: 'store', ready: true, reason: null, required: true };
  const isAway = problem instanceof Fault && problem.code === 'store-unavailable';
  return {
    name: 'store',
    ready: false,
    reason: isAway ? away : 'PostgreSQL answers with an error; its own log says which',
    required: true,
  };
}

/** The parts beside the store. */
export function partsOf(
  { snapshots, settings, clock, engine, duties, pulses, clockCheck }: House,
  { intake, responses }: Broker,
  draining: boolean,
): NamedPart[] {
  const latest = snapshots.latest();
  const age = latest === null ? null : Math.round((clock.now() - latest.takenAt) / 1000);
  const fresh = age !== null && age <= settings().limits.snapshot_age_max_seconds;
  const idle =
    age === null
      ? `the engine ${engine.name} has not been asked yet`
      : `the last answer of the engine ${engine.name} is ${age} s old; the log says why, under the component engine`;
  return [
    { name: 'service', ready: !draining, reason: draining ? 'it is shutting down' : null, required: true },
    { name: 'engine', ready: fresh, reason: fresh ? null : idle, required: false },
    loopsPart(pulses),
    clockPart(clockCheck.latest()),
    ...(intake !== null && duties.intake ? [brokerPart('intake queues', intake.health())] : []),
    ...(responses !== null && duties.responses ? [brokerPart('response queues', responses.health())] : []),
  ];
}

/** So long a lock may be held by somebody who knows what he does. */
const unwrittenMaxMs = 10_000;

/** Beside the store, which may be well where a table of it is locked. Not required: whoever comes by HTTP is told better by us than by nobody. */
export function intakePart(unwrittenMs: number): NamedPart {
  const stuck = unwrittenMs > unwrittenMaxMs;
  const reason =
    `no job request could be stored for ${Math.round(unwrittenMs / 1000)} s; the log says why, under the component intake. ` +
    'Nothing is acknowledged meanwhile, and nothing is lost';
  return { name: 'intake', ready: !stuck, reason: stuck ? reason : null, required: false };
}

function brokerPart(name: string, { ready, reason }: BrokerHealth): NamedPart {
  return { name, ready, reason, required: false };
}

/** Loops that the watchdog misses. Not required: what has not stopped still serves. */
export function loopsPart(pulses: House['pulses']): NamedPart {
  const stopped = pulses.all().filter((loop) => loop.stopped);
  const words = stopped.map(({ loop, quietMs }) => `${loop} (${Math.round(quietMs / 1000)} s)`).join(', ');
  const reason = stopped.length === 0 ? null : `not heard of: ${words}`;
  return { name: 'loops', ready: stopped.length === 0, reason, required: false };
}

/** By its last check; null: there was none yet. Not required: leases run on the clock of the database. */
export function clockPart(offset: ClockOffset | null): NamedPart {
  const reason = offset?.wrong === true ? wrongClock(offset.aheadMs) : null;
  return { name: 'clock', ready: reason === null, reason, required: false };
}

function wrongClock(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return (
    `the clock of this process is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the clock of the database. ` +
    'Set the one that is wrong, by NTP: until then schedules and pauses come early or late by as much'
  );
}
