// A template of job requests for the tests of what shows it.
import type { JobTemplate } from '../../src/ports/store/job-templates.js';
import { received } from '../http/scripted-keeper.js';
import { aTemplate } from './job-requests.js';

export function aJobTemplate(changes: Partial<JobTemplate> = {}): JobTemplate {
  return {
    ...{ tenantId: '333', name: 'daily', version: 2, jobId: '175', madeBy: 'ops-anna', madeAt: received, retiredAt: null },
    content: { request: aTemplate(), overridable: ['priority', 'notebook_params.day'] },
    ...changes,
  };
}
