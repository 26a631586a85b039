// Who may call, and as whom: by a personal access token that never ends, or by OAuth tokens of a service principal that end after their lifetime.
// Beside the one of the credentials others may be let in by name, and shut out again.
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from './api-error.js';
import type { JsonObject } from './lossless-json.js';
import type { Timeline } from './timeline.js';

export interface Credentials {
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Somebody else than whom the credentials are of; runs that are started as it have its name on them. */
export type Principal = { readonly name: string } & (
  { readonly token: string } | { readonly clientId: string; readonly clientSecret: string }
);

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

export class Access {
  readonly #timeline: Timeline;
  readonly #credentials: Credentials;
  readonly #lifetimeMs: number;
  readonly #issued = new Map<string, { readonly endsAt: number; readonly to: string | null }>();
  readonly #others = new Map<string, Principal>();
  #issuedCount = 0;

  constructor(timeline: Timeline, credentials: Credentials, lifetimeMs: number) {
    this.#timeline = timeline;
    this.#credentials = credentials;
    this.#lifetimeMs = lifetimeMs;
  }

  get issuedCount(): number {
    return this.#issuedCount;
  }

  /** By this token or secret from now on, and by none of before. */
  letIn(principal: Principal): void {
    this.shutOut(principal.name);
    this.#others.set(principal.name, principal);
  }

  shutOut(name: string): void {
    this.#others.delete(name);
    for (const [token, { to }] of this.#issued) if (to === name) this.#issued.delete(token);
  }

  /** Null: wrong id or secret. */
  issue(clientId: string, clientSecret: string): JsonObject | null {
    const to = this.#clientOf(clientId, clientSecret);
    if (to === undefined) return null;
    const token = `oauth-${randomUUID()}`;
    this.#issued.set(token, { endsAt: this.#timeline.now() + this.#lifetimeMs, to });
    this.#issuedCount += 1;
    return { access_token: token, token_type: 'Bearer', expires_in: Math.floor(this.#lifetimeMs / 1_000), scope: 'all-apis' };
  }

  /** Every OAuth token so far is refused from now on, as after a rotation of the secret. */
  revokeIssued(): void {
    this.#issued.clear();
  }

  /** The name of whoever calls; null: the one of the credentials. */
  check(authorization: string | undefined): string | null {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Credential was not sent or was of an unsupported type for this API.');
    if (same(token, this.#credentials.token)) return null;
    const other = [...this.#others.values()].find((principal) => 'token' in principal && same(token, principal.token));
    if (other !== undefined) return other.name;
    const issued = this.#issued.get(token);
    if (issued === undefined || issued.endsAt <= this.#timeline.now()) throw unauthenticated('Invalid or expired access token.');
    return issued.to;
  }

  /** undefined: nobody's. */
  #clientOf(clientId: string, clientSecret: string): string | null | undefined {
    if (same(clientId, this.#credentials.clientId) && same(clientSecret, this.#credentials.clientSecret)) return null;
    return [...this.#others.values()].find(
      (principal) => 'clientId' in principal && same(clientId, principal.clientId) && same(clientSecret, principal.clientSecret),
    )?.name;
  }
}
