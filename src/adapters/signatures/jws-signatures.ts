// Signed messages: a detached JWS (RFC 7515, appendix F) over the bytes of the body, in a header of the message, by a key of the mediator. In: a
// body and its signature. Out: whose it is, or why it is nobody's. Promised: the algorithm is that of the key, whatever the signature says;
// only the public half of a key is here.
import { decodeProtectedHeader, flattenedVerify, importSPKI, type CryptoKey } from 'jose';
import type { Reach } from '../../core/caller.js';
import type { Signatures, Verified } from '../../ports/signatures.js';

export interface SignerKey {
  readonly name: string;
  readonly kid: string;
  readonly algorithm: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  readonly reach: Reach;
}

interface Signer extends SignerKey {
  readonly key: CryptoKey;
}

/** Rejects when a key is none of its algorithm. */
export async function jwsSignatures(keys: readonly SignerKey[]): Promise<Signatures> {
  const signers = await Promise.all(
    keys.map(async (one): Promise<Signer> => ({ ...one, key: await importSPKI(one.publicKey, one.algorithm) })),
  );
  return {
    verify: ({ body, signature }) =>
      signature === null ? Promise.resolve(refused('is not signed')) : verify(body, signature, signers),
  };
}

async function verify(body: Buffer, jws: string, signers: readonly Signer[]): Promise<Verified> {
  const [head = '', payload, signature = '', ...rest] = jws.split('.');
  if (payload !== '' || rest.length > 0) return refused('carries no detached JWS');
  const kid = kidOf(head);
  const signer = signers.find((one) => one.kid === kid);
  if (signer === undefined) return refused('is signed with a key that is not known');
  try {
    const whole = { protected: head, payload: body.toString('base64url'), signature };
    await flattenedVerify(whole, signer.key, { algorithms: [signer.algorithm] });
    return { kind: 'signed', reach: signer.reach };
  } catch {
    return refused(`is not what ${signer.name} has signed`);
  }
}

function kidOf(head: string): string | null {
  try {
    return decodeProtectedHeader({ protected: head }).kid ?? null;
  } catch {
    return null;
  }
}

function refused(reason: string): Verified {
  return { kind: 'refused', reason: `the message ${reason}` };
}
