// The catalogue of faults: what a caller sees, and whether trying again can help. Codes are never re-used; docs/errors.md is tested
// against this table. Internal detail travels in `detail` and `cause`, and never leaves the service.

export const faults = {
  'invalid-request': { status: 400, retry: false, text: 'The job request is not valid.' },
  'not-json': { status: 400, retry: false, text: 'The body is not JSON in UTF-8.' },
  'too-large': { status: 413, retry: false, text: 'The body is larger than the service accepts.' },
  conflict: { status: 409, retry: false, text: 'The tenant has used this correlation_id for a different job request.' },
  'queue-not-allowed': { status: 400, retry: false, text: 'The notification queue is not allowed for this tenant.' },
  'tenant-not-allowed': { status: 403, retry: false, text: 'The sender may not send job requests for this tenant.' },
  'bad-signature': { status: 403, retry: false, text: 'The message carries no valid signature of a known mediator.' },
  unstorable: { status: 400, retry: false, text: 'The body holds text that cannot be stored.' },
  'not-found': { status: 404, retry: false, text: 'There is no such thing here.' },
  'already-final': { status: 409, retry: false, text: 'The request has ended and can no longer be changed.' },
  'not-in-queue': { status: 409, retry: false, text: 'The request has left the queue: its run can only be cancelled.' },
  'still-needed': { status: 409, retry: false, text: 'The request is still needed and cannot be removed.' },
  'bad-query': { status: 400, retry: false, text: 'The query is not valid.' },
  'store-unavailable': { status: 503, retry: true, text: 'The store cannot be reached. Send it again.' },
  'took-too-long': {
    status: 503,
    retry: true,
    text: 'The store took too long to find the answer. Ask for less: a shorter period, one tenant, or only what was created after a time.',
  },
  'tenant-queue-full': {
    status: 429,
    retry: true,
    text: 'The tenant already has as many waiting requests as it may have. Nothing was taken; send it again later.',
  },
  overloaded: { status: 503, retry: true, text: 'The service is overloaded. Send it again.' },
  'engine-unavailable': { status: 503, retry: true, text: 'The engine cannot be reached.' },
  'registry-unavailable': {
    status: 503,
    retry: true,
    text: 'It cannot be checked now whether the tenant may use this. Nothing was taken; send it again.',
  },
  'dead-letters-unavailable': {
    status: 503,
    retry: true,
    text: 'The dead letters cannot be read from the broker now. It is safe to try again.',
  },
  internal: { status: 500, retry: false, text: 'Something went wrong inside the service.' },
} as const satisfies Record<string, { status: number; retry: boolean; text: string }>;

export type FaultCode = keyof typeof faults;

/** Thrown for what is not an expected outcome. `message` is internal; callers outside see `faults[code].text` only. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: FaultCode,
    readonly detail: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${detail}`, options);
  }

  get retry(): boolean {
    return faults[this.code].retry;
  }

  get publicText(): string {
    return faults[this.code].text;
  }
}

/** It passes by itself, as a store that is away: trying again can help. */
export function isPassing(problem: unknown): problem is Fault {
  return problem instanceof Fault && problem.retry;
}
