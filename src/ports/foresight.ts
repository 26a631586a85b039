// What would become of a request now, and why: of one that is there, and of one that was not sent.
import type { Decision } from '../core/deciding/decision.js';
import type { Facts } from '../core/deciding/facts.js';
import type { Change } from '../core/explaining/change.js';
import type { Obstacle } from '../core/explaining/waits-on.js';
import type { Forecast } from '../core/forecast/forecast.js';
import type { Instant } from '../core/ids.js';
import type { RequestView } from './store/reading.js';
import type { SubmitAnswer } from './submit-answer.js';

/** What a pass would decide now, on what it hangs, and what would let it run. */
export interface Foresight {
  readonly decision: Decision;
  readonly facts: Facts;
  /** Requests that would be let run before it. */
  readonly startedBefore: number;
  readonly held: boolean;
  readonly waitsOn: readonly Obstacle[];
  /** Each is enough by itself; the changes of one come together. */
  readonly ways: readonly { readonly sentence: string; readonly changes: readonly Change[] }[];
  /** There are no others, of those that are looked for. */
  readonly allWays: boolean;
  /** When it will probably be let run. */
  readonly start: Forecast;
}

export interface Explanation {
  readonly request: RequestView;
  /** When it is looked at next at the latest; null when it is not in the queue. */
  readonly checkAt: Instant | null;
  /** null: it is not in the queue. */
  readonly foresight: Foresight | null;
}

export type DryRunAnswer =
  Extract<SubmitAnswer, { kind: 'refused' }> | { readonly kind: 'decided'; readonly foresight: Foresight };
