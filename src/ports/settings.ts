import type { Instant } from '../core/ids.js';
import type { Problem } from '../core/problem.js';

/** What the settings of a process stand on: since when they are in force, and whether newer ones wait to be mended. */
export interface SettingsStanding {
  readonly version: string;
  readonly loadedAt: Instant;
  /** null: what the configuration says is in force, as far as a process takes it up that runs. */
  readonly refused: { readonly at: Instant; readonly problems: readonly Problem[] } | null;
}
