// What the overview is made of, asked one after another, so that a view has one call under way; whether the service is ready is a view of its own, for it is
// told at once when all the rest is waited for. Promised: a part that the caller may not see, or that the service cannot tell now, says so in its place, and the
// others are there; when the service is not reached at all, that is what is told.
import { answerOf, isOk, troubleOf, type Answer, type Trouble } from '../api/answer.js';
import type { Client } from '../api/client.js';
import type { Policies, Pools, Readiness, RequestPage } from '../api/shapes.js';
import { waitingByPool } from './metrics.js';

export interface Overview {
  readonly pools: Answer<Pools>;
  readonly waiting: Answer<RequestPage>;
  readonly waitingByPool: ReadonlyMap<string, number>;
  readonly policies: Answer<Policies>;
}

/** Counted by their case: the newest of them stand for all where there are more. */
const countedMax = 200;

export async function askOverview(client: Client): Promise<Answer<Overview>> {
  const pools = await answerOf(client.GET('/v1/pools'));
  const query = { state: 'waiting', limit: String(countedMax) };
  const waiting = await answerOf(client.GET('/v1/job-requests', { params: { query } }));
  const policies = await answerOf(client.GET('/v1/policies'));
  // Of the whole service: calls that are too many become no fewer by asking for the rest.
  const ofAll = [pools, waiting, policies].map(troubleOf).find((one) => one !== null && !isOfOnePart(one));
  if (ofAll) return ofAll;
  const metrics = await answerOf(client.GET('/metrics', { parseAs: 'text' }));
  const byPool = isOk(metrics) ? waitingByPool(metrics.value) : new Map<string, number>();
  return { kind: 'ok', value: { pools, waiting, waitingByPool: byPool, policies } };
}

function isOfOnePart(trouble: Trouble): boolean {
  return trouble.kind === 'problem' && trouble.status !== 429 && trouble.status !== 401;
}

/** Not to be ready is an answer too. */
export async function askReadiness(client: Client): Promise<Answer<Readiness>> {
  const call = client.GET('/readyz').then(({ data, error, response }) => {
    const said: unknown = response.status === 503 ? error : data;
    return isReadiness(said) ? { data: said, response: new Response() } : { error, response };
  });
  return answerOf<Readiness>(call);
}

function isReadiness(said: unknown): said is Readiness {
  return typeof said === 'object' && said !== null && 'parts' in said;
}
