// The store as the application opens it: one part a room.
import type { AdmissionStore } from './admission.js';
import type { CancelStore } from './cancel.js';
import type { IntakeStore } from './intake.js';
import type { ReadingStore } from './reading.js';
import type { ResponseStore } from './responses.js';
import type { RunStore } from './runs.js';
import type { AlertStore, StepStore } from './steps.js';

export interface Store {
  readonly intake: IntakeStore;
  readonly admission: AdmissionStore;
  readonly runs: RunStore;
  readonly cancel: CancelStore;
  readonly responses: ResponseStore;
  readonly steps: StepStore;
  readonly alerts: AlertStore;
  readonly reading: ReadingStore;
  /** Throws a Fault 'store-unavailable' when the database does not answer within its timeout. */
  ping(): Promise<void>;
  /** Runs `work` when no other replica is in work of that name; null when one is. Saves work; correctness never rests on it. */
  tryAlone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Keeps the text of a policy that came into force, once a version. */
  keepPolicy(policy: { readonly version: string; readonly name: string; readonly text: string }, at: number): Promise<void>;
  close(): Promise<void>;
}
