// A schedule of job requests for the tests of what shows it.
import type { RequestSchedule } from '../../src/ports/store/request-schedules.js';
import { anId, received } from '../http/scripted-keeper.js';
import { aTemplate } from './job-requests.js';

export function aRequestSchedule(changes: Partial<RequestSchedule> = {}): RequestSchedule {
  return {
    ...{ id: anId, tenantId: '333', name: 'nightly', userId: 'geoff@example.com', scheduleString: '0 0 2 * * ?' },
    ...{ timeZone: 'Europe/Dublin', startsAt: null, endsAt: null, executionsMax: null, createdAt: received },
    ...{ status: 'RUNNING', executions: 4, nextAt: received + 3_600_000, message: '', request: aTemplate() },
    ...changes,
  };
}
