// The levels of the log, most pressing first. In: the configured level. Out: whether a line of a level is written.

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
/** `silent` is a setting only; no line has it. */
export type LogLevel = (typeof logLevels)[number];
export type LineLevel = Exclude<LogLevel, 'silent'>;

/** Lower is more pressing: a line is written when its rank is at most that of the configured level. */
export const rank: Readonly<Record<LogLevel, number>> = { silent: -1, error: 0, warn: 1, info: 2, debug: 3 };
