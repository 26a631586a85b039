// What a pass would decide of one request, were it taken now. In: who it is about. Out: the question, with the world of this moment and those
// that the pass would decide on before. Promised: nothing is written and no turn is taken, so that any number may ask; and what is said is
// so at this moment, also of a request deep in its lane whose recorded reason is old.
import type { Candidate } from '../core/deciding/candidate.js';
import type { Outlook } from '../core/deciding/outlook.js';
import { horizonMs } from '../core/explaining/first-time.js';
import type { Question } from '../core/explaining/question.js';
import type { TenantId } from '../core/ids.js';
import { runWindows, type RunSpan, type RunSpans } from '../core/deciding/quota.js';
import type { PolicySource } from '../ports/policy-source.js';
import type { AdmissionStore, AdmissionView } from '../ports/store/admission.js';
import type { Ahead } from '../core/forecast/played-forward.js';
import { byRank } from '../core/deciding/order.js';
import { count } from './count.js';
import { before } from './before.js';
import { everyLane } from './lane-slots.js';
import { look, type Looking } from './look.js';

export interface PreviewParts extends Looking {
  readonly store: Pick<AdmissionStore, 'peek'>;
  readonly policies: PolicySource;
  readonly waiting: () => number;
}

/** Of the runs of a tenant: more do not move the time at which its window has room by much. */
const spansMax = 2_000;
/** Tenants whose quota of time is followed: of any others what they have taken stays as it is now. */
const windowsMax = 16;

/** Ended requests of which it is learnt how long runs take: a few milliseconds of the store. */
const endedMax = 2_000;

/** Starts of clusters of which it is learnt how long they take: fewer than runs, and farther apart. */
const startsMax = 50;
const startsSinceMs = 30 * 86_400_000;

/** Of who waits, and of who is received: those before it that are looked ahead for. */
const frontMax = 200;

/** The question, and what its answer hangs on when nothing new comes. */
export type Previewed = Omit<Question, 'held'> & { readonly ahead: Ahead };

/** null: there is nobody to ask about. */
export async function preview(
  parts: PreviewParts,
  who: (view: AdmissionView) => Promise<Candidate | null>,
): Promise<Previewed | null> {
  const { snapshot, reachable } = await look(parts);
  const { settings, policies, clock } = parts;
  return parts.store.peek(async (view) => {
    const candidate = await who(view);
    if (candidate === null) return null;
    const now = clock.now();
    const lanes = await everyLane(view);
    const running = await view.live();
    const counted = { ...view, live: () => Promise.resolve(running) };
    const world = await count(counted, { snapshot, settings, now, lanes: [...lanes, candidate] });
    const until = Math.min(candidate.expiresAt, now + horizonMs);
    const { others, unseen } = await before(candidate, { lanes, world, settings, reachable, until }, view);
    const outlook = { world, settings, now, reachable, waiting: parts.waiting() };
    const { candidates: front, end } = await view.front({ now, waitingMax: frontMax, receivedMax: frontMax, after: null });
    const cut = end !== null && byRank(end, candidate) < 0;
    const runTimes = await view.runTimes(endedMax);
    const startTimes = await view.startTimes({ since: now - startsSinceMs, startsMax });
    const spans = await spansOf([candidate, ...front, ...others], outlook, view);
    const ahead = { front, cut, runTimes, startTimes };
    return { candidate, spans, running, others, unseen, outlook, policy: policies.current(), ahead };
  });
}

/** Its own, and those of as many tenants before it. */
async function spansOf(asked: readonly Candidate[], { settings, now }: Outlook, view: AdmissionView): Promise<RunSpans> {
  const tenants = asked.map(({ tenantId }) => tenantId);
  const spans = new Map<TenantId, readonly RunSpan[]>();
  for (const window of runWindows(tenants, settings, now).slice(0, windowsMax))
    spans.set(window.tenantId, await view.runSpans(window, spansMax));
  return spans;
}
