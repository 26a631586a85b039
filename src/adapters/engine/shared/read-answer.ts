// One exchange, read: which of the closed list of results it is. What an engine means by an answer that is not a success, its adapter says.
import type { ApiResult } from './api-result.js';
import type { Guarded } from './circuit.js';
import { parseJson } from './json.js';
import type { Exchange } from './wire.js';

export type Answer = Extract<Exchange, { kind: 'answer' }>;

/** A question's answer says something; what a command has to say may be nothing. */
export interface Reading {
  readonly asked: 'question' | 'command';
  readonly readRefusal: (answer: Answer) => ApiResult;
}

export function readAnswer(exchange: Guarded, reading: Reading): ApiResult {
  switch (exchange.kind) {
    case 'answer':
      return exchange.status >= 200 && exchange.status < 300 ? readSuccess(exchange, reading) : reading.readRefusal(exchange);
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

function readSuccess(answer: Answer, { asked, readRefusal }: Reading): ApiResult {
  const { status, text } = answer;
  if (text.trim() === '') return asked === 'command' ? { kind: 'ok', body: {} } : notUnderstood(status, 'nothing');
  try {
    const body = parseJson(text);
    // Taken for a list it would be an empty one: no job is declared, no run is active, no cluster is there.
    return saysError(body) ? readRefusal(answer) : { kind: 'ok', body };
  } catch {
    return notUnderstood(status, text.trimStart().startsWith('<') ? 'a page, perhaps to log in' : 'something that is not JSON');
  }
}

function saysError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error_code' in body;
}

function notUnderstood(status: number, what: string): ApiResult {
  return { kind: 'unavailable', reason: `answered ${status} with ${what}`, retryAfterMs: null, passing: false };
}
