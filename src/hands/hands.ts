// Operators' hands. In: what to do, to which requests, who asks and why. Out: what was touched, or would be. Promised: fenced like every move:
// a request that moves meanwhile is looked at again or left alone, never half changed; who did what is recorded in the same transaction; one
// call touches at most as many as it was told, and says whether there are more.
import { applies } from '../core/hand.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import type { Clock } from '../ports/clock.js';
import type { HandAnswer, HandAsked, Touch } from '../ports/hands.js';
import type { After, Found, HandStore, NewAuditEntry, Selection } from '../ports/store/hands.js';
import type { Telemetry } from '../ports/telemetry.js';
import { placed, placementOf } from './placement.js';

export interface HandsParts {
  readonly store: HandStore;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Takes each out of the queue, or stops its run. */
  readonly cancelAll: (ids: readonly RequestId[]) => Promise<ReadonlyMap<RequestId, { readonly kind: keyof typeof touchedBy }>>;
  /** The queue has changed: a pass may let more run. */
  readonly onChanged: () => void;
}

/** What was to be cancelled and is not there has been removed: it had ended. */
const touchedBy = {
  cancelled: 'done',
  stopping: 'done',
  'already-final': 'already-final',
  'not-found': 'already-final',
  'moved-meanwhile': 'moved-meanwhile',
} as const satisfies Record<string, Touch['outcome']>;

/** Rows that are looked at for one call. */
const pageRows = 500;
const pagesMax = 20;
const triesMax = 3;

export async function act(parts: HandsParts, asked: HandAsked): Promise<HandAnswer> {
  const { hand } = asked;
  const pools = Object.keys(parts.settings().pools);
  if (hand.kind === 'move' && hand.pool !== null && !pools.includes(hand.pool)) return { kind: 'no-such-pool', pools };
  const { touches, more } = await touch(parts, asked);
  return { kind: 'acted', touches, more };
}

async function touch(
  parts: HandsParts,
  asked: HandAsked,
): Promise<{ readonly touches: readonly Touch[]; readonly more: boolean }> {
  const selection = selectionOf(asked, parts.clock.now());
  const { chosen, others, more } = await choose(parts, asked, selection);
  const refused = asked.selection.ids === null ? [] : others;
  if (asked.dryRun) return { touches: [...chosen.map((request): Touch => ({ request, outcome: 'would' })), ...refused], more };
  const done = asked.hand.kind === 'cancel' ? await cancelAll(parts, asked, chosen) : await placeAll(parts, asked, chosen);
  const changed = done.filter(({ outcome }) => outcome === 'done').length;
  parts.telemetry.report({ kind: 'hand', act: asked.hand.kind, actor: asked.actor, changed });
  if (changed > 0) parts.onChanged();
  return { touches: [...done, ...refused], more };
}

interface Chosen {
  readonly chosen: readonly Found[];
  readonly others: readonly Touch[];
  readonly more: boolean;
}

function selectionOf({ hand, selection: { olderThanMs, ...rest } }: HandAsked, now: Instant): Selection {
  return { ...rest, receivedBefore: olderThanMs === null ? null : now - olderThanMs, changedBy: hand };
}

async function choose({ store }: HandsParts, { hand, max }: HandAsked, selection: Selection): Promise<Chosen> {
  const chosen: Found[] = [];
  const others: Touch[] = [];
  let after: After = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const found: readonly Found[] = await store.find(selection, after, pageRows);
    for (const request of found) {
      const outcome = applies(hand, request);
      if (outcome === 'applies') chosen.push(request);
      else others.push({ request, outcome });
    }
    if (chosen.length > max) return { chosen: chosen.slice(0, max), others, more: true };
    after = found.at(-1)?.id ?? null;
    if (found.length < pageRows) return { chosen, others, more: false };
  }
  return { chosen, others, more: true };
}

async function placeAll(
  { store, settings, clock }: HandsParts,
  asked: HandAsked,
  chosen: readonly Found[],
): Promise<readonly Touch[]> {
  const touches: Touch[] = [];
  let left = chosen;
  for (let tries = 0; tries < triesMax && left.length > 0; tries += 1) {
    const at = clock.now();
    const placements = left.map((request) => ({
      request,
      placement: placementOf(request, { ...asked, settings: settings(), at }),
    }));
    const changed = await store.place(
      placements.map(({ placement }) => placement),
      at,
    );
    const done = placements.filter(({ request }) => changed.has(request.id));
    touches.push(...done.map(({ request, placement }): Touch => ({ request: placed(request, placement), outcome: 'done' })));
    const missed = left.filter(({ id }) => !changed.has(id)).map(({ id }) => id);
    if (missed.length === 0) return touches;
    const again = await store.find({ ...selectionOf(asked, at), ids: missed }, null, missed.length);
    const verdicts = again.map((request) => ({ request, outcome: applies(asked.hand, request) }));
    touches.push(...verdicts.flatMap(({ request, outcome }): Touch[] => (outcome === 'applies' ? [] : [{ request, outcome }])));
    left = verdicts.filter(({ outcome }) => outcome === 'applies').map(({ request }) => request);
  }
  return [...touches, ...left.map((request): Touch => ({ request, outcome: 'moved-meanwhile' }))];
}

/** The wish is recorded before it is carried out: who asked is known also when we die in between. */
async function cancelAll(
  { store, clock, cancelAll: cancelThem }: HandsParts,
  asked: HandAsked,
  chosen: readonly Found[],
): Promise<readonly Touch[]> {
  const { actor, reason } = asked;
  const entries = chosen.map(({ id, tenantId, state }): NewAuditEntry => ({
    ...{ actor, act: 'cancel', requestId: id, tenantId, subject: id, reason },
    detail: { state },
  }));
  if (entries.length > 0) await store.note(entries, clock.now());
  const became = await cancelThem(chosen.map(({ id }) => id));
  return chosen.map((request): Touch => ({ request, outcome: touchedBy[became.get(request.id)?.kind ?? 'not-found'] }));
}
