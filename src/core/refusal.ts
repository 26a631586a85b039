// Why the door of intake does not take a job request. Said once, for all who hand a refusal on.
import type { FaultCode } from './faults.js';

export const refusalCodes = [
  'invalid-request',
  'not-json',
  'queue-not-allowed',
  'tenant-not-allowed',
  'unstorable',
  'conflict',
  'too-large',
] as const satisfies readonly FaultCode[];
export type RefusalCode = (typeof refusalCodes)[number];
