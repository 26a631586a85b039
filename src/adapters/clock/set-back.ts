// Notices that the clock of this machine was set back. In: what is to be done then. Out: what ends the looking. A step of less than the time
// between two looks goes unnoticed: it makes nothing later than by that.
import { systemClock } from './system-clock.js';

export function onSetBack(act: () => void, lookEveryMs: number): () => void {
  let seenAt = systemClock.now();
  const looking = setInterval(() => {
    const now = systemClock.now();
    if (now < seenAt) act();
    seenAt = now;
  }, lookEveryMs);
  // Looking keeps no process alive.
  looking.unref();
  return () => clearInterval(looking);
}
