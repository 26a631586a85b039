// The invariants, checked on the live store and engine. In: what was found of each check. Out: what is told of, and what may be mended by
// itself. A finding of what moves all the time counts only when it stands unchanged at two looks. Pure.
import type { Instant } from './ids.js';
import type { Severity } from './policy.js';

/** What each check means and asks of people; whether one look is enough; and whether it is mended without asking. */
export const checks = {
  'slot-without-attempt': {
    severity: 'critical',
    looks: 1,
    mends: false,
    means: 'A request holds a slot, and has no open attempt that explains it.',
    asks: 'Keep `job-keeper requests show` and the log of that request, and report it: it is a fault of Job Keeper.',
  },
  'attempt-without-slot': {
    severity: 'error',
    looks: 1,
    mends: true,
    means: 'An attempt is open, and its request holds no slot. It is closed.',
    asks: 'Nothing has to be done; report it all the same.',
  },
  'run-not-on-engine': {
    severity: 'error',
    looks: 2,
    mends: false,
    means: 'A run is followed, and the engine does not list it as active.',
    asks: 'Look at the run in the workspace of the engine, and stop it there if nobody wants it.',
  },
  'limit-exceeded': {
    severity: 'critical',
    looks: 1,
    mends: false,
    means: 'More runs of a job or a tenant are live than its limit allows.',
    asks: 'Keep `job-keeper requests show` and the log of that request, and report it: it is a fault of Job Keeper.',
  },
  'submission-stuck': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A submission is nobody’s: its lease ended long ago and no replica has taken it up.',
    asks: 'See that a replica with the duty runs is running.',
  },
  'stop-stuck': {
    severity: 'warning',
    looks: 1,
    mends: false,
    means: 'A run was asked to stop long ago, and has not ended.',
    asks: 'Look at the run in the workspace of the engine, and stop it there if nobody wants it.',
  },
  'out-of-contact': {
    severity: 'warning',
    looks: 1,
    mends: false,
    means: 'Nothing has been heard of a run for long.',
    asks: 'Look at the run in the workspace of the engine, and stop it there if nobody wants it.',
  },
  'ended-without-response': {
    severity: 'critical',
    looks: 1,
    mends: false,
    means: 'A request has ended, and no job response is recorded for it.',
    asks: 'Keep `job-keeper requests show` and the log of that request, and report it: it is a fault of Job Keeper.',
  },
  'response-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A job response should have been published long ago.',
    asks: 'See that the broker answers, and that the queue is there.',
  },
  'event-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'An event of a move should have been published long ago.',
    asks: 'See that the broker answers, and that the queue of events is there.',
  },
  'step-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A recorded step should have been done long ago.',
    asks: 'See that the alert channel or the mail server that it is for answers.',
  },
  'wait-without-check': {
    severity: 'warning',
    looks: 1,
    mends: true,
    means: 'A request waits without a time at which it is looked at next. It is given one: now.',
    asks: 'Nothing has to be done; report it all the same.',
  },
  'received-undecided': {
    severity: 'error',
    looks: 1,
    mends: true,
    means: 'A request was stored longer than a sweep ago, and nothing has been decided on it. A pass is asked for.',
    asks: 'See that a replica with the duty admission is running, and that /readyz of it names no loop.',
  },
  'runnable-waits': {
    severity: 'error',
    looks: 2,
    mends: true,
    means: 'A request waits longer than a sweep although the policy lets it run now. A pass is asked for.',
    asks: 'See that a replica with the duty admission is running, and that /readyz of it names no loop.',
  },
} as const satisfies Record<
  string,
  { readonly severity: Severity; readonly looks: 1 | 2; readonly mends: boolean; readonly means: string; readonly asks: string }
>;

export type Check = keyof typeof checks;
export const allChecks = Object.keys(checks) as Check[];

export interface Finding {
  readonly check: Check;
  /** What it is about: a request, or a limit. */
  readonly subject: string;
  readonly requestId: string | null;
  /** Changes when what it is about has moved. */
  readonly mark: string;
  readonly since: Instant | null;
  readonly detail: string;
}

export interface Audited {
  /** Stands: told of. */
  readonly standing: readonly Finding[];
  /** Seen once, of what must be seen twice: carried to the next look. */
  readonly suspected: readonly Finding[];
}

/** `suspectedBefore`: of the last look, at least a sweep ago. */
export function judgeFindings(found: readonly Finding[], suspectedBefore: readonly Finding[]): Audited {
  const before = new Set(suspectedBefore.map(keyOf));
  const suspected = found.filter(({ check }) => checks[check].looks === 2);
  return {
    standing: found.filter((finding) => checks[finding.check].looks === 1 || before.has(keyOf(finding))),
    suspected,
  };
}

function keyOf({ check, subject, mark }: Finding): string {
  return JSON.stringify([check, subject, mark]);
}
