// What came of one call to an engine, retries included: one of a closed list, so that every caller says what each means to it.
import { Fault } from '../../../core/faults.js';
import { inWords, type Failure } from './failure.js';

export type ApiResult =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** A definite no: nothing has been done, and the same would be refused again. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** A definite no for lack of room. */
  | { readonly kind: 'no-room'; readonly failure: Failure; readonly retryAfterMs: number | null }
  | { readonly kind: 'rate-limited'; readonly reason: string; readonly retryAfterMs: number | null }
  /** It may or may not have been done. `passing`: the same call may be answered in a moment. */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly retryAfterMs: number | null; readonly passing: boolean }
  | { readonly kind: 'too-large'; readonly reason: string }
  /** There is no credential, or it is not accepted: nothing has been done. */
  | { readonly kind: 'no-entry'; readonly reason: string; readonly retryAfterMs: number | null };

export function reasonOf(result: Exclude<ApiResult, { kind: 'ok' }>): string {
  switch (result.kind) {
    case 'refused':
    case 'no-room':
      return inWords(result.failure);
    case 'rate-limited':
    case 'unavailable':
    case 'too-large':
    case 'no-entry':
      return result.reason;
  }
}

/** For what must be known to go on; `call` says which call of which engine it was. Throws a Fault 'engine-unavailable' for everything but an answer. */
export function bodyOf(result: ApiResult, call: string): unknown {
  if (result.kind === 'ok') return result.body;
  throw new Fault('engine-unavailable', `${call}: ${reasonOf(result)}`);
}
