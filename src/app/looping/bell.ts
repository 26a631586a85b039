// A hint that somebody may give before the loop it is for has been started: rooms are joined in a circle, loops start one after the other.
import type { Beat } from './beat.js';

export interface Bell {
  ring(): void;
  /** Whether it was rung since this was last asked. */
  wasRung(): boolean;
  hangOn(beat: Pick<Beat, 'hint'>): void;
}

export function aBell(): Bell {
  let beat: Pick<Beat, 'hint'> | null = null;
  let rung = false;
  return {
    ring: () => {
      rung = true;
      beat?.hint();
    },
    wasRung: () => {
      const was = rung;
      rung = false;
      return was;
    },
    hangOn: (loop) => {
      beat = loop;
    },
  };
}
