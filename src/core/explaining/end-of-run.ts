// The world when one run has ended. In: which. Out: the question where it holds nothing any more.
import type { ActiveRun } from '../cluster.js';
import type { Question } from './question.js';
import { runSecondsMin, type RunSpan } from '../deciding/quota.js';
import { tenantSettings } from '../settings.js';
import { keyOf, keysOf, release, type LiveRequest, type PoolCluster, type World } from '../deciding/world.js';

export function endOf(question: Question, run: LiveRequest): Question {
  const { world } = question.outlook;
  const left = keysOf(run).reduce((before, key) => release(before, key, 1), world);
  const replaceable = new Map(world.replaceable);
  const ofJob = keyOf.job(run.jobId);
  replaceable.set(
    ofJob,
    (replaceable.get(ofJob) ?? []).filter(({ id }) => id !== run.id),
  );
  const saved = savedSeconds(run, question);
  const runSeconds =
    saved === 0 ? left.runSeconds : new Map(left.runSeconds).set(run.tenantId, (left.runSeconds.get(run.tenantId) ?? 0) - saved);
  return inWorld(
    { ...left, replaceable, runSeconds },
    {
      ...question,
      running: question.running.filter((one) => one !== run),
      spans: new Map(
        [...question.spans].map(([tenantId, taken]) => [
          tenantId,
          tenantId === run.tenantId ? spanEnded(taken, run, question.outlook.now) : taken,
        ]),
      ),
    },
  );
}

export function endOfForeign(question: Question, run: ActiveRun): Question {
  const { world } = question.outlook;
  const onIt = ({ cluster }: PoolCluster) => run.clusterIds.filter((id) => id === cluster.id).length;
  const pools = new Map(
    [...world.pools].map(([name, pool]) => {
      const clusters = pool.clusters.map((one) => ({ ...one, foreignRuns: one.foreignRuns - onIt(one) }));
      return [name, { ...pool, clusters }];
    }),
  );
  const foreignByJob = new Map(world.foreignByJob);
  if (run.jobId !== null) foreignByJob.set(run.jobId, (foreignByJob.get(run.jobId) ?? 0) - 1);
  return inWorld({ ...world, pools, foreignByJob, foreign: world.foreign.filter((one) => one !== run) }, question);
}

/** A run that goes on counts as a minute of its tenant's quota of time at least, one that has ended as what it took. */
export function savedSeconds({ tenantId, submittedAt }: LiveRequest, { outlook: { now, settings } }: Question): number {
  if (tenantSettings(settings, tenantId).run_seconds_max === null) return 0;
  return Math.max(0, runSecondsMin - (now - submittedAt) / 1000);
}

/** What it took of the window stays taken until the window has moved on. */
function spanEnded(spans: readonly RunSpan[], { submittedAt }: LiveRequest, now: number): readonly RunSpan[] {
  const apart = ({ from }: RunSpan) => Math.abs(from - submittedAt);
  const goOn = spans.filter(({ to }) => to === null);
  const its = goOn.toSorted((one, other) => apart(one) - apart(other))[0];
  return spans.map((one) => (one === its ? { ...one, to: now } : one));
}

function inWorld(world: World, question: Question): Question {
  return { ...question, outlook: { ...question.outlook, world } };
}
