// A loop of the service: work, then rest until the interval is over or somebody hints that there is something to do. Never two at once; a
// hint that comes during the work is not lost; a failure is reported and followed by a pause, and never ends the loop.
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { troublesOf } from './troubles.js';

export interface Beat {
  hint(): void;
  /** A hint that says nothing new to a turn that has begun less than so long ago: the next one begins then. */
  hintOnceOlder(ms: number): void;
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

/** Without a reason of its own an abort makes an error with its stack: 4 % of Node where requests come one by one. */
const woken = 'woken';

export function startBeat({ name, everyMs, work, clock, telemetry }: BeatParts): Beat {
  let stopped = false;
  let hinted = false;
  let beganAt = -Infinity;
  let rest = new AbortController();
  const troubles = troublesOf(name, { clock, telemetry });

  const turn = async () => {
    hinted = false;
    rest = new AbortController();
    beganAt = clock.now();
    try {
      await work();
      troubles.went();
    } catch (problem) {
      troubles.failed(problem);
      await clock.pause(failedPauseMs);
    }
    // Read through functions: the compiler does not see that others set them while the work is awaited.
    if (!isHinted() && !isStopped()) await clock.pause(everyMs, rest.signal);
  };
  const isHinted = () => hinted;
  const isStopped = () => stopped;
  const loop = async () => {
    while (!isStopped()) await turn();
  };
  const running = loop();

  const hint = () => {
    hinted = true;
    rest.abort(woken);
  };
  const hintAfter = putOff(clock, hint);

  return {
    hint,
    hintOnceOlder: (ms) => {
      // A clock that was set back does not put it off.
      const left = Math.min(ms, beganAt + ms - clock.now());
      if (left <= 0) hint();
      else void hintAfter(left, rest.signal);
    },
    stop: async () => {
      stopped = true;
      rest.abort(woken);
      await running;
    },
  };
}

/** One at a time. Whoever wakes the loop meanwhile begins the turn that it is to begin. */
function putOff(clock: Clock, hint: () => void): (ms: number, awake: AbortSignal) => Promise<void> {
  let pending = false;
  return async (ms, awake) => {
    if (pending) return;
    pending = true;
    await clock.pause(ms, awake);
    pending = false;
    if (!awake.aborted) hint();
  };
}
