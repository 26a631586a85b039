// What a refusal means of a token that was sent before, without an answer. In: the submission and what the engine says now. Out: what is to be believed.
// Promised: no request ends, and none goes back to the queue, while there may be a run of it that nobody follows; and none is in doubt for ever.
import type { Instant, RunId } from '../core/ids.js';
import { unlessAway } from '../core/unless-away.js';
import type { SubmitOutcome } from '../ports/engine.js';
import type { Leased, Submission } from '../ports/store/runs.js';
import type { RunsParts } from './parts.js';
import { sentOrder } from './sent-order.js';

/** From the first refusal on, which is kept with the attempt: replicas that come and go do not make it begin anew. SRE hears of a doubt ten minutes after the submission. Whoever gives the right back, or makes room, within this gets the run followed. */
const doubtedMaxMs = 3_600_000;

/** The engine's clock, and those of replicas, differ by less than this: its run may seem to be older than its submission. */
const aheadMaxMs = 300_000;

export interface Believed {
  readonly outcome: SubmitOutcome;
  /** false: it was doubted for too long, and is given up. */
  readonly known: boolean;
  /** Since when it is refused, if it ever was: an answer that is lost once more does not make the time begin anew. */
  readonly refusedSince: Instant | null;
}

type Refusal = Extract<SubmitOutcome, { readonly kind: 'refused' | 'no-room' | 'not-declared' }>;

export async function believe(parts: RunsParts, { submission, first }: Leased, outcome: SubmitOutcome): Promise<Believed> {
  const { refusedSince } = submission;
  const doubted = first ? null : await asDoubted(parts, submission, outcome);
  if (doubted === null) return { outcome, known: true, refusedSince };
  const now = parts.clock.now();
  const since = refusedSince ?? now;
  if (now - since >= doubtedMaxMs) return { outcome: doubted.refusal, known: false, refusedSince: since };
  return { outcome: doubted.uncertain, known: true, refusedSince: since };
}

interface Doubted {
  readonly uncertain: SubmitOutcome;
  /** With what was doubted of it. */
  readonly refusal: Refusal;
}

/** null: it is no refusal, or there is no run of it. What cannot be read has never been sent. */
async function asDoubted(parts: RunsParts, submission: Submission, outcome: SubmitOutcome): Promise<Doubted | null> {
  if (!isRefusal(outcome) || submission.parameters === null) return null;
  const doubt = await doubtOf(parts, submission);
  if (doubt === null) return null;
  const said = outcome.reason.replace(/\.?\s*$/, '.');
  const reason = `${said} It had been sent before and got no answer; ${doubt}.`;
  const retryAfterMs = outcome.kind === 'no-room' ? outcome.retryAfterMs : null;
  return { uncertain: { kind: 'uncertain', reason, retryAfterMs }, refusal: { ...outcome, reason } };
}

function isRefusal(outcome: SubmitOutcome): outcome is Refusal {
  return outcome.kind === 'refused' || outcome.kind === 'no-room' || outcome.kind === 'not-declared';
}

/** null: there is no run of it. */
async function doubtOf(parts: RunsParts, submission: Submission): Promise<string | null> {
  const { engine, settings } = parts;
  if (engine.startedFor === null) return null;
  const found = await unlessAway(engine.startedFor(sentOrder(settings(), submission), submission.submittedAt - aheadMaxMs));
  if (found === null) return `whether ${engine.name} has a run of it cannot be seen now`;
  const unexplained = await unexplainedOf(parts, found);
  return unexplained.length === 0 ? null : `run ${unexplained.join(' or ')} on ${engine.name} may be its run`;
}

const namedMax = 3;

/** Asked after the engine: a run whose answer comes meanwhile is known by then. */
async function unexplainedOf({ engine, reconciling }: RunsParts, found: readonly RunId[]): Promise<readonly RunId[]> {
  if (found.length === 0) return [];
  const { live, closed } = await reconciling.knownRuns(engine.name, found);
  const ofOthers = new Set(closed.map(({ runId }) => runId));
  return found.filter((runId) => !live.has(runId) && !ofOthers.has(runId)).slice(0, namedMax);
}
