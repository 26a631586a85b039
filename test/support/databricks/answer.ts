// What goes back over the wire: a JSON answer, an error in one of the shapes of the real service, or trouble.
import { ApiError } from './api-error.js';
import type { FaultRule, RateLimit } from './faults.js';
import { toJson } from './lossless-json.js';

export interface ErrorShape {
  /** `full`: code and message. The other two are shapes of old endpoints. */
  readonly errorCode: 'full' | 'integer' | 'absent';
  /** RequestInfo details: real, but the official JS client stumbles over them. */
  readonly details: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export const jsonAnswer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: toJson(body),
});

const REQUEST_INFO = [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'sim-request', serving_data: '' }];

export function errorAnswer(error: ApiError, shape: ErrorShape, headers: Readonly<Record<string, string>> = {}): Answer {
  const codes = { full: error.code, integer: error.status, absent: undefined };
  const details = shape.details ? REQUEST_INFO : undefined;
  return jsonAnswer(error.status, { error_code: codes[shape.errorCode], message: error.message, details }, headers);
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'RESOURCE_DOES_NOT_EXIST',
  409: 'ABORTED',
  429: 'REQUEST_LIMIT_EXCEEDED',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'TEMPORARILY_UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const retryAfter = (seconds: number | null | undefined): Readonly<Record<string, string>> =>
  seconds === null || seconds === undefined ? {} : { 'retry-after': String(seconds) };

export const tooFast = (limit: RateLimit, shape: ErrorShape): Answer =>
  errorAnswer(
    new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', 'Too many requests. Please wait a moment and try again.'),
    shape,
    retryAfter(limit.retryAfterSeconds === undefined ? 1 : limit.retryAfterSeconds),
  );

/** The answer that a rule puts in place of the real one. */
export function faultAnswer(rule: FaultRule, shape: ErrorShape): Answer {
  const headers = retryAfter(rule.retryAfterSeconds);
  if (rule.kind === 'html') {
    const text = '<!doctype html><html><head><title>Sign in</title></head><body><pre>Please sign in</pre></body></html>';
    return { status: rule.status ?? 200, headers: { 'content-type': 'text/html', ...headers }, text };
  }
  if (rule.kind === 'rate-limit') return tooFast({ perSecond: 0, retryAfterSeconds: rule.retryAfterSeconds ?? 1 }, shape);
  const status = rule.status ?? 503;
  const code = rule.errorCode ?? CODES[status] ?? 'UNKNOWN';
  return errorAnswer(new ApiError(status, code, rule.message ?? `Injected fault: ${code}`), shape, headers);
}
