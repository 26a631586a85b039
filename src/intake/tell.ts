// What is told of each message and body that comes: what became of it, and whose it is as far as that is known.
import { isPassing } from '../core/faults.js';
import type { NewRequest } from '../ports/store/intake.js';
import type { IntakeOutcome, Telemetry } from '../ports/telemetry.js';
import type { Arrival } from './examine.js';

interface Report {
  readonly outcome: IntakeOutcome;
  readonly detail: string | null;
  readonly row?: NewRequest;
}

export function reportTaken(telemetry: Telemetry, { source, traceparent }: Arrival, { outcome, detail, row }: Report): void {
  const about =
    row === undefined
      ? { traceparent }
      : { requestId: row.id, correlationId: row.correlationId, tenantId: row.tenantId, traceparent };
  telemetry.report({ kind: 'request-taken', source, outcome, about, detail });
}

export function reportHeld(telemetry: Telemetry, arrival: Arrival, problem: unknown): void {
  const known = isPassing(problem);
  if (!known) telemetry.report({ kind: 'trouble', where: 'intake', about: { traceparent: arrival.traceparent }, error: problem });
  const detail = problem instanceof Error ? problem.message : String(problem);
  reportTaken(telemetry, arrival, { outcome: 'unavailable', detail });
}
