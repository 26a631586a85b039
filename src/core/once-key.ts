// Under what a call that makes something may be sent again. In: digests, made where the call is read. Out: what a second one is. Promised: the key is the
// caller's own, so nobody meets what another has made.

/** Of the Idempotency-Key of a call, with its caller, and of what is asked with it: texts of the same length whatever was sent. */
export interface OnceKey {
  readonly key: string;
  readonly content: string;
}

/** What was made under a key before. */
export interface MadeUnder {
  readonly id: string;
  readonly content: string;
}

/** Whoever asks for something else under the key of what is there has two wishes, and means one of them by mistake. */
export const reused = { kind: 'reused' } as const;
export type Reused = typeof reused;
