// Who we are to Zeppelin. In: a user with a password, or nobody; out: the cookies of a session, or why there is none. Promised: one login at a
// time however many wait; a login that was refused is not tried again for a while, unless its password is another by then, so that no account is locked
// by us; nothing secret is told.
import type { Instant } from '../../../core/ids.js';
import { SecretReader, type Secret } from '../../../core/secret.js';
import type { Clock } from '../../../ports/clock.js';
import type { Credential, TokenOutcome } from '../shared/credential.js';
import type { Exchange, Wire } from '../shared/wire.js';

export interface Login {
  readonly user: string;
  readonly password: Secret;
}

interface Refused {
  readonly at: Instant;
  readonly password: string;
}

const refusedForMs = 30_000;

/** A server that knows no users: there is nothing to prove. */
export const anonymous: Credential = {
  token: () => Promise.resolve({ kind: 'token', token: '' }),
  drop: () => false,
  scrub: (text) => text,
};

export class Session implements Credential {
  #cookies: string | null = null;
  #asking: Promise<TokenOutcome> | null = null;
  #refused: Refused | null = null;
  readonly #password: SecretReader;

  constructor(
    private readonly login: Login,
    private readonly at: { readonly host: string; readonly wire: Wire; readonly clock: Clock },
  ) {
    this.#password = new SecretReader(login.password);
  }

  async token(): Promise<TokenOutcome> {
    if (this.#cookies !== null) return { kind: 'token', token: this.#cookies };
    const password = this.#password.now();
    const left = this.#leftOut(password);
    if (left > 0) return { kind: 'none', reason: this.#refusal('was refused'), retryAfterMs: left };
    this.#asking ??= this.#ask(password).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Only the one that was refused: another caller may have logged in already. */
  drop(token: string): boolean {
    if (this.#cookies === token) this.#cookies = null;
    return true;
  }

  #leftOut(password: string): number {
    if (this.#refused?.password !== password) return 0;
    const left = this.#refused.at + refusedForMs - this.at.clock.now();
    // More than all of it: the clock was set back since.
    return left <= refusedForMs ? left : 0;
  }

  scrub(text: string): string {
    const secrets = [
      ...this.#password.seen(),
      ...(this.#cookies ?? '').split('; ').map((cookie) => cookie.replace(/^[^=]*=/, '')),
    ];
    return secrets.reduce((clean, secret) => (secret === '' ? clean : clean.replaceAll(secret, '***')), text);
  }

  async #ask(password: string): Promise<TokenOutcome> {
    const { host, wire, clock } = this.at;
    const exchange = await wire.send({
      method: 'POST',
      url: `${host}/api/login`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ userName: this.login.user, password }).toString(),
    });
    if (exchange.kind !== 'answer') return { kind: 'none', reason: `no session: ${exchange.reason}`, retryAfterMs: null };
    const cookies = exchange.status === 200 ? cookiesOf(exchange) : '';
    if (cookies !== '') {
      this.#cookies = cookies;
      return { kind: 'token', token: cookies };
    }
    if (exchange.status === 401 || exchange.status === 403) this.#refused = { at: clock.now(), password };
    return { kind: 'none', reason: this.#refusal(`was answered ${exchange.status}`), retryAfterMs: exchange.retryAfterMs };
  }

  #refusal(how: string): string {
    return `no session: the login of ${this.login.user} ${how}`;
  }
}

/** A login takes the old session away in the same breath: of each name the last word counts, and `deleteMe` is no session. */
function cookiesOf({ setCookies }: Exchange & { kind: 'answer' }): string {
  const pairs = new Map<string, string>();
  for (const line of setCookies) {
    const [, name, value] = /^([^=;\s]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (value === 'deleteMe' || value === '') pairs.delete(name);
    else pairs.set(name, value);
  }
  return [...pairs].map(([name, value]) => `${name}=${value}`).join('; ');
}
