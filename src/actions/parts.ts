// What the actions room uses.
import type { Settings } from '../core/settings.js';
import type { AlertChannel, Mailer } from '../ports/alerts.js';
import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { Taken, TracedOrder } from '../ports/intake-door.js';
import type { FollowerStore } from '../ports/store/followers.js';
import type { StartStore } from '../ports/store/starts.js';
import type { AlertStore, StepStore } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ActionsParts {
  readonly store: StepStore;
  readonly starts: Pick<StartStore, 'begun'>;
  readonly alerts: AlertStore;
  readonly followers: FollowerStore;
  /** The door of intake. */
  readonly take: (order: TracedOrder & { readonly replyToSessionId: string | null }) => Promise<Taken>;
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
