// A run of a template. In: which template, a correlation id, and what is to be otherwise. Out: what is answered to a job request, which it is. Promised: a
// 2xx means committed; what may not be overridden is told by its path; another tenant's template is not there.
import type { FastifyInstance } from 'fastify';
import { reaches } from '../../../core/caller.js';
import { refusalCodes } from '../../../core/refusal.js';
import { traceparentOf } from '../../../core/traceparent.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { readJson } from '../job-manager/json-body.js';
import { TemplateRunJson } from '../shapes/job-template.js';
import { missingTemplate, templateKeyOf, TemplateParams, TenantQuery } from '../template-key.js';
import { overTenantRate } from '../tenant-rates.js';
import { takenAnswer, takenAnswers } from './taken.js';

const missingVersion = 'There is no template of this name, or no such version of it.';

export function runTemplateRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'runJobTemplate',
    summary: 'Run a template: make a job request of it',
    tag: 'job templates',
    method: 'POST',
    url: '/job-templates/:name/runs',
    access: needs('requests:submit'),
    params: TemplateParams,
    missing: missingTemplate,
    query: TenantQuery,
    body: { kind: 'raw', schema: TemplateRunJson },
    answers: takenAnswers,
    problems: [
      ...refusalCodes,
      ...(['bad-query', 'no-tenant', 'not-found', 'template-retired', 'tenant-queue-full', 'unsupported-media-type'] as const),
    ],
    handle: async (call) => {
      const key = templateKeyOf(call);
      if ('problem' in key) return key;
      const { body, keeper, caller, request } = call;
      const read = readJson(body);
      if (!read.ok) return problem('not-json', undefined, read.problems);
      // By naming another tenant, a caller would use up what is not its own.
      const over = reaches(caller.reach, key.tenantId) ? await overTenantRate(request, key.tenantId) : null;
      if (over !== null) return over;
      const traceparent = traceparentOf(request.headers.traceparent);
      const answer = await keeper.templates.run({ key, body: read.value, traceparent });
      switch (answer.kind) {
        case 'not-found':
          return problem('not-found', missingVersion);
        case 'retired':
          return problem('template-retired');
        case 'refused':
          return problem(answer.code, undefined, answer.problems);
        default:
          return takenAnswer(answer);
      }
    },
  });
}
