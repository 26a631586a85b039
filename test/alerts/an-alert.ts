// An alert message, of which a test states only what matters.
import type { AlertMessage } from '../../src/ports/alerts.js';

export function anAlert(stated: Partial<AlertMessage> = {}): AlertMessage {
  return {
    key: 'job-not-declared:175',
    action: 'trigger',
    severity: 'error',
    summary: 'Job 175 is not declared on the engine',
    details: { tenant_id: '333', job_id: '175' },
    at: Date.UTC(2024, 0, 2, 3, 4, 5),
    ...stated,
  };
}
