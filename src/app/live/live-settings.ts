// The settings that a process goes by, taken up again from its configuration while it runs. In: the file, looked at as policies are, and SIGHUP. Out: what
// is in force. Promised: it is swapped whole, after all of it was found good, the policy in force holds with it and the audit has it; what is
// refused is told once, every problem by its path, and what was before stays; values are never told.
import { lookingAt, type Looks } from '../../adapters/policy-source/looks.js';
import { describe, type Checked, type Problem } from '../../core/problem.js';
import type { Clock } from '../../ports/clock.js';
import type { SettingsStanding } from '../../ports/settings.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { liveOf, liveVersion, type Live } from '../config/live.js';
import type { Config } from '../config/schema.js';
import { troublesOf } from '../looping/troubles.js';
import { judge, type Judged } from './judge.js';
import { Settling } from './settling.js';

export interface LiveParts {
  readonly started: Config;
  /** Tells one content of the file from another; never throws. */
  readonly mark: () => Promise<string>;
  readonly read: () => Checked<Config>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly intervalMs: number;
}

/** What is to be put in force, in the place of what. */
export interface Taking {
  readonly from: string;
  readonly to: string;
  readonly changed: readonly string[];
}

/** What stands in their way besides themselves, and what they lead to. */
export interface Around {
  /** The version of the policy in force. */
  readonly policy: () => string;
  /** Of that policy, held against them. */
  readonly misfits: (live: Live) => Promise<readonly Problem[]>;
  /** Before they take effect; what it throws puts them off until the next look. */
  readonly note: (taking: Taking) => Promise<void>;
  /** Must not wait for a look of ours. */
  readonly onTaken: () => void;
}

export type Seen = 'taken' | 'refused' | 'unchanged';

const settledAfterMs = 1_000;

export class LiveSettings {
  #live: Live;
  #standing: SettingsStanding;
  #atStart: readonly string[] = [];
  #looks: Looks<Seen> | null = null;
  readonly #settling: Settling;

  constructor(private readonly parts: LiveParts) {
    const { started, clock, telemetry, intervalMs } = parts;
    this.#live = liveOf(started);
    this.#standing = { version: liveVersion(this.#live), loadedAt: clock.now(), refused: null };
    this.#settling = new Settling(Math.min(settledAfterMs, intervalMs));
    telemetry.report({ kind: 'settings', outcome: 'loaded', version: this.#standing.version, detail: 'at the start' });
  }

  now(): Live {
    return this.#live;
  }

  standing(): SettingsStanding {
    return this.#standing;
  }

  /** Nothing is looked at before. */
  start(around: Around): this {
    const troubles = troublesOf('settings', this.parts);
    const look = async (): Promise<Seen> => {
      try {
        const seen = await this.#look(around);
        troubles.went();
        return seen;
      } catch (problem) {
        troubles.failed(problem);
        return 'unchanged';
      }
    };
    this.#looks = lookingAt(look, this.parts.intervalMs);
    return this;
  }

  async look(): Promise<Seen> {
    return (await this.#looks?.now()) ?? 'unchanged';
  }

  /** Somebody says that the file is written. */
  async reload(): Promise<Seen> {
    this.#settling.hurry(await this.parts.mark(), this.parts.clock.now());
    return this.look();
  }

  /** What stands in their way was looked at after that: they are judged once more, whatever a look in between has made of them. */
  async reloadAgain(): Promise<Seen> {
    this.#settling.hurryAgain(await this.parts.mark(), this.parts.clock.now());
    return this.look();
  }

  /** Whether they have just changed, or are about to. */
  async unsettled(): Promise<boolean> {
    return (await this.look()) === 'taken' || this.#settling.underWay;
  }

  async stop(): Promise<void> {
    await this.#looks?.stop();
  }

  async #look(around: Around): Promise<Seen> {
    const { mark, read, started, clock } = this.parts;
    // 1. Only what has changed, and is written.
    const seen = await mark();
    if (!this.#settling.isDue(seen, clock.now())) return 'unchanged';
    // 2. By itself, and with all else as it was at the start.
    const judged = judge(started, this.#live, read());
    if ((await mark()) !== seen) return 'unchanged';
    if (judged.kind === 'refused') return this.#refuse(seen, judged.problems);
    // 3. With the policy in force.
    const policy = around.policy();
    const misfits = judged.changed.length === 0 ? [] : await around.misfits(judged.live);
    if (misfits.length > 0) return this.#settling.wait(clock.now()) ? 'unchanged' : this.#refuse(seen, misfits);
    // 4. Recorded before it is done.
    const { changed, version: to } = judged;
    if (changed.length > 0) await around.note({ from: this.#standing.version, to, changed });
    return around.policy() === policy ? this.#take(seen, judged, around) : 'unchanged';
  }

  #refuse(seen: string, problems: readonly Problem[]): Seen {
    const { clock, telemetry } = this.parts;
    this.#settling.judged(seen);
    // At SIGHUP it is judged again: what is still wrong with it is known.
    if (this.#standing.refused !== null && describe(this.#standing.refused.problems) === describe(problems)) return 'unchanged';
    this.#standing = { ...this.#standing, refused: { at: clock.now(), problems } };
    telemetry.report({ kind: 'settings', outcome: 'refused', version: this.#standing.version, detail: describe(problems) });
    return 'refused';
  }

  #take(seen: string, { live, version, changed, atStart }: Extract<Judged, { kind: 'good' }>, { onTaken }: Around): Seen {
    const { clock, telemetry } = this.parts;
    this.#settling.judged(seen);
    const mended = this.#standing.refused !== null;
    const waits = atStart.length > 0 && atStart.join() !== this.#atStart.join();
    this.#atStart = atStart;
    if (changed.length === 0 && !mended && !waits) return 'unchanged';
    if (changed.length > 0) this.#live = live;
    this.#standing = { version, loadedAt: clock.now(), refused: null };
    telemetry.report({ kind: 'settings', outcome: 'loaded', version, detail: saying(changed, atStart) });
    if (changed.length > 0) onTaken();
    return changed.length > 0 ? 'taken' : 'unchanged';
  }
}

const pathsMax = 50;

function saying(changed: readonly string[], atStart: readonly string[]): string {
  const news = changed.length === 0 ? 'as before' : `changed: ${listed(changed)}`;
  return atStart.length === 0 ? news : `${news}; waits for a restart: ${listed(atStart)}`;
}

function listed(paths: readonly string[]): string {
  const more = paths.length - pathsMax;
  return more > 0 ? `${paths.slice(0, pathsMax).join(', ')} and ${more} more` : paths.join(', ');
}
