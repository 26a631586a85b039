// The keys of alerts: one a trouble, `<kind>:<whom it is about>`. Decisions raise some, under the name of their case; here are all others. Promised:
// no alert stays open for ever, for a kind that does not say how it ends does not compile.
import type { Case } from './policy.js';

/**
 * `when-over`: whoever raised it, or the sweep, sees that the trouble is over. `after-a-day`: it tells of something that happened, and nothing says
 * that it is over; it is closed a day after it was raised, and comes again while it lasts.
 */
type End = 'when-over' | 'after-a-day';

export const alertEnds = {
  // Of a kind and a tenant with very many.
  'alerts-withheld': 'after-a-day',
  audit: 'when-over',
  // A process that starts without TLS says nothing of it.
  'certificate-refused': 'after-a-day',
  'cluster-stays-up': 'after-a-day',
  'events-parked': 'when-over',
  'events-undeliverable': 'when-over',
  'follower-refused': 'after-a-day',
  'identity-no-entry': 'after-a-day',
  'identity-no-right': 'after-a-day',
  // When the loop goes on; a replica that is gone says nothing more of its own.
  'loop-stopped': 'after-a-day',
  'model-job-not-stopped': 'after-a-day',
  'policy-refused': 'when-over',
  'response-undeliverable': 'when-over',
  'run-forgotten': 'after-a-day',
  'run-orphaned': 'after-a-day',
  'run-revived': 'after-a-day',
  'settings-refused': 'when-over',
  'start-cluster-failed': 'when-over',
  'submission-uncertain': 'after-a-day',
} as const satisfies Record<string, End>;

export type AlertKind = keyof typeof alertEnds;
export type AlertKey = `${AlertKind | Case}:${string}` | 'certificate-refused' | 'policy-refused' | 'settings-refused';

/** Whom it is about; null: it is of another kind. */
export function subjectOf(key: string, kind: AlertKind | Case): string | null {
  return key.startsWith(`${kind}:`) ? key.slice(kind.length + 1) : null;
}

export function endsAfterADay(key: string): boolean {
  const [kind = ''] = key.split(':', 1);
  return Object.hasOwn(alertEnds, kind) && alertEnds[kind as AlertKind] === 'after-a-day';
}
