// The loops of a process, by its duties, in the order in which they are started: what follows on the road runs before what leads to it.
import { perform, seeClustersUp } from '../../actions/actions.js';
import type { Instant } from '../../core/ids.js';
import { openParked, relay } from '../../responses/responses.js';
import { retain } from '../../retention/retention.js';
import { audit, type AuditReport } from '../../self-audit/self-audit.js';
import { warmUp } from '../../warm-up/warm-up.js';
import { drive, sweep } from '../../waiting-queue/waiting-queue.js';
import { asHinted } from './as-hinted.js';
import type { House } from '../house.js';
import { keepingsOf, msOf } from '../keepings.js';
import { onBeat, onSchedule, type Loop } from './loop.js';
import { settingsText } from '../live/settings-alert.js';
import { policyText } from '../policy-alert.js';
import { reportPools } from '../asking/pools.js';
import type { Known, Rooms } from '../rooms.js';
import { tellRefusals } from '../refusal-alert.js';
import { tellEvents } from '../tell-events.js';
import { watchLoops } from './watchdog.js';
import { waitingByPool } from '../asking/waiting-by-pool.js';

const gaugesEveryMs = 5_000;
/** Clocks go wrong by the hour; one that is set is seen within a minute. */
const clockEveryMs = 30_000;
const purgeEveryMs = 600_000;
/** What is expected is looked at as often; the shortest look ahead is as long. */
const warmUpEveryMs = 60_000;
/** A cluster takes minutes to come up; that none is on its way is one look at an empty index. */
const clustersUpEveryMs = 10_000;
/** Schedules fire at whole seconds. */
const schedulesEveryMs = 1_000;
/** Without a hint a pass is taken as often as this: it finds what has become due. Cheap when nothing is queued. */
const passEveryMs = 5_000;
/** Less than that: an interval without a hint ends with a look at heads. */
const headsEveryMs = 4_500;

export function loopsOf(house: House, rooms: Rooms): readonly Loop[] {
  const { config, duties, bells } = house;
  const { runs, submitting, known, modelJobs, schedules } = rooms;
  const { watch_interval_ms: watchEveryMs } = config.runs;
  return [
    onBeat(house, { name: 'gauges', everyMs: gaugesEveryMs, work: () => count(house, known) }),
    onBeat(house, { name: 'policy', everyMs: config.policies.watch_interval_ms, work: () => lookAtPolicy(house, rooms) }),
    onBeat(house, { name: 'pools', everyMs: gaugesEveryMs, work: () => reportPools(house) }),
    onBeat(house, { name: 'clock', everyMs: clockEveryMs, work: () => house.clockCheck.look(house) }),
    watchdogLoop(house),
    ...(duties.responses ? [...relayLoop(house), ...eventLoop(house)] : []),
    ...(duties.runs
      ? [
          { name: 'submissions', start: () => ({ stop: () => submitting.ended() }) },
          watchLoop(house, runs),
          onBeat(house, { name: 'reconcile', everyMs: config.runs.reconcile_interval_ms, work: () => runs.reconcile() }),
          onBeat(house, { name: 'resume', everyMs: watchEveryMs, work: () => runs.resume() }),
          onBeat(house, {
            name: 'model jobs',
            everyMs: config.job_manager.close_interval_ms,
            work: () => modelJobs.closeEnded(),
            bells: [bells.modelJobs],
          }),
          onBeat(house, { name: 'purge of model jobs', everyMs: purgeEveryMs, work: () => modelJobs.purge() }),
        ]
      : []),
    ...(duties.admission
      ? [
          actionsLoop(house, rooms),
          onBeat(house, { name: 'clusters up', everyMs: clustersUpEveryMs, work: () => seeClustersUp(rooms.clustersUp) }),
          admissionLoop(house, rooms),
          onBeat(house, { name: 'schedules', everyMs: schedulesEveryMs, work: () => schedules.fire() }),
          onBeat(house, { name: 'purge of fires', everyMs: purgeEveryMs, work: () => schedules.purge() }),
          sweepLoop(house, rooms),
          warmUpLoop(house, rooms),
          auditLoop(house, rooms),
          retentionLoop(house),
        ]
      : [sweepElsewhere(house, rooms)]),
  ];
}

async function lookAtPolicy(house: House, { shadow }: Rooms): Promise<void> {
  await house.policies.renew();
  await shadow?.save();
  await tellRefusals(house, [policyText(house), settingsText(house)]);
}

function admissionLoop(house: House, { queue }: Rooms): Loop {
  const { bells, clock } = house;
  const work = asHinted({ bells, clock, headsEveryMs }, (depth) => drive(queue, depth));
  return onBeat(house, { name: 'admission', everyMs: passEveryMs, work, bells: [bells.admission, bells.arrivals] });
}

/** Those just submitted are not in a picture of the engine that was taken before, and each look reads every live run: it is put off until a new one is taken. */
function watchLoop(house: House, runs: Rooms['runs']): Loop {
  const { config, bells } = house;
  const { watch_interval_ms: everyMs, snapshot_age_ms: ms } = config.runs;
  const onceOlder = { bell: bells.submitted, ms };
  return onBeat(house, { name: 'watch', everyMs, work: () => runs.watch(), bells: [bells.watch], onceOlder });
}

function relayLoop(house: House): Loop[] {
  const { config, store, responses: queues, clock, telemetry, bells } = house;
  if (queues === null) return [];
  const { batch_max: batchMax, lease_ms: leaseMs, interval_ms: everyMs, parked_interval_ms: parkedMs } = config.responses;
  const parts = { store: store.responses, queues, clock, telemetry, batchMax, leaseMs };
  const parked = openParked(store.responses);
  // One replica at a time: what one has tried, another need not.
  const tryParked = () =>
    store.tryAlone('parked responses', async () => ((await parked(clock.now())) > 0 ? bells.relay.ring() : undefined));
  return [
    onBeat(house, { name: 'relay', everyMs, work: () => relay(parts), bells: [bells.relay] }),
    onBeat(house, { name: 'parked responses', everyMs: parkedMs, work: tryParked }),
  ];
}

function eventLoop(house: House): Loop[] {
  const tell = tellEvents(house);
  return tell === null ? [] : [onBeat(house, { name: 'events', everyMs: house.config.events.interval_ms, work: tell })];
}

function actionsLoop(house: House, { actions }: Rooms): Loop {
  const { config, bells } = house;
  return onBeat(house, {
    name: 'actions',
    everyMs: config.actions.interval_ms,
    work: () => perform(actions),
    bells: [bells.actions],
  });
}

async function count({ store, settings, clock, telemetry }: House, known: Known): Promise<void> {
  const gauges = await store.reading.gauges();
  known.waiting = Object.values(gauges.waiting).reduce((sum, one) => sum + one, 0);
  const secondsSince = (at: Instant | null) => (at === null ? 0 : Math.max(0, (clock.now() - at) / 1000));
  const [oldestSeconds, eventsOldestSeconds] = [secondsSince(gauges.oldestWaitingSince), secondsSince(gauges.oldestEventAt)];
  const waiting = waitingByPool(gauges.waiting, settings());
  const { live, responsesDue, responsesParked, eventsDue, eventsParked } = gauges;
  const outgoing = { responsesDue, responsesParked, eventsDue, eventsOldestSeconds, eventsParked };
  telemetry.report({ kind: 'queue', waiting, live, oldestSeconds, ...outgoing });
}

function sweepLoop(house: House, { queue, known }: Rooms): Loop {
  const { waiting_queue: settings } = house.config;
  return onSchedule(house, { name: 'sweep', cron: settings.sweep_cron, work: () => sweep(queue) }, (nextAt) => {
    known.nextSweepAt = nextAt;
  });
}

/** Another process sweeps, by the same configuration: whoever asks this one when a request is looked at next is told that time. */
function sweepElsewhere({ config, schedule }: House, { known }: Rooms): Loop {
  const name = 'sweep elsewhere';
  return {
    name,
    start: () => {
      const scheduled = schedule.every(config.waiting_queue.sweep_cron, name, () => Promise.resolve());
      known.nextSweepAt = () => scheduled.nextAt();
      return { stop: () => scheduled.stop() };
    },
  };
}

function warmUpLoop(house: House, rooms: Rooms): Loop {
  // One replica at a time: the others would find it started.
  const work = () => house.store.tryAlone('warm-up', () => warmUp(rooms.warmUp));
  return onBeat(house, { name: 'warm-up', everyMs: warmUpEveryMs, work });
}

function watchdogLoop(house: House): Loop {
  const { interval_ms: everyMs } = house.config.watchdog;
  return onBeat(house, { name: 'watchdog', everyMs, work: () => watchLoops({ ...house, everyMs }) });
}

function retentionLoop(house: House): Loop {
  const { config, store, telemetry, settings, retention } = house;
  // Nothing is removed before it is old enough by both clocks.
  const { clock: ours, clocks } = house;
  const clock = house.pulses.pausesHeard('retention', {
    now: () => clocks.earlier(),
    pause: (ms, signal) => ours.pause(ms, signal),
  });
  const { cron, batch_max: batchMax, pause_ms: pauseMs } = config.retention;
  const parts = { store: store.retention, clock, telemetry, batchMax, pauseMs };
  // One replica at a time: two would only pass over each other's rows.
  const work = async () => {
    const live = { settings: settings(), retention: retention() };
    const keeping = { keepings: keepingsOf(live), auditKeepMs: msOf(live.retention.audit_keep_days) };
    await store.tryAlone('retention', () => retain({ ...parts, ...keeping }));
  };
  return onSchedule(house, { name: 'retention', cron, work });
}

function auditLoop(house: House, rooms: Rooms): Loop {
  let suspected: AuditReport['suspected'] = [];
  const look = async () => {
    ({ suspected } = await audit(rooms.audit, suspected));
  };
  return onBeat(house, { name: 'self-audit', everyMs: house.config.self_audit.interval_ms, work: look });
}
