// What may be done by hand with one request, and how it is asked of the service. Promised: the dry run and the deed differ in that one word.
import { answerOf, isOk, type Answer } from '../api/answer.js';
import type { Client } from '../api/client.js';
import type { ActBody } from '../api/shapes.js';

export type Act = ActBody['act'];

/** What was typed for it; what an act does not need is not looked at. */
export interface Plan {
  readonly act: Act;
  readonly reason: string;
  readonly priority: string;
  /** Empty: back to where the policy sends it. */
  readonly pool: string;
}

/** What became, or would become, of it. `note`: what has to be known besides. */
export interface Told {
  readonly outcome: string;
  readonly state: string | null;
  readonly priority: number | null;
  readonly note: string | null;
}

export function bodyOf({ act, reason, priority, pool }: Plan, id: string, dryRun: boolean): ActBody {
  const common = { filter: { ids: [id] }, reason, dry_run: dryRun, limit: 1 };
  switch (act) {
    case 'prioritise':
      return { act, priority: priorityOf(priority), ...common };
    case 'move':
      return { act, pool: pool === '' ? null : pool, ...common };
    default:
      return { act, ...common };
  }
}

export async function foresee(client: Client, id: string, plan: Plan): Promise<Answer<Told>> {
  const answer = await actOn(client, bodyOf(plan, id, true));
  // Whoever may cancel, and not operate the queue, cannot ask what it would do.
  if (plan.act !== 'cancel' || !isNotAllowed(answer)) return answer;
  const note =
    'Your credential may not ask in advance what this would do. The service checks whether you may cancel when you confirm.';
  return { kind: 'ok', value: { outcome: 'not-asked', state: null, priority: null, note } };
}

export async function perform(client: Client, id: string, plan: Plan): Promise<Answer<Told>> {
  const answer = await actOn(client, bodyOf(plan, id, false));
  if (plan.act !== 'cancel' || !isNotAllowed(answer)) return answer;
  const params = { path: { request_id: id } };
  const cancelled = await answerOf(client.POST('/v1/job-requests/{request_id}/cancel', { params }));
  if (!isOk(cancelled)) return cancelled;
  return { kind: 'ok', value: { outcome: cancelled.value.outcome, state: null, priority: null, note: null } };
}

async function actOn(client: Client, body: ActBody): Promise<Answer<Told>> {
  const answer = await answerOf(client.POST('/v1/job-requests/act', { body }));
  if (!isOk(answer)) return answer;
  const [touched] = answer.value.items;
  if (touched === undefined) return { kind: 'ok', value: { outcome: 'not-there', state: null, priority: null, note: null } };
  const { outcome, state, priority } = touched;
  return { kind: 'ok', value: { outcome, state, priority, note: null } };
}

/** What is no priority is sent as it was typed: the service says what one is. */
function priorityOf(typed: string): 'low' | number {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : (typed as 'low');
}

function isNotAllowed(answer: Answer<Told>): boolean {
  return answer.kind === 'problem' && answer.status === 403;
}
