// The claims of one connection. In: SAS tokens put to $cbs. Out: whether an address may be used. Promised: a token counts only with the
// right signature over its own resource and expiry, within its time, and for addresses below its resource.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../../../core/ids.js';

export type Claim = { readonly outcome: 'accepted' } | { readonly outcome: 'refused'; readonly reason: string };

/** A connection that puts more claims than this is not a client. */
const claimsMax = 10_000;

/** Who a connection is, by what it has put to $cbs. */
export interface Claims {
  put(audience: string, token: string, now: Instant): Claim;
  allows(address: string, now: Instant): boolean;
}

export class SasClaims implements Claims {
  readonly #until = new Map<string, Instant>();

  constructor(private readonly key: string) {}

  put(audience: string, token: string, now: Instant): Claim {
    const fields = new URLSearchParams(token.replace(/^SharedAccessSignature /, ''));
    const [resource, signature, expiry] = [rawField(token, 'sr'), fields.get('sig'), fields.get('se')];
    if (resource === null || signature === null || expiry === null)
      return { outcome: 'refused', reason: 'The token is no SharedAccessSignature.' };
    if (!this.#signed(`${resource}\n${expiry}`, signature))
      return { outcome: 'refused', reason: 'The signature of the token is not right.' };
    const until = Number(expiry) * 1000;
    if (!(until > now)) return { outcome: 'refused', reason: 'The token has expired.' };
    if (!pathOf(audience).startsWith(pathOf(decodeURIComponent(resource))))
      return { outcome: 'refused', reason: 'The token is for another resource.' };
    if (this.#until.size >= claimsMax) return { outcome: 'refused', reason: 'Too many claims on one connection.' };
    this.#until.set(pathOf(audience), until);
    return { outcome: 'accepted' };
  }

  allows(address: string, now: Instant): boolean {
    const asked = `/${address.toLowerCase()}/`;
    return [...this.#until].some(([path, until]) => until > now && asked.startsWith(path));
  }

  #signed(text: string, signature: string): boolean {
    const right = createHmac('sha256', this.key).update(text).digest();
    const given = Buffer.from(signature, 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

/** The signature is over the resource as it was written, encoding included. */
function rawField(token: string, name: string): string | null {
  return new RegExp(`[ &]${name}=([^&]*)`).exec(token)?.[1] ?? null;
}

/** `sb://host:port/Entity` -> `/entity/`, with an end, so that `/queue/` does not allow `/queue-2/`. */
function pathOf(audience: string): string {
  const path = audience.replace(/^[a-z]+:\/\/[^/]*/i, '').toLowerCase();
  return path.endsWith('/') ? path || '/' : `${path}/`;
}
