// What an operator may do to a request by hand, and whether it would change anything.
import type { PoolName } from './ids.js';
import { isFinal, queuedStates, type State } from './lifecycle.js';

export type Hand =
  | { readonly kind: 'hold' }
  | { readonly kind: 'release' }
  | { readonly kind: 'prioritise'; readonly priority: number }
  /** null: back to where the policy's route sends it. */
  | { readonly kind: 'move'; readonly pool: PoolName | null }
  | { readonly kind: 'cancel' };

/** The case that a held request waits under. No policy answers it: admission does not see who is held. */
export const heldCase = 'held';

export interface Handled {
  readonly state: State;
  readonly held: boolean;
  readonly priority: number;
  readonly movedTo: PoolName | null;
}

export type Applies = 'applies' | 'already-so' | 'not-in-queue' | 'already-final';

export function applies(hand: Hand, request: Handled): Applies {
  if (isFinal(request.state)) return 'already-final';
  if (hand.kind === 'cancel') return 'applies';
  if (!queuedStates.some((one) => one === request.state)) return 'not-in-queue';
  return isSo(hand, request) ? 'already-so' : 'applies';
}

function isSo(hand: Exclude<Hand, { kind: 'cancel' }>, { held, priority, movedTo }: Handled): boolean {
  switch (hand.kind) {
    case 'hold':
      return held;
    case 'release':
      return !held;
    case 'prioritise':
      return hand.priority === priority;
    case 'move':
      return hand.pool === movedTo;
  }
}
