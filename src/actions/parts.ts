// What the actions room uses.
import type { RequestId } from '../core/ids.js';
import type { Problem } from '../core/problem.js';
import type { RequestSource } from '../core/request-source.js';
import type { Settings } from '../core/settings.js';
import type { AlertChannel, Mailer } from '../ports/alerts.js';
import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { FollowerStore } from '../ports/store/followers.js';
import type { StartStore } from '../ports/store/starts.js';
import type { AlertStore, StepStore } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ActionsParts {
  readonly store: StepStore;
  readonly starts: Pick<StartStore, 'begun'>;
  readonly alerts: AlertStore;
  readonly followers: FollowerStore;
  /** The door of intake: the same checks, the same identity, the same commit as for every job request. */
  readonly take: (order: FollowerOrder) => Promise<TakenFollower>;
  readonly engine: Engine;
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly leaseMs: number;
  /** A cluster is on its way: look now. */
  readonly onStarted: () => void;
}

export interface FollowerOrder {
  readonly body: Buffer;
  readonly source: RequestSource;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
}

export type TakenFollower =
  | { readonly kind: 'stored' | 'same'; readonly id: RequestId }
  | { readonly kind: 'refused'; readonly refusal: { readonly problems: readonly Problem[] } };
