// A file of a policy, with its examples beside it, looked at on a beat. Promised: a text is taken whole, after it compiles and its examples
// hold; one that is not is told with all its problems, once.
import type { Policy } from '../../core/policy.js';
import type { Clock } from '../../ports/clock.js';
import type { PolicyStanding } from '../../ports/policy-source.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { check, hashOf, type Bad, type Checking, type Good, type PolicyNames } from './check-texts.js';
import { lookingAt } from './looks.js';
import { textsOf } from './texts.js';

export interface FilePolicyOptions {
  readonly path: string;
  /** What a policy may name, as it is now. */
  readonly names: () => PolicyNames;
  /** Asked before a text is refused: whether `names` has just changed, or is about to. Then the text is looked at again. */
  readonly unsettled?: (() => Promise<boolean>) | undefined;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly intervalMs?: number;
  /**
   * Asked before a text takes effect, once it compiles and its examples hold; what it throws keeps the text out until the next look.
   * `superseded`: it is good, and another one is in force.
   */
  readonly take?: (accepted: Accepted) => Promise<Taken>;
}

export interface Accepted {
  readonly policy: Policy;
  readonly text: string;
}

export interface Taken {
  readonly outcome: 'loaded' | 'superseded';
  /** Besides what is said of the text; '' is nothing. */
  readonly detail: string;
}

/** `kind`: as what its loads are told of. */
export interface WatchedOptions extends FilePolicyOptions {
  readonly kind: 'policy' | 'shadow-policy';
}

export type Reloaded = 'loaded' | 'refused' | 'unchanged';

export interface WatchedFile {
  /** Looks at the files now. Never throws: what is wrong goes to telemetry. */
  reload(): Promise<Reloaded>;
  /** What may be named has changed: looks again at a text that was refused, or that is good no longer. */
  reconsider(): Promise<Reloaded>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** Of what is kept of problems; the log has them whole. */
const problemsMax = 20_000;

/** The last text that was accepted, and the hash of the last texts looked at, accepted or not. */
export interface Standing<Held = Policy> extends PolicyStanding {
  policy: Held;
  text: string;
  seen: string;
  loadedAt: PolicyStanding['loadedAt'];
  refused: PolicyStanding['refused'];
  /** Why the last good text could not be taken; '' when it could. */
  untaken: string;
}

export function watched(options: WatchedOptions, standing: Standing<Policy | null>): WatchedFile {
  let doubted = false;
  const inTurn = () => {
    if (doubted && !isStillGood(options, standing)) standing.seen = '';
    doubted = false;
    return look(options, standing);
  };
  const looks = lookingAt(inTurn, options.intervalMs ?? 2_000);
  return {
    reload: () => looks.now(),
    reconsider: () => {
      doubted = true;
      return looks.now();
    },
    stop: () => looks.stop(),
  };
}

/** Its examples ask nothing of the configuration. */
function isStillGood(options: WatchedOptions, { text, refused }: Standing<Policy | null>): boolean {
  return refused === null && check({ policy: text, examples: null }, checking(options)).ok;
}

function checking({ path, names, telemetry }: FilePolicyOptions): Checking {
  return { path, telemetry, ...names() };
}

async function look(options: WatchedOptions, standing: Standing<Policy | null>): Promise<Reloaded> {
  try {
    const texts = await textsOf(options.path);
    const seen = hashOf(JSON.stringify(texts));
    if (seen === standing.seen) return 'unchanged';
    const checked = check(texts, checking(options));
    // A swap may have come between the two reads, and an old policy does not hold to new examples: the next look sees both.
    if (!checked.ok && hashOf(JSON.stringify(await textsOf(options.path))) !== seen) return 'unchanged';
    // Nor does a policy hold to settings that are about to change with it.
    if (!checked.ok && (await options.unsettled?.()) === true) return 'unchanged';
    if (!checked.ok) {
      standing.seen = seen;
      return refuse(options, standing, checked);
    }
    const taken = await takenNow(options, standing, { policy: checked.policy, text: texts.policy });
    if (taken === null) return 'unchanged';
    const accepted = { policy: checked.policy, text: texts.policy, seen };
    Object.assign(standing, { ...accepted, loadedAt: options.clock.now(), refused: null });
    tellTaken(options, checked, taken);
    return 'loaded';
  } catch (problem) {
    return unreadable(options, standing, problem);
  }
}

/** null: not now. A store that is away is told of once, and asked again at the next look. */
async function takenNow(options: WatchedOptions, standing: Standing<Policy | null>, accepted: Accepted): Promise<Taken | null> {
  try {
    const taken = await take(options, accepted);
    standing.untaken = '';
    return taken;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    if (standing.untaken !== why) options.telemetry.report({ kind: 'trouble', where: 'policy.take', about: {}, error: problem });
    standing.untaken = why;
    return null;
  }
}

export function take({ take: asked }: FilePolicyOptions, accepted: Accepted): Promise<Taken> {
  return asked === undefined ? Promise.resolve({ outcome: 'loaded', detail: '' }) : asked(accepted);
}

export function tellTaken({ kind, telemetry }: WatchedOptions, { policy: { version }, detail }: Good, taken: Taken): void {
  const whole = taken.detail === '' ? detail : `${detail}; ${taken.detail}`;
  if (kind === 'policy') telemetry.report({ kind, outcome: taken.outcome, version, detail: whole });
  else telemetry.report({ kind, outcome: 'loaded', version, detail: whole });
}

/** A file that is gone or cannot be read is told once, like a bad one; the beat goes on looking. */
function unreadable(options: WatchedOptions, standing: Standing<Policy | null>, problem: unknown): Reloaded {
  const detail = problem instanceof Error ? problem.message : String(problem);
  if (standing.seen === detail) return 'unchanged';
  standing.seen = detail;
  return refuse(options, standing, { version: '', detail, places: [{ path: options.path, message: detail }] });
}

function refuse(
  { kind, clock, telemetry }: WatchedOptions,
  standing: Standing<Policy | null>,
  { version, detail, places }: Omit<Bad, 'ok'>,
): Reloaded {
  standing.refused = { version, at: clock.now(), problems: detail.slice(0, problemsMax), places };
  telemetry.report({ kind, outcome: 'refused', version, detail });
  return 'refused';
}
