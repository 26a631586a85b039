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
    means: 'A request holds a slot but has no open attempt that explains it.',
    asks: 'This is a defect of Job Keeper: keep the output of `job-keeper requests show` and the log of that request, and report it.',
  },
  'attempt-without-slot': {
    severity: 'error',
    looks: 1,
    mends: true,
    means: 'An attempt is open although its request holds no slot. The self-audit closes it.',
    asks: 'There is nothing to do, but report it.',
  },
  'run-not-on-engine': {
    severity: 'error',
    looks: 2,
    mends: false,
    means: 'A run is followed but the engine does not list it as active.',
    asks: 'Look at the run in the engine’s workspace, and stop it there if nobody wants it.',
  },
  'limit-exceeded': {
    severity: 'critical',
    looks: 1,
    mends: false,
    means: 'More runs of a job or a tenant are live than its limit allows.',
    asks: 'This is a defect of Job Keeper: keep the output of `job-keeper requests show` and the log of that request, and report it.',
  },
  'submission-stuck': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A submission belongs to nobody: its lease ended long ago, and no replica has taken it over.',
    asks: 'Check that a replica with the role runs, or all, is running.',
  },
  'stop-stuck': {
    severity: 'warning',
    looks: 1,
    mends: false,
    means: 'A run was asked to stop long ago and has not ended.',
    asks: 'Look at the run in the engine’s workspace, and stop it there if nobody wants it.',
  },
  'out-of-contact': {
    severity: 'warning',
    looks: 1,
    mends: false,
    means: 'Nothing has been heard of a run for a long time.',
    asks: 'Look at the run in the engine’s workspace, and stop it there if nobody wants it.',
  },
  'ended-without-response': {
    severity: 'critical',
    looks: 1,
    mends: false,
    means: 'A request has ended but no job response is recorded for it.',
    asks: 'This is a defect of Job Keeper: keep the output of `job-keeper requests show` and the log of that request, and report it.',
  },
  'response-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A job response should have been published long ago.',
    asks: 'Check that the broker answers, and that the queue exists.',
  },
  'event-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'An event of a move should have been published long ago.',
    asks: 'Check that the broker answers, and that the queue of events exists.',
  },
  'step-overdue': {
    severity: 'error',
    looks: 1,
    mends: false,
    means: 'A recorded step should have been done long ago.',
    asks: 'Check that its alert channel or mail server answers.',
  },
  'wait-without-check': {
    severity: 'warning',
    looks: 1,
    mends: true,
    means: 'A request waits without a time for its next check. The self-audit sets it to now.',
    asks: 'There is nothing to do, but report it.',
  },
  'received-undecided': {
    severity: 'error',
    looks: 1,
    mends: true,
    means: 'A request was stored longer than a sweep ago and has not been decided on. The self-audit asks for a pass.',
    asks: 'Check that a replica with the role admission, or all, is running, and that its /readyz names no loop.',
  },
  'runnable-waits': {
    severity: 'error',
    looks: 2,
    mends: true,
    means: 'A request has waited longer than a sweep although the policy lets it run now. The self-audit asks for a pass.',
    asks: 'Check that a replica with the role admission, or all, is running, and that its /readyz names no loop.',
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
