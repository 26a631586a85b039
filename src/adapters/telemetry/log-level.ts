// The levels of the log, most pressing first. In: the configured level. Out: whether a line of a level is written.

/** `silent` is a setting only; no line has it. */
export type LogLevel = 'silent' | LineLevel;
export type LineLevel = 'error' | 'warn' | 'info' | 'debug';

/** Lower is more pressing: a line is written when its rank is at most that of the configured level. */
export const rank: Readonly<Record<LogLevel, number>> = { silent: -1, error: 0, warn: 1, info: 2, debug: 3 };
