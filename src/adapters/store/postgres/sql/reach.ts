// Whether the store can be used. In: how its statements went. Out: its loss and its return, told once each. Promised: a server that answers and
// takes nothing (a standby after a failover, a full disk, no connection left) is as good as away, and what can be read there meanwhile does not
// make it good: that it takes again is known when it has refused nothing for a while.
import type { Telemetry } from '../../../../ports/telemetry.js';

/** Longer than from one try of intake to the next. */
const quietMs = 5_000;

/** How a connection was left; both null: it can be used. */
export interface Left {
  /** Why the database is lost to it. */
  readonly lost: string | null;
  /** Why the server takes nothing. */
  readonly refused: string | null;
}

export class Reach {
  #reachable = true;
  #refusal: { readonly reason: string; readonly at: number } | null = null;

  constructor(
    private readonly telemetry: Telemetry,
    /** Never set back. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Why nothing is taken; null: nothing has been refused for a while. */
  get refusal(): string | null {
    if (this.#refusal !== null && this.now() - this.#refusal.at >= quietMs) this.#refusal = null;
    return this.#refusal?.reason ?? null;
  }

  seen({ lost, refused }: Left): void {
    if (refused !== null) this.#refusal = { reason: refused, at: this.now() };
    const reason = refused ?? lost;
    if (reason === null && this.refusal !== null) return;
    this.#tell(reason);
  }

  #tell(reason: string | null): void {
    const reachable = reason === null;
    if (this.#reachable === reachable) return;
    this.#reachable = reachable;
    this.telemetry.report({ kind: 'connection', to: 'store', use: null, state: reachable ? 'up' : 'down', detail: reason });
  }
}
