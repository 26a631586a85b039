// The shape of the tables that make a log line of a fact: one entry for each kind, so that a new kind does not compile without its line.
import type { Fact } from '../../ports/telemetry.js';
import type { LogLine } from './log-line.js';
import type { LineLevel } from './log-level.js';

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

export interface FactLine<Kind extends Fact['kind']> {
  readonly level: (fact: FactOf<Kind>) => LineLevel;
  /** Only called when the level is enabled: words are made here and nowhere before. */
  readonly line: (fact: FactOf<Kind>) => Omit<LogLine, 'level'>;
  /** Facts of the same word repeat one trouble: at most one line a second, with a count. Null: every fact has its line. */
  readonly repeats: (fact: FactOf<Kind>) => string | null;
  /** An outage repeats it for hours, and one line of the outage itself says what it is: by and by a line a minute is enough. Left out: it repeats none. */
  readonly lasts?: (fact: FactOf<Kind>) => boolean;
}

export type FactLines<Kinds extends Fact['kind']> = { readonly [Kind in Kinds]: FactLine<Kind> };

export const never = (): null => null;
export const always = (): boolean => true;
export const debug = (): LineLevel => 'debug';
