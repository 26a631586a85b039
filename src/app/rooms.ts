// The rooms, joined in the order of the road: intake -> admission -> runs -> responses, with the waiting queue and the actions beside it.
// They meet only through the store; what one says to another is a hint to look now, and losing it costs at most one interval.
import type { ActionsParts, ClustersUpParts } from '../actions/actions.js';
import { admit, openShadow, preview, runnableNow, type AdmissionParts, type Shadow } from '../admission/admission.js';
import type { DeadLettersParts } from '../dead-letters/dead-letters.js';
import type { HandsParts } from '../hands/hands.js';
import type { JobTemplates } from '../ports/job-templates.js';
import { openIntake, type Intake } from '../intake/intake.js';
import type { ModelJobs } from '../model-jobs/model-jobs.js';
import { openRuns, type Runs } from '../runs/runs.js';
import type { RequestSchedules } from '../ports/request-schedules.js';
import type { Schedules } from '../schedules/schedules.js';
import type { SelfAuditParts } from '../self-audit/self-audit.js';
import type { WarmUpParts } from '../warm-up/warm-up.js';
import type { WaitingQueueParts } from '../waiting-queue/waiting-queue.js';
import { fingerprint } from './fingerprint.js';
import type { House } from './house.js';
import { inHand, type InHand } from './in-hand.js';
import { joinJobManager } from './job-manager.js';
import { joinJobTemplates, joinTemplateDoor } from './job-templates.js';
import { ownQueues } from './own-queues.js';

export interface Rooms {
  readonly intake: Intake;
  readonly runs: Runs;
  readonly queue: WaitingQueueParts;
  readonly audit: SelfAuditParts;
  readonly warmUp: WarmUpParts;
  readonly hands: HandsParts;
  readonly actions: ActionsParts;
  readonly clustersUp: ClustersUpParts;
  readonly deadLetters: DeadLettersParts;
  /** What a pass would decide of one request now. */
  readonly preview: (who: Parameters<typeof preview>[1]) => ReturnType<typeof preview>;
  /** null: no candidate policy is configured. */
  readonly shadow: Shadow | null;
  readonly modelJobs: ModelJobs;
  readonly schedules: Schedules;
  readonly requestSchedules: RequestSchedules;
  readonly jobTemplates: JobTemplates;
  /** Submissions under way. */
  readonly submitting: InHand;
  /** What only the loops know, told to admission. */
  readonly known: Known;
}

export interface Known {
  /** Waiting requests, counted every few seconds. */
  waiting: number;
  /** Requests that intake has stored since admission last asked. */
  arrived: number;
  nextSweepAt: () => number;
}

export function joinRooms(house: House): Rooms {
  const { telemetry, clock } = house;
  const known: Known = { waiting: 0, arrived: 0, nextSweepAt: () => clock.now() };
  const intake = joinIntake(house, known);
  const runs = joinRuns(house);
  const submitting = inHand((problem) => telemetry.report({ kind: 'trouble', where: 'runs.submit', about: {}, error: problem }));
  const shadow = joinShadow(house);
  // One version of the settings for each pass.
  const admission = () => ({ ...admissionOf(house, known), shadow });
  return {
    ...{ intake, runs, submitting, known, shadow },
    queue: joinQueue(house, admission, { runs, submitting }),
    audit: joinAudit(house, known),
    warmUp: joinWarmUp(house),
    preview: (who) => preview(admission(), who),
    ...joinJobManager(house, { intake, runs, templates: joinTemplateDoor(house, intake) }),
    jobTemplates: joinJobTemplates(house, intake),
    hands: joinHands(house, runs),
    actions: joinActions(house, intake),
    clustersUp: joinClustersUp(house),
    deadLetters: joinDeadLetters(house, intake),
  };
}

function joinShadow({ shadowPolicy, store, clock, telemetry }: House): Shadow | null {
  if (shadowPolicy === null) return null;
  return openShadow({ candidate: () => shadowPolicy.current(), store: store.shadow, clock, telemetry });
}

function joinHands({ store, settings, clock, telemetry, bells }: House, runs: Runs): HandsParts {
  return {
    ...{ store: store.hands, settings, clock, telemetry },
    cancelAll: (ids) => runs.cancelAll(ids),
    onChanged: () => bells.admission.ring(),
  };
}

function joinActions(house: House, intake: Intake): ActionsParts {
  const { config, store, engine, channels, mailer, settings, clock, telemetry, bells } = house;
  return {
    ...{
      store: store.steps,
      starts: store.starts,
      alerts: store.alerts,
      followers: store.followers,
      engine,
      channels,
      mailer,
      settings,
      clock,
      telemetry,
    },
    // What the first one may have its follower may have: its priority is said.
    take: (order) => intake.take({ ...order, priorityFloor: 0, whenFull: 'refuse' }),
    leaseMs: config.actions.lease_ms,
    onStarted: () => bells.watch.ring(),
  };
}

function joinClustersUp({ config, store, snapshots, clock, telemetry }: House): ClustersUpParts {
  return { starts: store.starts, snapshots, clock, telemetry, snapshotAgeMs: config.runs.snapshot_age_ms };
}

function joinDeadLetters({ deadLetters: kept, floors, store, clock, telemetry }: House, intake: Intake): DeadLettersParts {
  return {
    ...{ kept, store: store.hands, clock, telemetry, fingerprint },
    retake: (source, delivery) => intake.retake({ source, priorityFloor: floors.get(delivery.queue) ?? 0 }, delivery),
  };
}

function joinIntake(house: House, known: Known): Intake {
  const { config, settings, store, signatures, clock, clocks, ids, telemetry, bells } = house;
  const { batch_max: batchMax, writers_max: writersMax, pending_max: pendingMax, retry_ms: retryMs } = config.intake;
  return openIntake({
    ...{ store: store.intake, settings, signatures, clock, clocks, ids, telemetry, retryMs },
    hint: (stored) => {
      known.arrived += stored;
      bells.arrivals.ring();
    },
    ping: () => store.ping(),
    isOwnQueue: ownQueues(config),
    bodyBytesMax: config.http.body_bytes_max,
    writing: { batchMax, writersMax, pendingMax },
  });
}

function joinRuns(house: House): Runs {
  const { config, settings, store, engine, snapshots, clock, clocks, ids, telemetry, replica, mailer, bells } = house;
  return openRuns({
    ...{
      store: store.runs,
      cancels: store.cancel,
      reconciling: store.reconciling,
      alerts: store.alerts,
      engine,
      snapshots,
      settings,
      ...{ clock, clocks, ids },
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
    onEnded: ({ responses, modelJobs, steps }) => {
      bells.admission.ring();
      if (responses) bells.relay.ring();
      if (modelJobs) bells.modelJobs.ring();
      if (steps) bells.actions.ring();
    },
    onSubmitted: () => bells.submitted.ring(),
    onChanged: () => bells.watch.ring(),
  });
}

export type Deciding = Pick<
  House,
  | 'config'
  | 'settings'
  | 'store'
  | 'engine'
  | 'snapshots'
  | 'policies'
  | 'clock'
  | 'clocks'
  | 'ids'
  | 'telemetry'
  | 'replica'
  | 'duties'
  | 'bells'
>;

function admissionOf(house: Deciding, known: Known): AdmissionParts {
  const { config, settings, store, engine, snapshots, policies, clock, clocks, ids, telemetry, replica, duties } = house;
  return {
    ...{ store: store.admission, snapshots, policies, settings: settings(), clock, clocks, ids, telemetry, replica },
    shadow: null,
    engine: engine.name,
    // Where another process submits, nothing is leased to this one.
    leaseMs: duties.runs ? config.runs.lease_ms : 0,
    snapshotAgeMs: config.runs.snapshot_age_ms,
    waiting: () => known.waiting,
    arrived: () => {
      const { arrived } = known;
      known.arrived = 0;
      return arrived;
    },
    nextSweepAt: () => known.nextSweepAt(),
  };
}

function joinQueue(house: House, admission: () => AdmissionParts, rooms: Pick<Rooms, 'runs' | 'submitting'>): WaitingQueueParts {
  const { settings, store, clock, telemetry, duties, bells } = house;
  return {
    ...{ alerts: store.alerts, responses: store.responses, lanes: store.admission, settings, clock, telemetry },
    admit: (depth) => admit(admission(), depth),
    onReplaced: () => bells.watch.ring(),
    onAdmitted: (admitted) => {
      if (duties.runs) rooms.submitting.take(rooms.runs.submitAdmitted(admitted));
    },
    onSteps: () => bells.actions.ring(),
    onEnded: () => {
      bells.relay.ring();
      bells.modelJobs.ring();
    },
  };
}

function joinWarmUp({ config, settings, store, engine, snapshots, policies, clock, telemetry, bells }: House): WarmUpParts {
  return {
    ...{ store: store.admission, arrivals: store.arrivals, engine, snapshots, policies, settings, clock, telemetry },
    snapshotAgeMs: config.runs.snapshot_age_ms,
    onSteps: () => bells.actions.ring(),
  };
}

/** `known`: what the loops of a process tell admission. */
export function joinAudit(house: Deciding, known: Known): SelfAuditParts {
  const { config, settings, store, snapshots, clock, telemetry, bells } = house;
  return {
    ...{ store: store.selfAudit, runs: store.runs, alerts: store.alerts, snapshots, settings, clock, telemetry },
    overdueMs: config.self_audit.overdue_ms,
    sweepMs: config.self_audit.interval_ms,
    snapshotAgeMs: config.runs.snapshot_age_ms,
    liveMax: config.runs.live_max,
    runnable: () => runnableNow(admissionOf(house, known)),
    onRunnable: () => bells.admission.ring(),
  };
}
