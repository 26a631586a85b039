// Who has signed a message, where messages have to be signed.
import type { Reach } from '../core/caller.js';
import type { Delivery } from './broker.js';

export type Verified =
  /** The tenants that the signer may send for. */
  | { readonly kind: 'signed'; readonly reach: Reach }
  /** `reason`: one sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface Signatures {
  /** Never throws. */
  verify(delivery: Pick<Delivery, 'body' | 'signature'>): Promise<Verified>;
}
