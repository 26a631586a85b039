// What is answered to a job request that was taken, by whichever call. Promised: 202 is new, 200 was there before.
import type { SubmitAnswer } from '../../../ports/submit-answer.js';
import { TakenJson } from '../shapes/job-request.js';
import { locationOf } from './by-id.js';

const headers = { Location: 'The address of the job request.' };

/** For declarations. */
export const takenAnswers = {
  202: { is: 'It is stored. It will be decided on and answered.', json: TakenJson, headers },
  200: { is: 'The same job request was stored before; nothing new was stored.', json: TakenJson, headers },
} as const;

export function takenAnswer(answer: Exclude<SubmitAnswer, { kind: 'refused' }>) {
  const { requestId, correlationId } = answer;
  const taken = { request_id: requestId, correlation_id: correlationId };
  const headers = locationOf(requestId);
  if (answer.kind === 'same') return { status: 200 as const, json: { ...taken, state: answer.state }, headers };
  return { status: 202 as const, json: { ...taken, state: 'received' as const }, headers };
}
