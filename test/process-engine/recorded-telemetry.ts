// Telemetry that remembers what was reported, for tests that ask.
import type { Fact, Telemetry } from '../../src/ports/telemetry.js';

export interface RecordedTelemetry extends Telemetry {
  readonly facts: readonly Fact[];
}

export function recordedTelemetry(): RecordedTelemetry {
  const facts: Fact[] = [];
  return { facts, report: (fact) => void facts.push(fact) };
}
