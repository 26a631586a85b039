// What the rooms are joined from: the ports, made; and the bells by which one room hints to another.
import type { Settings } from '../core/settings.js';
import type { AlertChannel, Mailer } from '../ports/alerts.js';
import type { ResponseQueues } from '../ports/broker.js';
import type { DeadLetters } from '../ports/dead-letters.js';
import type { BothClocks, Clock, Schedule } from '../ports/clock.js';
import type { Engine, Snapshots } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { ModelRegistry } from '../ports/model-registry.js';
import type { PolicySource, ShadowSource } from '../ports/policy-source.js';
import type { SettingsStanding } from '../ports/settings.js';
import type { Signatures } from '../ports/signatures.js';
import type { Store } from '../ports/store/store.js';
import type { Telemetry } from '../ports/telemetry.js';
import { aBell, type Bell } from './looping/bell.js';
import type { Live } from './config/live.js';
import type { Config } from './config/schema.js';
import type { ClockCheck } from './looping/clock-check.js';
import type { Pulses } from './looping/pulses.js';
import type { Duties } from './roles.js';

export interface House {
  /** As it was at the start; of what may change since, see `settings` and `retention`. */
  readonly config: Omit<Config, 'settings'>;
  /** As they are now. What is to see one version of them asks once. */
  readonly settings: () => Settings;
  readonly retention: () => Live['retention'];
  readonly settingsStanding: () => SettingsStanding;
  readonly duties: Duties;
  readonly store: Store;
  readonly engine: Engine;
  readonly snapshots: Snapshots;
  readonly policies: PolicySource;
  /** null: none is configured. */
  readonly shadowPolicy: ShadowSource | null;
  readonly registry: ModelRegistry;
  /** null: no broker is configured. */
  readonly responses: ResponseQueues | null;
  /** null: no broker is configured. */
  readonly deadLetters: DeadLetters | null;
  /** By intake queue: the priority that its requests have at least. */
  readonly floors: ReadonlyMap<string, number>;
  /** null: messages need not be signed. */
  readonly signatures: Signatures | null;
  readonly channels: readonly AlertChannel[];
  readonly mailer: Mailer | null;
  readonly clock: Clock;
  readonly clocks: BothClocks;
  readonly schedule: Schedule;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  /** Names this process in leases. */
  readonly replica: string;
  readonly bells: Bells;
  readonly pulses: Pulses;
  readonly clockCheck: ClockCheck;
}

export interface Bells {
  readonly admission: Bell;
  /** Requests have come, and nothing else has changed. */
  readonly arrivals: Bell;
  readonly watch: Bell;
  /** There are runs that no picture of the engine shows yet. */
  readonly submitted: Bell;
  readonly relay: Bell;
  readonly actions: Bell;
  readonly modelJobs: Bell;
}

export function someBells(): Bells {
  return {
    ...{ admission: aBell(), arrivals: aBell(), watch: aBell(), submitted: aBell() },
    ...{ relay: aBell(), actions: aBell(), modelJobs: aBell() },
  };
}
