// What the actions room uses.
import type { Settings } from '../core/settings.js';
import type { AlertChannel, Mailer } from '../ports/alerts.js';
import type { Clock } from '../ports/clock.js';
import type { Engine } from '../ports/engine.js';
import type { AlertStore, StepStore } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ActionsParts {
  readonly store: StepStore;
  readonly alerts: AlertStore;
  readonly engine: Engine;
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly leaseMs: number;
  /** A cluster is on its way: look now. */
  readonly onStarted: () => void;
}
