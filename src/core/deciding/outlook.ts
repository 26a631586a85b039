// What a decision looks at besides the request: the world at one instant, and the settings that hold then.
import type { Instant } from '../ids.js';
import type { Settings } from '../settings.js';
import type { World } from './world.js';

export interface Outlook {
  readonly world: World;
  readonly settings: Settings;
  readonly now: Instant;
  /** Whose wait was to end by then has waited long enough. Left out: now. Earlier where the clock that tells now is known to be ahead. */
  readonly overBy?: Instant;
  readonly reachable: boolean;
  readonly waiting: number;
}
