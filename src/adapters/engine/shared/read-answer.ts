// One exchange, read: which of the closed list of results it is. What an engine means by an answer that is not a success, its adapter says.
import type { ApiResult } from './api-result.js';
import type { Guarded } from './circuit.js';
import { parseJson } from './json.js';
import type { Exchange } from './wire.js';

export type Answer = Extract<Exchange, { kind: 'answer' }>;

export function readAnswer(exchange: Guarded, readRefusal: (answer: Answer) => ApiResult): ApiResult {
  switch (exchange.kind) {
    case 'answer':
      return exchange.status >= 200 && exchange.status < 300 ? readSuccess(exchange) : readRefusal(exchange);
    case 'too-large':
      return exchange;
    case 'no-answer':
      return { kind: 'unavailable', reason: exchange.reason, retryAfterMs: null, passing: true };
    case 'open':
      return {
        kind: 'unavailable',
        reason: 'the engine did not answer several times in a row and is left alone for a while',
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
