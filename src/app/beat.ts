// A loop of the service: work, then rest until the interval is over or somebody hints that there is something to do. Never two at once; a
// hint that comes during the work is not lost; a failure is reported and followed by a pause, and never ends the loop.
import type { Clock } from '../ports/clock.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface Beat {
  hint(): void;
  /** Lets the work in hand end, and starts none after it. */
  stop(): Promise<void>;
}

export interface BeatParts {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** After a failure hints are not followed for so long: a store that is away is not asked a thousand times a second. */
const failedPauseMs = 500;

export function startBeat({ name, everyMs, work, clock, telemetry }: BeatParts): Beat {
  const stopped = new AbortController();
  let rest = new AbortController();
  let hinted = false;

  const loop = async () => {
    while (!stopped.signal.aborted) {
      hinted = false;
      try {
        await work();
      } catch (problem) {
        telemetry.report({ kind: 'trouble', where: name, about: {}, error: problem });
        await clock.pause(failedPauseMs, stopped.signal);
      }
      rest = new AbortController();
      if (!isHinted()) await clock.pause(everyMs, AbortSignal.any([stopped.signal, rest.signal]));
    }
  };
  // Read through a function: the compiler does not see that others set it while the work is awaited.
  const isHinted = () => hinted;
  const running = loop();

  return {
    hint: () => {
      hinted = true;
      rest.abort();
    },
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
