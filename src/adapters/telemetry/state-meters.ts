// In: facts that tell what is so at the moment, rather than what happened. Out: their gauges on the registry.
import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import { clusterMeters } from './cluster-meters.js';
import { instrumentsOn } from './instruments.js';
import { fewWords, type Meters } from './meters.js';

export function stateMeters(registry: Registry, clock: Clock): Meters<'snapshot' | 'pools' | 'queue'> {
  const { gauge } = instrumentsOn(registry);
  const clusters = gauge('job_keeper_engine_clusters', 'Clusters in the last snapshot.', ['engine']);
  const activeRuns = gauge('job_keeper_engine_active_runs', 'Active runs in the last snapshot, ours and others.', ['engine']);
  const occupancy = gauge('job_keeper_pool_occupancy_ratio', 'Active runs of a pool divided by its slots.', ['pool']);
  const slots = gauge('job_keeper_pool_slots', 'Slots of a pool.', ['pool']);
  const poolRuns = gauge('job_keeper_pool_active_runs', 'Active runs of a pool, ours and others.', ['pool']);
  const ofClusters = clusterMeters(registry);
  const waiting = gauge('job_keeper_waiting', 'Requests in the waiting queue, by the first pool of their cluster type.', [
    'pool',
  ]);
  const live = gauge('job_keeper_live_requests', 'Requests that hold a slot: submitting, running or stopping.');
  const oldest = gauge('job_keeper_waiting_oldest_seconds', 'How long the oldest waiting request has waited.');
  const due = gauge('job_keeper_responses_due', 'Job responses recorded and not published yet.');
  const parked = gauge('job_keeper_responses_parked', 'Job responses that could not be published; they are retried.');
  const events = eventMeters(registry);
  const takenAt = snapshotAge(registry, clock);
  const pool = fewWords();
  const engine = fewWords();

  return {
    snapshot: (fact) => {
      takenAt.set(engine(fact.engine), fact.takenAt);
      clusters.set({ engine: engine(fact.engine) }, fact.clusters);
      activeRuns.set({ engine: engine(fact.engine) }, fact.activeRuns);
    },
    pools: ({ pools }) => {
      for (const one of [occupancy, slots, poolRuns]) one.reset(); // a pool that is no longer set up holds nothing
      for (const one of pools) {
        const labelled = { pool: pool(one.pool) };
        occupancy.set(labelled, one.occupancy);
        slots.set(labelled, one.slots);
        poolRuns.set(labelled, one.activeRuns);
      }
      ofClusters(pools.map((one) => ({ pool: pool(one.pool), clusters: one.clusters })));
    },
    queue: (fact) => {
      waiting.reset(); // a pool that is no longer named has nobody waiting
      for (const [name, count] of Object.entries(fact.waiting)) waiting.inc({ pool: pool(name) }, count);
      live.set(fact.live);
      oldest.set(fact.oldestSeconds);
      due.set(fact.responsesDue);
      parked.set(fact.responsesParked);
      events(fact);
    },
  };
}

function eventMeters(registry: Registry): Meters<'queue'>['queue'] {
  const { gauge } = instrumentsOn(registry);
  const due = gauge('job_keeper_events_due', 'Events recorded and not published yet.');
  const oldest = gauge('job_keeper_events_oldest_seconds', 'How long the oldest unpublished event has waited.');
  const parked = gauge('job_keeper_events_parked', 'Events that their queue does not accept while it accepts others.');
  return (fact) => {
    due.set(fact.eventsDue);
    oldest.set(fact.eventsOldestSeconds);
    parked.set(fact.eventsParked);
  };
}

/** The age grows between two snapshots: it is worked out when somebody asks, from when the oldest one was taken. */
function snapshotAge(registry: Registry, clock: Clock): Map<string, number> {
  const takenAt = new Map<string, number>();
  const age = new Gauge({
    name: 'job_keeper_snapshot_age_seconds',
    help: 'Age of the snapshot that decisions are based on (with several engines, of the oldest); absent before the first.',
    registers: [registry],
    collect() {
      if (takenAt.size > 0) this.set(Math.max(0, clock.now() - Math.min(...takenAt.values())) / 1000);
    },
  });
  age.remove();
  return takenAt;
}
