// What one line of the log is made of, before it becomes JSON or text for a terminal.
import type { About } from '../../ports/telemetry.js';
import type { LineLevel } from './log-level.js';

export interface LogLine {
  readonly level: LineLevel;
  /** The room or the adapter that speaks. */
  readonly component: string;
  readonly msg: string;
  readonly about?: About;
  /** Names in snake_case; what is null or undefined is left out. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface Logger {
  /** Ask first where making the line is dear. */
  enabled(level: LineLevel): boolean;
  /** Never throws. A line of a disabled level costs nothing more than this call. */
  write(line: LogLine): void;
}

const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;

/** The fields that tie a line to its request. */
export function aboutFields(about: About | undefined): Record<string, unknown> {
  if (about === undefined) return {};
  return {
    request_id: about.requestId,
    correlation_id: about.correlationId,
    tenant_id: about.tenantId,
    trace_id: traceparent.exec(about.traceparent ?? '')?.[1],
  };
}
