// Bodies to the service, a few at a time. Out: what became of each, in their order. When the service stops answering, what has not been sent
// is not tried: it would only fail in the same way, slowly.
import { inParallel } from '../../core/in-parallel.js';
import { Taken } from '../../words/request-shapes.js';
import { asRead } from '../calling/as-read.js';
import { callApi, read, type Api, type Told } from '../calling/call-api.js';
import { CommandFailure } from '../failure.js';
import type { Body } from '../calling/read-bodies.js';

export type Submission = { readonly from: string } & (
  | {
      readonly kind: 'taken';
      /** 202: new; 200: the service had it already. */
      readonly status: number;
      readonly requestId: string;
      readonly correlationId: string;
      readonly state: string;
    }
  | { readonly kind: 'refused'; readonly told: Told; readonly json: unknown; readonly content: Body['content'] }
  | { readonly kind: 'unanswered'; readonly reason: string }
  | { readonly kind: 'unsent' }
);

const atOnce = 8;

export async function submitAll(api: Api, bodies: readonly Body[], progress: (done: number) => void): Promise<Submission[]> {
  let silent = false;
  let done = 0;
  return inParallel(bodies, atOnce, async (body) => {
    const submission: Submission = silent ? { from: body.from, kind: 'unsent' } : await submitOne(api, body);
    if (submission.kind === 'unanswered') silent = true;
    progress((done += 1));
    return submission;
  });
}

async function submitOne(api: Api, { from, content }: Body): Promise<Submission> {
  try {
    const answer = await callApi(api, (client) => client.POST('/v1/job-requests', asRead(content)));
    if (answer.kind === 'problem') return { from, kind: 'refused', told: answer.told, json: answer.json, content };
    const { request_id: requestId, correlation_id: correlationId, state } = read(Taken, answer.json, api);
    return { from, kind: 'taken', status: answer.status, requestId, correlationId, state };
  } catch (problem) {
    if (problem instanceof CommandFailure) return { from, kind: 'unanswered', reason: problem.message };
    throw problem;
  }
}
