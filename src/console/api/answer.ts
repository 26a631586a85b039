// What became of a call, as a value: what was asked for, the service's own problem, or that it was not reached. In: a call of the typed client. Promised:
// nothing is thrown; what is shown of a problem is the service's own words, with every part of it that is wrong.

export interface Problem {
  readonly kind: 'problem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** When it says to be asked again; null: it does not say. */
  readonly retryAfterMs: number | null;
}

export interface NotReached {
  readonly kind: 'not-reached';
}

export type Trouble = Problem | NotReached;
export type Answer<Value> = { readonly kind: 'ok'; readonly value: Value } | Trouble;

/** As openapi-fetch gives it. */
interface Result<Value> {
  readonly data?: Value;
  readonly error?: unknown;
  readonly response: Response;
}

export const notReached: NotReached = { kind: 'not-reached' };

export async function answerOf<Value>(call: Promise<Result<Value>>): Promise<Answer<Value>> {
  try {
    const { data, error, response } = await call;
    if (response.ok && data !== undefined) return { kind: 'ok', value: data };
    return problemOf(error, response);
  } catch {
    // The network, the time of a call, or an answer that is not the service's.
    return notReached;
  }
}

export function isOk<Value>(answer: Answer<Value>): answer is { readonly kind: 'ok'; readonly value: Value } {
  return answer.kind === 'ok';
}

export function troubleOf(answer: Answer<unknown>): Trouble | null {
  return answer.kind === 'ok' ? null : answer;
}

function problemOf(error: unknown, { status, headers }: Response): Problem {
  const said = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem>;
  return {
    kind: 'problem',
    status,
    code: typeof said.code === 'string' ? said.code : `status-${status}`,
    detail: typeof said.detail === 'string' ? said.detail : `The answer was ${status}, without a reason.`,
    errors: Array.isArray(said.errors) ? said.errors : [],
    retryAfterMs: secondsIn(headers.get('retry-after')),
  };
}

function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}
