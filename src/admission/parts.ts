// What admission works with.
import type { Instant } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import type { BothClocks, Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { PolicySource } from '../ports/policy-source.js';
import type { AdmissionStore } from '../ports/store/admission.js';
import type { Telemetry } from '../ports/telemetry.js';
import type { Shadow } from './shadow.js';

export interface AdmissionParts {
  readonly store: AdmissionStore;
  readonly snapshots: Snapshots;
  readonly policies: PolicySource;
  /** null: there is none. */
  readonly shadow: Pick<Shadow, 'see'> | null;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly clocks: BothClocks;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  readonly engine: string;
  readonly replica: string;
  /** How long a submission is ours before another replica may take it up. */
  readonly leaseMs: number;
  readonly snapshotAgeMs: number;
  readonly waiting: () => number;
  /** Requests that this process has stored since it was last asked; 0 where it does not know. */
  readonly arrived: () => number;
  readonly nextSweepAt: () => Instant;
}
