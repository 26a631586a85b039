// A request of the queue as a hand leaves it: its lane, its rank, and why it waits.
import { heldCase, type Hand } from '../core/hand.js';
import type { Instant } from '../core/ids.js';
import { laneOf, rankWith } from '../core/deciding/order.js';
import type { Settings } from '../core/settings.js';
import type { Found, Placement } from '../ports/store/hands.js';

interface Placing {
  readonly hand: Hand;
  readonly actor: string;
  readonly reason: string;
  readonly settings: Settings;
  readonly at: Instant;
}

/** No lane is called so: admission, which goes by lanes, does not see who is in it. */
const noLane = '';

export function placementOf(request: Found, { hand, actor, reason, settings, at }: Placing): Placement {
  const priority = hand.kind === 'prioritise' ? hand.priority : request.priority;
  const movedTo = hand.kind === 'move' ? hand.pool : request.movedTo;
  const held = hand.kind === 'hold' || (request.held && hand.kind !== 'release');
  const because = reason === '' ? '.' : `: ${reason}`;
  return {
    id: request.id,
    version: request.version,
    lane: held ? noLane : laneOf({ ...request, priority, movedTo }),
    priority,
    rankAt: rankWith(request, priority, settings.limits.ageing_seconds_per_point),
    movedTo,
    waits: waitsAfter(hand, request, { at, by: `by ${actor}${because}` }),
    entry: {
      ...{ actor, act: hand.kind, requestId: request.id, tenantId: request.tenantId, subject: request.id, reason },
      detail: {
        before: { state: request.state, held: request.held, priority: request.priority, pool: request.movedTo },
        after: { held, priority, pool: movedTo },
      },
    },
  };
}

/** The request as it is when it has been placed. */
export function placed(request: Found, { priority, rankAt, movedTo, waits }: Placement): Found {
  const { version, state, held } = request;
  const queued = waits === null ? { state, held } : { state: 'waiting' as const, held: waits.case === heldCase };
  return { ...request, ...queued, version: version + 1, priority, rankAt, movedTo };
}

function waitsAfter(hand: Hand, request: Found, { at, by }: { readonly at: Instant; readonly by: string }): Placement['waits'] {
  if (hand.kind === 'hold') return { case: heldCase, rule: '(hold)', reason: `Held ${by}`, checkAt: request.expiresAt };
  if (hand.kind !== 'release') return null;
  // Until then nothing is decided on it again, and that somebody has released it is not why it waits.
  const early = request.dueAt > at ? ' Its start_after has not come yet.' : '';
  return { case: 'released', rule: '(release)', reason: `Released ${by}${early}`, checkAt: Math.max(at, request.dueAt) };
}
