// A hint that somebody may give before the loop it is for has been started: rooms are joined in a circle, loops start one after the other.
import type { Beat } from './beat.js';

export interface Bell {
  ring(): void;
  hangOn(beat: Beat): void;
}

export function aBell(): Bell {
  let beat: Beat | null = null;
  return {
    ring: () => beat?.hint(),
    hangOn: (loop) => {
      beat = loop;
    },
  };
}
