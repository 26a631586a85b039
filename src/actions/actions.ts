// Actions. In: recorded steps (start a cluster, tell SRE, send mail, begin a follower). Out: each done in the world at least once, then marked. Promised: a
// step is tried with growing pauses, for a bounded time; one that is given up is kept, with its reason, and told.
import { inParallel } from '../core/in-parallel.js';
import type { Instant } from '../core/ids.js';
import type { Step, StepWork } from '../ports/store/steps.js';
import type { ActionsParts } from './parts.js';
import { follow } from './follow.js';
import { isOver } from './patience.js';
import { send, type Performed } from './send.js';
import { startCluster } from './start-cluster.js';
import { tell } from './tell.js';

export { seeClustersUp, type ClustersUpParts } from './clusters-up.js';
export type { ActionsParts } from './parts.js';

const batchMax = 20;
/** Batches of a kind that a call performs at the most; the rest is left for the next one. */
const roundsMax = 10;
/** Of a kind. */
const atOnce = 5;
const ageMaxMs = 86_400_000;
const pauseMaxMs = 600_000;

/**
 * Performs what is due; answers how many steps it took up. Each kind by itself: where nobody takes mails, clusters are started all the same. What has to be
 * tried again ends its kind with its batch: where nobody answers, a batch lasts as long as its timeouts, and a stop of the process waits for it. A follower asks
 * nobody but the store: those of a tenant whose queue is full keep no other tenant's waiting.
 */
export async function perform(parts: ActionsParts): Promise<number> {
  // One question where nothing is due, which is as good as always.
  const first = await claim(parts);
  const taken = await inParallel(byKind(first.steps), Infinity, ([kind, steps]) => performKind(parts, kind, { ...first, steps }));
  return taken.reduce((sum, count) => sum + count, 0);
}

interface Batch {
  readonly at: Instant;
  readonly steps: readonly Step[];
}

async function claim({ store, clock, leaseMs }: ActionsParts, kinds?: readonly Kind[]): Promise<Batch> {
  const at = clock.now();
  return { at, steps: await store.claim({ at, leaseMs, max: batchMax, ...(kinds === undefined ? {} : { kinds }) }) };
}

function byKind(steps: readonly Step[]): [Kind, readonly Step[]][] {
  const kinds = [...new Set(steps.map(({ work }) => work.kind))];
  return kinds.map((kind) => [kind, steps.filter(({ work }) => work.kind === kind)]);
}

async function performKind(parts: ActionsParts, kind: Kind, first: Batch): Promise<number> {
  let taken = 0;
  let batch = first;
  for (let round = 1; ; round += 1) {
    const outcomes = await performBatch(parts, batch);
    taken += outcomes.length;
    const isAway = kind !== 'follow' && outcomes.includes('retry');
    if (outcomes.length < wholeOf(kind) || isAway || round === roundsMax) return taken;
    batch = await claim(parts, [kind]);
  }
}

/** So many have perhaps left more: behind one alert the next of its trouble has waited for its turn. */
function wholeOf(kind: Kind): number {
  return kind === 'alert' ? 1 : batchMax;
}

type Outcome = Exclude<Performed['kind'], 'again'>;
type Kind = StepWork['kind'];

/** Where calls last long, a step's turn may come when its lease is nearly over: then it is left to whoever takes it up after that. */
async function performBatch(parts: ActionsParts, { at, steps }: Batch): Promise<readonly Outcome[]> {
  const { clock, leaseMs } = parts;
  const outcomes: Outcome[] = [];
  await inParallel(inTurn(steps), atOnce, async (turn) => {
    for (const step of turn) {
      // The configuration sees to it that the other half is longer than any call.
      if (clock.now() - at > leaseMs / 2) return;
      outcomes.push(await mark(parts, step, await attempt(parts, step, at + leaseMs)));
    }
  });
  return outcomes;
}

/** What is told of one trouble to one channel is told in the order in which it happened; all else has nothing to wait for. */
function inTurn(steps: readonly Step[]): readonly (readonly Step[])[] {
  const turns = new Map<string, Step[]>();
  for (const step of steps) {
    const { work } = step;
    const key = work.kind === 'alert' ? `${work.channel}:${work.message.key}` : step.id;
    turns.set(key, [...(turns.get(key) ?? []), step]);
  }
  return [...turns.values()];
}

/** `validUntil`: the end of its lease. */
async function attempt(parts: ActionsParts, step: Step, validUntil: Instant): Promise<Performed> {
  const { work } = step;
  try {
    switch (work.kind) {
      case 'start-cluster':
        return await startCluster(parts, step, work, validUntil);
      case 'alert':
        return await tell(parts, step, work);
      case 'mail':
        return parts.mailer === null
          ? { kind: 'given-up', reason: 'mail is not configured' }
          : send(await parts.mailer.send(work.mail));
      case 'follow':
        return await follow(parts, step, work);
    }
  } catch (problem) {
    parts.telemetry.report({ kind: 'trouble', where: `actions.${work.kind}`, about: {}, error: problem });
    return { kind: 'retry', reason: problem instanceof Error ? problem.message : String(problem) };
  }
}

async function mark({ store, clock, telemetry }: ActionsParts, step: Step, performed: Performed): Promise<Outcome> {
  const at = clock.now();
  if (performed.kind === 'again') {
    await store.retry(step, performed.from, performed.outcome);
    telemetry.report({ kind: 'step-done', step: step.work.kind, outcome: 'done', detail: null });
    return 'done';
  }
  const over = performed.kind === 'retry' && isOver(step, ageMaxMs, at);
  const outcome = over ? 'given-up' : performed.kind;
  const detail = performed.kind === 'done' ? null : performed.reason;
  if (performed.kind === 'done') await store.done(step.id, at, performed.outcome);
  else if (outcome === 'given-up') await store.giveUp(step, at, performed.reason);
  else await store.retry(step, at + Math.min(pauseMaxMs, 2_000 * 2 ** Math.min(step.attempts, 10)), performed.reason);
  telemetry.report({ kind: 'step-done', step: step.work.kind, outcome, detail });
  return outcome;
}
