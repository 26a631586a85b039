// For parts of a replica whose clock is that of its database.
import type { BothClocks, Clock } from '../../src/ports/clock.js';

export function oneClock(clock: Clock): { readonly clock: Clock; readonly clocks: BothClocks } {
  return { clock, clocks: { earlier: () => clock.now(), later: () => clock.now() } };
}
