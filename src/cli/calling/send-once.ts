// A call that makes something, sent under a key. In: the key that somebody gave, or null. Out: the answer. Promised: whoever does not learn what became of it
// is told how to ask again without making a second one.
import { randomUUID } from 'node:crypto';
import type { Client } from '../../client/client.js';
import { NoAnswer } from '../failure.js';
import { callApi, type Answer, type Api, type Ask } from './call-api.js';

type Keyed = (client: Client, params: { readonly header: { readonly 'Idempotency-Key': string } }) => ReturnType<Ask>;

export async function sendOnce(api: Api, given: string | null, ask: Keyed): Promise<Answer> {
  const key = given ?? randomUUID();
  const again = `It may have been made all the same: the same command with --idempotency-key ${key} makes no second one.`;
  try {
    const answer = await callApi(api, (client) => ask(client, { header: { 'Idempotency-Key': key } }));
    return answer.kind === 'problem' && answer.status >= 500
      ? { ...answer, told: { ...answer.told, detail: `${answer.told.detail}\n  ${again}` } }
      : answer;
  } catch (problem) {
    throw problem instanceof NoAnswer && problem.mayHaveArrived ? new NoAnswer(`${problem.message}\n  ${again}`, true) : problem;
  }
}
