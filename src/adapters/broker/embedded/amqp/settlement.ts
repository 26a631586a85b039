// In: the outcome that a client gave to a delivery. Out: the settlement that it means.
import type { Settlement } from '../machine/message.js';

export type Outcome = 'accepted' | 'released' | 'modified' | 'rejected';

/** The fields of the outcomes that are looked at; all are optional on the wire. */
interface OutcomeState {
  readonly undeliverable_here?: boolean | null;
  readonly message_annotations?: Readonly<Record<string, unknown>> | null;
  readonly error?: {
    readonly condition?: string;
    readonly description?: string;
    readonly info?: Readonly<Record<string, unknown>> | null;
  };
}

export function settlementOf(outcome: Outcome, remoteState: unknown): Settlement {
  // What a peer wrote, decoded by the library into an object with these fields.
  const state = (remoteState ?? {}) as OutcomeState;
  switch (outcome) {
    case 'accepted':
      return { kind: 'complete' };
    case 'released':
      return { kind: 'abandon', properties: {} };
    case 'modified': {
      const properties = state.message_annotations ?? {};
      return { kind: state.undeliverable_here === true ? 'defer' : 'abandon', properties };
    }
    case 'rejected':
      return deadLetter(state.error);
  }
}

function deadLetter(error: OutcomeState['error']): Settlement {
  const { DeadLetterReason, DeadLetterErrorDescription, ...properties } = error?.info ?? {};
  const asked = error?.condition === 'com.microsoft:dead-letter';
  return {
    kind: 'dead-letter',
    reason: textOr(DeadLetterReason, asked ? null : (error?.condition ?? null)),
    description: textOr(DeadLetterErrorDescription, asked ? null : (error?.description ?? null)),
    properties,
  };
}

export function textOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' ? value : otherwise;
}
