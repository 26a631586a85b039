// In: a cron expression (five fields, or six with seconds; UTC), a name and work. Out: the work, done at each fire until stopped.
// Promised: a wrong expression throws one clear sentence before anything is scheduled; two fires never overlap in this process (the later
// is skipped, which is reported once while it lasts); what the work throws is reported and the next fire comes all the same; a clock
// that is set back puts no fire off; stop() ends after the work in hand,
// or after `stopWithinMs` when the work does not end.
import { createTask, validateDetailed } from 'node-cron';
import type { Schedule } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { onSetBack } from './set-back.js';
import { unmadeFires } from './skipped-fires.js';
import { systemClock } from './system-clock.js';

export interface CronScheduleOptions {
  readonly telemetry: Telemetry;
  readonly stopWithinMs?: number;
  readonly lookEveryMs?: number;
}

/** A fire that is late by less than this (a busy process) is still made: what runs here looks at levels, so late is better than not. */
const lateMsMax = 60_000;

export function cronSchedule({ telemetry, stopWithinMs = 25_000, lookEveryMs = 5_000 }: CronScheduleOptions): Schedule {
  return {
    every: (cron, name, work) => {
      refuseWrong(cron, name);
      const trouble = (error: unknown): void =>
        telemetry.report({ kind: 'trouble', where: `schedule ${name}`, about: {}, error });
      const unmade = unmadeFires(trouble);
      let inHand: Promise<void> = Promise.resolve();
      const fire = (): Promise<void> => {
        unmade.began();
        inHand = guarded(work, trouble).then(() => unmade.ended());
        return inHand;
      };
      // `unref` stays off: a process that only waits for its next fire is alive. Its logger is silenced, the events below say the same.
      const task = createTask(cron, fire, {
        name,
        timezone: 'UTC',
        noOverlap: true,
        missedExecutionTolerance: lateMsMax,
        logger: silent(trouble),
      });
      task.on('execution:overlap', () => unmade.skipped());
      task.on('execution:missed', ({ date }) => unmade.missed(date));
      void task.start();
      // It holds until it is there; finding it takes 90 us.
      let next = 0;
      // The task waits for the instant that it has reckoned, which is hours away now. Not within the work: begun anew, it would not know of it.
      const endLooking = onSetBack(() => {
        next = 0;
        void inHand.then(() => task.stop()).then(() => task.start());
      }, lookEveryMs);
      const nextAt = (): number => {
        const now = systemClock.now();
        if (next <= now) next = task.getNextRun()?.getTime() ?? now;
        return next;
      };
      return {
        nextAt,
        stop: async () => {
          endLooking();
          await task.destroy();
          if (!(await endsWithin(inHand, stopWithinMs)))
            trouble(`stopped without waiting for the work in hand any longer than ${stopWithinMs} ms`);
        },
      };
    },
  };
}

function refuseWrong(cron: string, name: string): void {
  const why = whyNoCron(cron);
  if (why !== null) throw new Error(`The schedule of ${name}, "${cron}", is not a cron expression: ${why}`);
}

/** null: it is one. */
export function whyNoCron(cron: string): string | null {
  const checked = validateDetailed(cron);
  return checked.valid ? null : checked.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
}

async function guarded(work: () => Promise<void>, trouble: (error: unknown) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    trouble(error);
  }
}

async function endsWithin(work: Promise<void>, ms: number): Promise<boolean> {
  const enough = new AbortController();
  const ended = await Promise.race([work.then(() => true), systemClock.pause(ms, enough.signal).then(() => false)]);
  enough.abort();
  return ended;
}

function silent(trouble: (error: unknown) => void): {
  info(): void;
  warn(): void;
  debug(): void;
  error(problem: string | Error): void;
} {
  const nothing = (): void => undefined;
  return { info: nothing, warn: nothing, debug: nothing, error: (problem) => trouble(problem) };
}
