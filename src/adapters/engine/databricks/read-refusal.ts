// What the workspace means by an answer that is not a success. `scrub` takes secrets out of whatever came from outside.
import type { ApiResult } from '../shared/api-result.js';
import { inWords, isSaid, readFailure, type Failure } from '../shared/failure.js';
import type { Answer } from '../shared/read-answer.js';
import { saysNoRoom, saysNoSuchCall, saysTooFast, saysUnauthorized, saysUnavailable } from './failure-meaning.js';

export function readRefusal({ status, text, retryAfterMs }: Answer, scrub: (text: string) => string): ApiResult {
  const said = readFailure(status, text);
  const failure: Failure = { ...said, message: scrub(said.message) };
  const reason = inWords(failure);
  if (saysNoRoom(failure)) return { kind: 'no-room', failure, retryAfterMs };
  if (saysTooFast(failure)) return { kind: 'rate-limited', reason, retryAfterMs };
  if (saysUnauthorized(failure)) return { kind: 'no-entry', reason: `our credential is not accepted: ${reason}`, retryAfterMs };
  // A refusal is for good: it has to be the workspace's own, of what was asked.
  if (saysUnavailable(failure) || saysNoSuchCall(failure) || !isSaid(text))
    return { kind: 'unavailable', reason, retryAfterMs, passing: status >= 400 };
  return { kind: 'refused', failure };
}

/** The token is not good, or no longer: another one may be. */
export function refusesToken({ status, text }: Answer): boolean {
  return status < 500 && saysUnauthorized(readFailure(status, text));
}
