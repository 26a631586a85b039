// Fires. In: the time. Out: jobs, one for each fire. Promised: first the fire is recorded with the next time of its schedule, then its job is
// made under a name that only this fire has: a replica that dies in between, or two at once, make the same one job. Fires of one schedule
// become jobs in their order, also where one of them has to be tried again; one whose folders are slow to be looked at keeps no other
// schedule waiting.
import { Fault, isPassing } from '../core/faults.js';
import { inParallel } from '../core/in-parallel.js';
import { describe } from '../core/problem.js';
import { firingOf, type Firing } from '../core/schedules/schedule.js';
import type { DueFire, DueSchedule, Fired } from '../ports/store/schedules.js';
import { make } from './make.js';
import type { SchedulesParts } from './parts.js';

const schedulesMax = 200;
const roundsMax = 50;
const schedulesAtOnce = 10;
/** Of as many schedules as go at once each has five: at 10 s, which is what a look at a folder may take, they are within their lease. */
const firesMax = 50;
const leaseMs = 60_000;
/** A fire that could not be made a job for so long is given up. */
const giveUpMs = 3_600_000;
/** At the pauses between them that is how long so many tries take: one that was made up for is old from the beginning. */
const giveUpTries = 64;

/** One pass; answers how many jobs were made. */
export async function fire(parts: SchedulesParts): Promise<number> {
  const { store, clock } = parts;
  // It is asked every second: of what an idle replica asks, half was this.
  if (!(await store.anyDue(clock.now()))) return 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const moved = await store.fireDue(clock.now(), schedulesMax, (schedule) => decide(parts, schedule));
    if (moved < schedulesMax) break;
  }
  let sum = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const due = await store.claimFires({ at: clock.now(), leaseMs, max: firesMax });
    const made = await inParallel(bySchedule(due), schedulesAtOnce, (fires) => settleInOrder(parts, fires));
    sum += made.reduce((total, count) => total + count, 0);
    if (due.length < firesMax) break;
  }
  return sum;
}

function bySchedule(due: readonly DueFire[]): readonly (readonly DueFire[])[] {
  const groups = new Map<string, DueFire[]>();
  for (const one of due) groups.set(one.schedule.id, [...(groups.get(one.schedule.id) ?? []), one]);
  return [...groups.values()];
}

/** Answers how many jobs were made. */
async function settleInOrder(parts: SchedulesParts, fires: readonly DueFire[]): Promise<number> {
  let made = 0;
  for (const [index, one] of fires.entries()) {
    const became = await settle(parts, one);
    if (became === 'made') made += 1;
    if (became === 'made' || became === 'given-up') continue;
    // Those behind it wait with it, or they would come before it.
    for (const { schedule, fireAt } of fires.slice(index + 1))
      await parts.store.postponeFire({ scheduleId: schedule.id, fireAt, ...became });
    break;
  }
  return made;
}

/** What became of a fire; or when, and why, it is tried again. */
type Became = 'made' | 'given-up' | { readonly dueAt: number; readonly reason: string };

function decide({ times, clock, bounds }: SchedulesParts, schedule: DueSchedule): Fired {
  const { executions } = schedule;
  const read = times.read(schedule.scheduleString, schedule.timeZone);
  // It was read when it was made: only a newer version could read it otherwise.
  if (!read.ok) return { fires: [], missed: true, executions, nextAt: null, over: 'never-fires-again', message: read.reason };
  const firing = firingOf(schedule, read.fires, clock.now(), bounds.catchUp);
  return { ...firing, message: messageOf(firing, schedule) };
}

/** What was wrong with an earlier fire is told among its fires. */
function messageOf({ over, missed, executions }: Firing, { endsAt }: DueSchedule): string {
  if (over === 'ran-as-often-as-it-may')
    return `Stopped: it has run ${executions === 1 ? 'once' : `${executions} times`}, as often as it may.`;
  if (over === 'its-time-has-ended' && endsAt !== null)
    return `Stopped: its time has ended, at ${new Date(endsAt).toISOString()}.`;
  if (over === 'never-fires-again') return 'Stopped: it does not fire again.';
  return missed ? 'Fires were missed while the service was away, and not all of them were made up for.' : '';
}

async function settle(parts: SchedulesParts, due: DueFire): Promise<Became> {
  const { store, clock, telemetry } = parts;
  const { schedule, fireAt } = due;
  const of = { scheduleId: schedule.id, fireAt };
  try {
    const answer = await make(parts, due);
    const at = clock.now();
    if (answer.kind === 'refused') return await giveUp(parts, due, describe(answer.problems));
    await store.settleFire({ ...of, at, outcome: 'made', requestId: answer.id, message: '' });
    const about = { tenantId: schedule.tenantId, requestId: answer.id };
    telemetry.report({ kind: 'fire', outcome: 'made', schedule: schedule.id, about, detail: null });
    return 'made';
  } catch (problem) {
    if (!isPassing(problem)) {
      telemetry.report({ kind: 'trouble', where: 'schedules.fire', about: { tenantId: schedule.tenantId }, error: problem });
    }
    return tryAgain(parts, due, problem);
  }
}

async function tryAgain(parts: SchedulesParts, due: DueFire, problem: unknown): Promise<Became> {
  const { store, clock } = parts;
  const { schedule, fireAt, attempts } = due;
  const at = clock.now();
  const of = { scheduleId: schedule.id, fireAt };
  const why = problem instanceof Fault ? problem.publicText : 'Something went wrong inside the service.';
  if (attempts > giveUpTries && at - fireAt > giveUpMs) return giveUp(parts, due, why);
  const later = { dueAt: at + Math.min(60_000, 1_000 * 2 ** Math.min(attempts, 6)), reason: why };
  await store.postponeFire({ ...of, ...later });
  return later;
}

/** It is told on the schedule, and to whoever looks at the service: nobody waits for its answer. */
async function giveUp({ store, clock, telemetry }: SchedulesParts, { schedule, fireAt }: DueFire, why: string): Promise<Became> {
  const message = `No job was made of the fire of ${new Date(fireAt).toISOString()}: ${why}`.slice(0, 1_000);
  const of = { scheduleId: schedule.id, fireAt, at: clock.now() };
  await store.settleFire({ ...of, outcome: 'refused', requestId: null, message });
  const about = { tenantId: schedule.tenantId };
  telemetry.report({ kind: 'fire', outcome: 'refused', schedule: schedule.id, about, detail: message });
  return 'given-up';
}
