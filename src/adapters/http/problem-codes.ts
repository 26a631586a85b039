// Every code that a problem document may carry: the catalogue of faults, and what can only go wrong on the way in over HTTP. Codes are never
// re-used.
import { faults } from '../../core/faults.js';

const httpOnly = {
  'bad-request': { status: 400, retry: false, text: 'The call is not valid HTTP.' },
  'invalid-body': { status: 400, retry: false, text: 'The body is not what is expected here.' },
  'bad-idempotency-key': { status: 400, retry: false, text: 'The Idempotency-Key is not valid.' },
  'no-tenant': { status: 400, retry: false, text: 'The call does not say which tenant it is for.' },
  unauthenticated: { status: 401, retry: false, text: 'A valid credential is needed.' },
  'not-allowed': { status: 403, retry: false, text: 'The credential does not allow this.' },
  'method-not-allowed': { status: 405, retry: false, text: 'This path does not have that method.' },
  'template-retired': { status: 409, retry: false, text: 'The template is retired: no new runs are made of it.' },
  'too-slow': { status: 408, retry: true, text: 'The call was not complete in time.' },
  'precondition-failed': { status: 412, retry: false, text: 'What is there does not meet the condition of the call.' },
  'unsupported-media-type': { status: 415, retry: false, text: 'The body must be application/json, not compressed.' },
  'idempotency-key-reused': { status: 422, retry: false, text: 'The Idempotency-Key was already used for a different call.' },
  'policy-refused': { status: 422, retry: false, text: 'The policy has mistakes, or its examples do not hold.' },
  'too-many-calls': { status: 429, retry: true, text: 'Too many calls. Send it again later.' },
  'headers-too-large': { status: 431, retry: false, text: 'The headers are larger than the service accepts.' },
  'issuer-unavailable': {
    status: 503,
    retry: true,
    text: 'The token cannot be checked: its issuer does not answer. Send it again.',
  },
  'out-of-time': { status: 503, retry: true, text: 'The service did not finish in time. It is safe to send the call again.' },
} as const;

export const problemCodes = { ...faults, ...httpOnly } as const;
export type ProblemCode = keyof typeof problemCodes;
