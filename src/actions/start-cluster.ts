// Starts a cluster of a pool: one on its way at a time (the step's key), cool-down and maximum were checked when it was recorded. The engine
// adapter finds again what an earlier try under the same key has made. It goes down by the engine's own autotermination.
import { startKey } from '../core/start-key.js';
import type { Step, StepWork } from '../ports/store/steps.js';
import type { ActionsParts } from './parts.js';
import type { Performed } from './send.js';

export async function startCluster(
  parts: ActionsParts,
  step: Step,
  work: Extract<StepWork, { kind: 'start-cluster' }>,
): Promise<Performed> {
  const { engine, settings } = parts;
  if (engine.startCluster === null) return { kind: 'given-up', reason: `the engine ${engine.name} has no clusters to start` };
  const spec = settings.pools[work.pool]?.new_cluster ?? null;
  const outcome = await engine.startCluster({
    key: startKey(work.pool, step.id),
    pool: work.pool,
    clusterId: work.clusterId,
    spec,
  });
  switch (outcome.kind) {
    case 'starting':
      parts.onStarted();
      return { kind: 'done', outcome: outcome.clusterId };
    case 'uncertain':
      return { kind: 'retry', reason: outcome.reason };
    case 'refused':
      await alert(parts, step, { pool: work.pool, reason: outcome.reason });
      return { kind: 'given-up', reason: outcome.reason };
  }
}

async function alert(
  { alerts, clock, engine }: ActionsParts,
  step: Step,
  { pool, reason }: { readonly pool: string; readonly reason: string },
): Promise<void> {
  const summary = `A cluster of pool ${pool} could not be started: ${reason}`;
  const details = { pool, engine: engine.name };
  await alerts.raise(
    [{ key: `start-cluster-failed:${pool}`, severity: 'error', summary, details, requestId: step.requestId }],
    clock.now(),
  );
}
