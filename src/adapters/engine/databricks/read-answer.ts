// One exchange, read: which of the closed list of results it is. `scrub` takes secrets out of whatever came from outside.
import type { ApiResult } from './api-result.js';
import type { Guarded } from './circuit.js';
import { saysNoRoom, saysTooFast, saysUnauthorized, saysUnavailable } from './failure-meaning.js';
import { inWords, readFailure, type Failure } from './failure.js';
import { parseJson } from './json.js';

type Answer = Extract<Guarded, { kind: 'answer' }>;

export function readAnswer(exchange: Guarded, scrub: (text: string) => string): ApiResult {
  switch (exchange.kind) {
    case 'answer':
      return exchange.status >= 200 && exchange.status < 300 ? readSuccess(exchange) : readRefusal(exchange, scrub);
    case 'too-large':
      return exchange;
    case 'no-answer':
      return { kind: 'unavailable', reason: exchange.reason, retryAfterMs: null, passing: true };
    case 'open':
      return {
        kind: 'unavailable',
        reason: 'the workspace did not answer several times in a row and is left alone for a while',
        retryAfterMs: exchange.retryAfterMs,
        passing: false,
      };
  }
}

function readSuccess({ status, text }: Answer): ApiResult {
  if (text.trim() === '') return { kind: 'ok', body: {} };
  try {
    return { kind: 'ok', body: parseJson(text) };
  } catch {
    const looks = text.trimStart().startsWith('<') ? 'a page, perhaps to log in' : 'something that is not JSON';
    return { kind: 'unavailable', reason: `answered ${status} with ${looks}`, retryAfterMs: null, passing: false };
  }
}

function readRefusal({ status, text, retryAfterMs }: Answer, scrub: (text: string) => string): ApiResult {
  const said = readFailure(status, text);
  const failure: Failure = { ...said, message: scrub(said.message) };
  const reason = inWords(failure);
  if (saysNoRoom(failure)) return { kind: 'no-room', failure, retryAfterMs };
  if (saysTooFast(failure)) return { kind: 'rate-limited', reason, retryAfterMs };
  if (saysUnauthorized(failure)) return { kind: 'no-entry', reason: `our credential is not accepted: ${reason}`, retryAfterMs };
  if (saysUnavailable(failure)) return { kind: 'unavailable', reason, retryAfterMs, passing: status >= 400 };
  return { kind: 'refused', failure };
}
