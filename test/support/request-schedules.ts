// A schedule of job requests for the tests of what shows it.
import type { RequestSchedule } from '../../src/ports/store/request-schedules.js';
import { anId, received } from '../http/scripted-keeper.js';
import { aTemplate } from './job-requests.js';

/** What one that names a template has in the place of a request. */
export const ofTemplate = {
  asksFor: {
    kind: 'template',
    run: { name: 'daily', version: null, overrides: { priority: 'high', notebook_params: { day: '{day_before}' } } },
  },
  templateNow: { version: 3, jobId: '176', retired: false },
} as const satisfies Partial<RequestSchedule>;

export function aRequestSchedule(changes: Partial<RequestSchedule> = {}): RequestSchedule {
  return {
    ...{ id: anId, tenantId: '333', name: 'nightly', userId: 'geoff@example.com', scheduleString: '0 0 2 * * ?' },
    ...{ timeZone: 'Europe/Dublin', startsAt: null, endsAt: null, executionsMax: null, createdAt: received },
    ...{ status: 'RUNNING', executions: 4, nextAt: received + 3_600_000, message: '' },
    ...{ asksFor: { kind: 'request', request: aTemplate() }, templateNow: null },
    ...changes,
  };
}
