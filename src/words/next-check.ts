// When a request that waits is looked at again. One that an operator holds has no such time: what the store keeps for it is its expiry.
import { untilThen } from './time.js';

export function isHeld(waiting: { readonly case: string }): boolean {
  return waiting.case === 'held';
}

export function nextCheckText({ held, at }: { readonly held: boolean; readonly at: string }, now: number): string {
  return held ? 'when it is released' : untilThen(at, now);
}
