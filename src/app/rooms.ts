// The rooms, joined in the order of the road: intake -> admission -> runs -> responses, with the waiting queue and the actions beside it.
// They meet only through the store; what one says to another is a hint to look now, and losing it costs at most one interval.
import { admit } from '../admission/admission.js';
import { openIntake, type Intake } from '../intake/intake.js';
import { openRuns, type Runs } from '../runs/runs.js';
import type { WaitingQueueParts } from '../waiting-queue/waiting-queue.js';
import type { House } from './house.js';
import { inHand, type InHand } from './in-hand.js';

export interface Rooms {
  readonly intake: Intake;
  readonly runs: Runs;
  readonly queue: WaitingQueueParts;
  /** Submissions under way. */
  readonly submitting: InHand;
  /** What only the loops know, told to admission. */
  readonly known: Known;
}

export interface Known {
  /** Waiting requests, counted every few seconds. */
  waiting: number;
  nextSweepAt: () => number;
}

export function joinRooms(house: House): Rooms {
  const { telemetry, clock } = house;
  const known: Known = { waiting: 0, nextSweepAt: () => clock.now() };
  const intake = joinIntake(house);
  const runs = joinRuns(house);
  const submitting = inHand((problem) => telemetry.report({ kind: 'trouble', where: 'runs.submit', about: {}, error: problem }));
  return { intake, runs, submitting, known, queue: joinQueue(house, { runs, submitting, known }) };
}

function joinIntake({ config, settings, store, clock, ids, telemetry, bells }: House): Intake {
  const { batch_max: batchMax, writers_max: writersMax, pending_max: pendingMax, retry_ms: retryMs } = config.intake;
  return openIntake({
    ...{ store: store.intake, settings, clock, ids, telemetry, retryMs },
    hint: () => bells.admission.ring(),
    bodyBytesMax: config.http.body_bytes_max,
    writing: { batchMax, writersMax, pendingMax },
  });
}

function joinRuns({ config, settings, store, engine, snapshots, clock, ids, telemetry, replica, mailer, bells }: House): Runs {
  return openRuns({
    ...{
      store: store.runs,
      cancels: store.cancel,
      reconciling: store.reconciling,
      alerts: store.alerts,
      engine,
      snapshots,
      settings,
      clock,
      ids,
      telemetry,
      replica,
    },
    leaseMs: config.runs.lease_ms,
    snapshotAgeMs: config.runs.snapshot_age_ms,
    callsMax: config.runs.calls_at_once_max,
    liveMax: config.runs.live_max,
    noRoomPauseMs: config.runs.no_room_pause_ms,
    uncertainPauseMs: config.runs.uncertain_pause_ms,
    orphans: { treatment: config.runs.orphans, graceMs: config.runs.orphan_grace_ms },
    mails: mailer !== null,
    onEnded: () => {
      bells.admission.ring();
      bells.relay.ring();
      bells.actions.ring();
    },
    onChanged: () => bells.watch.ring(),
  });
}

type Submitting = Pick<Rooms, 'runs' | 'submitting' | 'known'>;

function joinQueue(house: House, { runs, submitting, known }: Submitting): WaitingQueueParts {
  const { config, settings, store, engine, snapshots, policies, clock, ids, telemetry, replica, duties, bells } = house;
  const admission = {
    ...{ store: store.admission, snapshots, policies, settings, clock, ids, telemetry, replica },
    engine: engine.name,
    // Where another process submits, nothing is leased to this one.
    leaseMs: duties.runs ? config.runs.lease_ms : 0,
    snapshotAgeMs: config.runs.snapshot_age_ms,
    waiting: () => known.waiting,
    nextSweepAt: () => known.nextSweepAt(),
  };
  return {
    ...{ alerts: store.alerts, reading: store.reading, settings, clock, telemetry },
    admit: () => admit(admission),
    onReplaced: () => bells.watch.ring(),
    onAdmitted: (admitted) => {
      if (duties.runs) submitting.take(runs.submitAdmitted(admitted));
      bells.actions.ring();
      bells.relay.ring();
    },
  };
}
