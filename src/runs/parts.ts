// What the runs room uses.
import type { Settings } from '../core/settings.js';
import type { BothClocks, Clock } from '../ports/clock.js';
import type { Engine, Snapshots } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { CancelStore } from '../ports/store/cancel.js';
import type { ReconcileStore } from '../ports/store/reconcile.js';
import type { RunStore } from '../ports/store/runs.js';
import type { AlertStore } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface EndsLeft {
  readonly responses: boolean;
  readonly modelJobs: boolean;
  readonly steps: boolean;
}

export interface RunsParts {
  readonly store: RunStore;
  readonly cancels: CancelStore;
  readonly reconciling: ReconcileStore;
  readonly alerts: AlertStore;
  readonly engine: Engine;
  readonly snapshots: Snapshots;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly clocks: BothClocks;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  readonly replica: string;
  readonly leaseMs: number;
  /** A snapshot at most this old is good enough to watch by. */
  readonly snapshotAgeMs: number;
  /** Calls of the engine at once. */
  readonly callsMax: number;
  readonly liveMax: number;
  /** Before a request that found no room is looked at again. */
  readonly noRoomPauseMs: number;
  /** Before a submission of unknown outcome is sent again, at the least. */
  readonly uncertainPauseMs: number;
  /** Runs in our name that no request explains: what is done about them, and from what age on. */
  readonly orphans: { readonly treatment: 'ignore' | 'report' | 'cancel'; readonly graceMs: number };
  /** Whether mail is configured: addresses are read only then. */
  readonly mails: boolean;
  /** Requests have ended, and a slot is free: look now, at what they leave to be done too. */
  readonly onEnded: (left: EndsLeft) => void;
  /** Runs were started: watch as soon as the engine's list can show them. */
  readonly onSubmitted: () => void;
  /** A run is to be stopped, or one was found: watch now. */
  readonly onChanged: () => void;
}
