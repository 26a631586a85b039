// What a schedule asks for, looked at as its next fire would be. In: a request or the name of a template, as it came. Out: whose it is, or why it would not be
// taken, by the paths of what came. Promised: every problem at once; whoever may not ask for a tenant is told nothing of it.
import { onlyTenantOf, type Reach } from '../core/caller.js';
import { readBody } from '../core/model-jobs/model-job.js';
import type { Problem } from '../core/problem.js';
import type { Refusal, RefusalCode } from '../core/refusal.js';
import {
  scheduleSource,
  templateProblems,
  unknownNames,
  type Fire,
  type RequestTemplate,
} from '../core/schedules/fire-request.js';
import { ScheduledRunBody, scheduledRunOf } from '../core/schedules/scheduled-run.js';
import type { AsksFor, TemplateNow } from '../ports/store/request-schedules.js';
import { bodyOf, orderOf } from './make.js';
import type { RequestSchedulesParts } from './parts.js';

export type Looked =
  | {
      readonly kind: 'would-be-taken';
      readonly tenantId: string;
      readonly userId: string;
      readonly asksFor: AsksFor;
      readonly templateNow: TemplateNow | null;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Look {
  readonly fire: Fire;
  readonly reach: Reach;
}

export function lookAtRequest(
  { examine }: Pick<RequestSchedulesParts, 'examine'>,
  given: unknown,
  { fire, reach }: Look,
): Looked {
  // Told where it is read.
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refused('invalid-request', []);
  const request = given as RequestTemplate;
  const body = bodyOf({ id: fire.scheduleId, timeZone: fire.timeZone }, request, fire.at);
  const examined = examine({ body, source: scheduleSource, reach });
  const own = templateProblems(request);
  if (!examined.ok) return refusedFor(own, examined.refusal);
  if (own.length > 0) return refused('invalid-request', own);
  const { tenantId, userId } = examined.row;
  return { kind: 'would-be-taken', tenantId, userId, asksFor: { kind: 'request', request }, templateNow: null };
}

export async function lookAtTemplate(
  { templates }: Pick<RequestSchedulesParts, 'templates'>,
  given: unknown,
  { fire, reach }: Look,
): Promise<Looked> {
  const read = readBody(ScheduledRunBody, given);
  // Told where it is read: also what cannot be stored, which no store is asked about.
  if (!read.ok) return refused('invalid-request', []);
  const { tenantId: said, ...run } = scheduledRunOf(read.value);
  const tenantId = said ?? onlyTenantOf(reach);
  if (tenantId === null)
    return refused('invalid-request', [{ path: 'tenant_id', message: 'is required: which tenant is meant is not clear' }]);
  const order = orderOf({ id: fire.scheduleId, timeZone: fire.timeZone, tenantId }, run, fire.at);
  const examined = await templates.examine(order, reach);
  const own = unknownNames(run.overrides, ['overrides']);
  if (!examined.ok) return refusedFor(own, examined.refusal);
  if (own.length > 0) return refused('invalid-request', own);
  const { userId, template } = examined;
  return { kind: 'would-be-taken', tenantId, userId, asksFor: { kind: 'template', run }, templateNow: template };
}

/** What the schedule itself has wrong comes first. */
function refusedFor(own: readonly Problem[], { code, problems }: Refusal): Looked {
  if (own.length === 0 || code === 'tenant-not-allowed') return refused(code, problems);
  return refused('invalid-request', [...own, ...problems]);
}

function refused(code: RefusalCode, problems: readonly Problem[]): Looked {
  return { kind: 'refused', refusal: { code, problems } };
}
