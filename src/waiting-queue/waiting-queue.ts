// The waiting queue. In: the schedule, and hints that something has changed (a request came, a run ended, a new snapshot, a cluster is up).
// Out: passes through admission, the same door as everybody's. Promised: the whole decision is taken again at every sweep, on every replica
// (harmless twice); a hint only makes it sooner; alerts whose cause is gone are closed.
import { endsAfterADay, subjectOf } from '../core/alert-keys.js';
import { isSettled, type OpenTrouble } from '../core/deciding/alerting.js';
import type { Depth } from '../core/deciding/depth.js';
import type { Instant, RequestId } from '../core/ids.js';
import { mappedTo, type Settings } from '../core/settings.js';
import type { World } from '../core/deciding/world.js';
import type { Clock } from '../ports/clock.js';
import type { AdmissionStore } from '../ports/store/admission.js';
import type { AlertStore } from '../ports/store/steps.js';
import type { Leased } from '../ports/store/runs.js';
import type { ResponseStore } from '../ports/store/responses.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface WaitingQueueParts {
  /** One pass. */
  readonly admit: (depth: Depth) => Promise<Pass | null>;
  readonly onAdmitted: (admitted: readonly Leased[]) => void;
  /** Live runs were asked to stop. */
  readonly onReplaced: () => void;
  /** There are steps to perform. */
  readonly onSteps: () => void;
  /** There are responses to publish. */
  readonly onEnded: () => void;
  readonly alerts: AlertStore;
  readonly responses: Pick<ResponseStore, 'undelivered'>;
  readonly lanes: Pick<AdmissionStore, 'peek'>;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Passes in a row; a longer queue goes on at the next hint or sweep. */
const passesMax = 1_000;

/** What a pass has led to; `world` null: nobody is waiting. */
export interface Pass {
  /** What it has looked at. */
  readonly depth: Depth;
  readonly admitted: readonly Leased[];
  readonly replaced: readonly RequestId[];
  readonly steps: boolean;
  readonly ended: boolean;
  readonly more: Depth | null;
  readonly world: World | null;
  /** Free slots that are left. */
  readonly room: number;
  readonly reachable: boolean;
}

/** Takes passes until nothing more moves; answers the last. null: another replica is at it, and will see what we would have seen. */
export async function drive(parts: WaitingQueueParts, depth: Depth): Promise<Pass | null> {
  let next = depth;
  for (let pass = 0; ; pass += 1) {
    const last = await parts.admit(next);
    if (last === null) return null;
    if (last.admitted.length > 0) parts.onAdmitted(last.admitted);
    if (last.replaced.length > 0) parts.onReplaced();
    if (last.steps) parts.onSteps();
    if (last.ended) parts.onEnded();
    if (last.more === null || pass === passesMax) return last;
    next = last.more;
  }
}

/** The scheduled pass: first the activity of the clusters, then the waiting list, by the same door; then alerts whose cause is gone. */
export async function sweep(parts: WaitingQueueParts): Promise<void> {
  const begun = parts.clock.now();
  try {
    const last = await drive(parts, 'all');
    if (last !== null) await settleAlerts(parts, last);
    report(parts, begun, 'done');
  } catch (problem) {
    report(parts, begun, 'failed');
    throw problem;
  }
}

/** Closes alerts whose trouble is over. */
async function settleAlerts(
  { alerts, responses, lanes, settings, clock }: WaitingQueueParts,
  { world, reachable }: Pass,
): Promise<void> {
  const open = await alerts.open();
  if (open.length === 0) return;
  const undelivered = await undeliveredOf(open, responses);
  const now = clock.now();
  const known = settings();
  const unwanted = await unwantedJobs(open, lanes, known);
  const over = open.filter((alert) => {
    if (endsAfterADay(alert.key)) return now - alert.openedAt >= dayMs;
    const queue = subjectOf(alert.key, 'response-undeliverable');
    if (queue !== null) return !undelivered.has(queue);
    const pool = subjectOf(alert.key, 'start-cluster-failed');
    if (pool !== null) return world === null || runsIn(world, pool);
    const job = subjectOf(alert.key, 'job-not-declared');
    if (job !== null && unwanted.has(job)) return true;
    return isSettled(alert, { world, settings: known, reachable, now });
  });
  if (over.length === 0) return;
  const keys = over.map(({ key }) => key);
  await alerts.resolve(keys, now);
}

/** The queues that are still without their responses, also while the next try is on its way. */
async function undeliveredOf(
  open: readonly OpenTrouble[],
  responses: WaitingQueueParts['responses'],
): Promise<ReadonlySet<string>> {
  const told = open.map(({ key }) => subjectOf(key, 'response-undeliverable')).filter((queue) => queue !== null);
  return new Set(told.length === 0 ? [] : await responses.undelivered(told));
}

/** A queue with more lanes than this is not looked through: then an alert stays open, as long as anybody waits for anything. */
const lanesMax = 10_000;

/** Of the jobs that SRE was told nobody has declared, those that nobody waits for any more: the requests were cancelled, or have expired. */
async function unwantedJobs(
  open: readonly OpenTrouble[],
  { peek }: WaitingQueueParts['lanes'],
  settings: Settings,
): Promise<ReadonlySet<string>> {
  const told = open.map(({ key }) => subjectOf(key, 'job-not-declared')).filter((job) => job !== null);
  const lanes = told.length === 0 ? [] : await peek((view) => view.lanes(lanesMax, null));
  const waitedFor = new Set<string>(lanes.flatMap(({ jobId }) => [jobId, ...mappedTo(settings, jobId)]));
  return new Set(lanes.length === lanesMax ? [] : told.filter((job) => !waitedFor.has(job)));
}

const dayMs = 86_400_000;

/** Whether a cluster of the pool is up. One of another pool says nothing of why this one could not be started. */
function runsIn(world: World, pool: string): boolean {
  return [...world.pools].some(
    ([name, { clusters }]) => name === pool && clusters.some(({ cluster }) => cluster.state === 'running'),
  );
}

function report({ telemetry, clock }: WaitingQueueParts, begun: Instant, outcome: 'done' | 'failed'): void {
  telemetry.report({ kind: 'sweep', seconds: (clock.now() - begun) / 1000, outcome });
}
