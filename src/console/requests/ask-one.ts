// One request, and while it is in the queue what would be decided of it now. Promised: that the second cannot be told takes nothing from the first.
import { answerOf, isOk, type Answer } from '../api/answer.js';
import type { Client } from '../api/client.js';
import type { Explanation, RequestView } from '../api/shapes.js';

export interface Shown {
  readonly view: RequestView;
  /** null: it is not in the queue. */
  readonly explained: Answer<Explanation> | null;
}

export async function askOne(client: Client, id: string): Promise<Answer<Shown>> {
  const params = { path: { request_id: id } };
  const view = await answerOf(client.GET('/v1/job-requests/{request_id}', { params }));
  if (!isOk(view)) return view;
  const waits = ['received', 'waiting'].includes(view.value.state);
  const explained = waits ? await answerOf(client.GET('/v1/job-requests/{request_id}/explain', { params })) : null;
  return { kind: 'ok', value: { view: view.value, explained } };
}
