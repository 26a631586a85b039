// Starts a cluster of a pool: one on its way at a time (the step's key), cool-down and maximum were checked when it was recorded. The engine
// adapter finds again what an earlier try under the same key has made. It goes down by the engine's own autotermination; one that has none is told of.
import type { ClusterId, Instant, PoolName } from '../core/ids.js';
import { startKey } from '../core/deciding/start-key.js';
import type { NewAlert, Step, StepWork } from '../ports/store/steps.js';
import type { ActionsParts } from './parts.js';
import type { Performed } from './send.js';

export async function startCluster(
  parts: ActionsParts,
  step: Step,
  work: Extract<StepWork, { kind: 'start-cluster' }>,
  validUntil: Instant,
): Promise<Performed> {
  const { engine, settings } = parts;
  if (engine.startCluster === null) return { kind: 'given-up', reason: `the engine ${engine.name} has no clusters to start` };
  const spec = settings().pools[work.pool]?.new_cluster ?? null;
  const outcome = await engine.startCluster({
    key: startKey(work.pool, step.id),
    pool: work.pool,
    clusterId: work.clusterId,
    spec,
    validUntil,
  });
  switch (outcome.kind) {
    case 'starting':
      if (outcome.begun) {
        await parts.starts.begun(step.id, outcome.clusterId);
        parts.telemetry.report({ kind: 'cluster-started', pool: work.pool, clusterId: outcome.clusterId });
      }
      parts.onStarted();
      if (outcome.staysUp) await alert(parts, step, staysUp(work.pool, outcome.clusterId));
      return { kind: 'done', outcome: outcome.clusterId };
    case 'uncertain':
      await tellOfDelay(parts, step, { pool: work.pool, reason: outcome.reason });
      return { kind: 'retry', reason: outcome.reason };
    case 'refused':
      await alert(parts, step, notStarted(work.pool, outcome.reason));
      return { kind: 'given-up', reason: outcome.reason };
  }
}

/** An engine that cannot say whether it does is asked again, for so long without a word to anybody. */
const delayMaxMs = 600_000;

async function tellOfDelay(parts: ActionsParts, step: Step, { pool, reason }: Delay): Promise<void> {
  const lateMs = parts.clock.now() - step.recordedAt;
  if (lateMs < delayMaxMs) return;
  const summary =
    `For ${Math.round(lateMs / 60_000)} min no cluster of pool ${pool} could be started. ` +
    `It is tried again, for a day at the most. Last: ${reason}`;
  await alert(parts, step, { key: `start-cluster-failed:${pool}`, severity: 'error', summary, details: { pool } });
}

interface Delay {
  readonly pool: PoolName;
  readonly reason: string;
}

type Trouble = Pick<NewAlert, 'key' | 'severity' | 'summary'> & { readonly details: Readonly<Record<string, string>> };

function notStarted(pool: PoolName, reason: string): Trouble {
  const summary = `A cluster of pool ${pool} could not be started: ${reason}`;
  return { key: `start-cluster-failed:${pool}`, severity: 'error', summary, details: { pool } };
}

/** Refused it is not: work waits for it, and perhaps somebody wants it so. */
function staysUp(pool: PoolName, cluster: ClusterId): Trouble {
  const summary =
    `Cluster ${cluster} of pool ${pool} was started and has no autotermination: it costs money until somebody stops it. ` +
    'Set its autotermination_minutes in the workspace, or stop it.';
  return { key: `cluster-stays-up:${cluster}`, severity: 'warning', summary, details: { pool, cluster } };
}

async function alert({ alerts, clock, engine }: ActionsParts, { requestId }: Step, trouble: Trouble): Promise<void> {
  await alerts.raise([{ ...trouble, details: { ...trouble.details, engine: engine.name }, requestId }], clock.now());
}
