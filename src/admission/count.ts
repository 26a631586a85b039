// The world that decisions are taken on: one snapshot, overlaid with what our own rows know better. Counted from rows each time.
import { runWindows } from '../core/deciding/quota.js';
import type { Snapshot } from '../core/cluster.js';
import type { Instant } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import { observe, type World } from '../core/deciding/world.js';
import type { AdmissionView, Lane } from '../ports/store/admission.js';

/** A run that we know to have ended may stand in a snapshot for a while; replicas' clocks differ by less than this. */
const endedMarginMs = 300_000;

export interface Counting {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly now: Instant;
  /** Whose tenants' time is counted. */
  readonly lanes: readonly Pick<Lane, 'tenantId'>[];
}

type Rows = Pick<AdmissionView, 'live' | 'ended' | 'starts' | 'runSeconds'>;

export async function count(rows: Rows, { snapshot, settings, now, lanes }: Counting): Promise<World> {
  const tenants = lanes.map(({ tenantId }) => tenantId);
  const runSeconds = await rows.runSeconds(runWindows(tenants, settings, now), now);
  const live = await rows.live();
  const ours = new Set(live.map(({ runId }) => runId));
  const others = snapshot.activeRuns.map(({ runId }) => runId).filter((runId) => !ours.has(runId));
  const endedRuns = await rows.ended({ engine: snapshot.engine, runs: others, since: snapshot.takenAt - endedMarginMs });
  return observe({ snapshot, live, endedRuns, starts: await rows.starts(), runSeconds }, settings);
}

/** The world with the time of tenants that are new in it. */
export async function withTimeOf(
  rows: Pick<Rows, 'runSeconds'>,
  world: World,
  { settings, now, lanes }: Omit<Counting, 'snapshot'>,
): Promise<World> {
  const tenants = lanes.map(({ tenantId }) => tenantId).filter((tenantId) => !world.runSeconds.has(tenantId));
  const more = await rows.runSeconds(runWindows(tenants, settings, now), now);
  return more.size === 0 ? world : { ...world, runSeconds: new Map([...world.runSeconds, ...more]) };
}
