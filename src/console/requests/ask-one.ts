// One request, and while it is in the queue what would be decided of it now. Promised: the first is told as soon as it is known, for the second may take seconds; that
// the second cannot be told takes nothing from the first.
import { answerOf, isOk, type Answer } from '../api/answer.js';
import type { Client } from '../api/client.js';
import type { Explanation, RequestView } from '../api/shapes.js';

/** null: it is not in the queue. */
export type Explained = Answer<Explanation> | null;

export async function askOne(client: Client, id: string, tell: (view: RequestView) => void): Promise<Answer<Explained>> {
  const params = { path: { request_id: id } };
  const view = await answerOf(client.GET('/v1/job-requests/{request_id}', { params }));
  if (!isOk(view)) return view;
  tell(view.value);
  const explained = waits(view.value) ? await answerOf(client.GET('/v1/job-requests/{request_id}/explain', { params })) : null;
  return { kind: 'ok', value: explained };
}

export function waits({ state }: RequestView): boolean {
  return ['received', 'waiting'].includes(state);
}
