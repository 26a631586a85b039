// A loop of a process that the watchdog knows: on a beat, hinted by bells, or by the clock. One that is ended on purpose is not missed.
import type { Bell } from './bell.js';
import { startBeat } from './beat.js';
import type { House } from '../house.js';
import { troublesOf } from './troubles.js';

export interface Loop {
  readonly name: string;
  /** Starts it; what it answers ends it, after the work in hand. */
  start(): { stop(): Promise<void> };
}

export interface Beating {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  readonly bells?: readonly Bell[];
  /** Rung, it says nothing new to a turn that is not as old. */
  readonly onceOlder?: { readonly bell: Bell; readonly ms: number };
}

type Watching = Pick<House, 'clock' | 'telemetry' | 'pulses'>;

export function onBeat({ clock, telemetry, pulses }: Watching, { bells = [], onceOlder, ...parts }: Beating): Loop {
  return {
    name: parts.name,
    start: () => {
      const work = pulses.watched(parts.name, () => clock.now() + parts.everyMs, parts.work);
      const started = startBeat({ ...parts, work, clock, telemetry });
      for (const bell of bells) bell.hangOn(started);
      onceOlder?.bell.hangOn({ hint: () => started.hintOnceOlder(onceOlder.ms) });
      return { stop: () => stopped(started, () => pulses.forget(parts.name)) };
    },
  };
}

export interface Scheduling {
  readonly name: string;
  readonly cron: string;
  readonly work: () => Promise<void>;
}

export function onSchedule(
  { schedule, clock, pulses, telemetry }: Watching & Pick<House, 'schedule'>,
  { name, cron, work }: Scheduling,
  onStarted: (nextAt: () => number) => void = () => undefined,
): Loop {
  return {
    name,
    start: () => {
      const troubles = troublesOf(`schedule ${name}`, { clock, telemetry });
      const told = () =>
        work().then(
          () => troubles.went(),
          (problem: unknown) => troubles.failed(problem),
        );
      // Its first time is known only once it is scheduled, and may be hours away: watched before, it would be missed until then.
      const scheduled = schedule.every(cron, name, () => watched());
      const nextAt = () => scheduled.nextAt();
      const watched = pulses.watched(name, nextAt, told);
      onStarted(nextAt);
      return { stop: () => stopped(scheduled, () => pulses.forget(name)) };
    },
  };
}

async function stopped(loop: { stop(): Promise<void> }, forget: () => void): Promise<void> {
  await loop.stop();
  forget();
}
