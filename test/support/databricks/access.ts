// Who may call: a personal access token that never ends, and OAuth tokens for the service principal that end after their lifetime.
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from './api-error.js';
import type { JsonObject } from './lossless-json.js';
import type { Timeline } from './timeline.js';

export interface Credentials {
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

export class Access {
  readonly #timeline: Timeline;
  readonly #credentials: Credentials;
  readonly #lifetimeMs: number;
  readonly #issued = new Map<string, number>();
  #issuedCount = 0;

  constructor(timeline: Timeline, credentials: Credentials, lifetimeMs: number) {
    this.#timeline = timeline;
    this.#credentials = credentials;
    this.#lifetimeMs = lifetimeMs;
  }

  get issuedCount(): number {
    return this.#issuedCount;
  }

  /** Null: wrong id or secret. */
  issue(clientId: string, clientSecret: string): JsonObject | null {
    if (!same(clientId, this.#credentials.clientId) || !same(clientSecret, this.#credentials.clientSecret)) return null;
    const token = `oauth-${randomUUID()}`;
    this.#issued.set(token, this.#timeline.now() + this.#lifetimeMs);
    this.#issuedCount += 1;
    return { access_token: token, token_type: 'Bearer', expires_in: Math.floor(this.#lifetimeMs / 1_000), scope: 'all-apis' };
  }

  /** Every OAuth token so far is refused from now on, as after a rotation of the secret. */
  revokeIssued(): void {
    this.#issued.clear();
  }

  check(authorization: string | undefined): void {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('Credential was not sent or was of an unsupported type for this API.');
    if (same(token, this.#credentials.token)) return;
    const endsAt = this.#issued.get(token);
    if (endsAt === undefined || endsAt <= this.#timeline.now()) throw unauthenticated('Invalid or expired access token.');
  }
}
