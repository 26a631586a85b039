// As whom the workspace is called to start a run: as the service, or as one of the identities that tenants have. In: a name. Out: the way in, or why
// it is shut. Promised: who was not let in is left alone for a while, so that neither its calls nor their pace are a burden to the others.
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Api } from '../shared/api.js';

/** A credential is mended by people; a new secret in a file is tried after this. */
const shutMs = 120_000;
const shutMinMs = 1_000;

export type Door =
  | { readonly kind: 'open'; readonly api: Api }
  | { readonly kind: 'shut'; readonly reason: string; readonly retryAfterMs: number };

interface NoEntry {
  readonly reason: string;
  readonly retryAfterMs: number | null;
}

interface Shut {
  readonly at: Instant;
  readonly forMs: number;
  readonly reason: string;
}

export class Callers {
  /** No more than there are identities. */
  readonly #shut = new Map<string, Shut>();

  constructor(
    private readonly own: Api,
    private readonly others: ReadonlyMap<string, Api>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** null: the service itself, which is never shut out by us. */
  doorOf(identity: string | null): Door {
    if (identity === null) return { kind: 'open', api: this.own };
    const api = this.others.get(identity);
    if (api === undefined) {
      const reason = `this process was started without an identity ${identity} in databricks.identities`;
      return { kind: 'shut', reason, retryAfterMs: shutMs };
    }
    const shut = this.#shut.get(identity);
    const now = this.clock.now();
    // What lies ahead of the clock was noted before it was set back: it would be shut for as long.
    const leftMs = shut === undefined || now < shut.at ? 0 : shut.at + shut.forMs - now;
    if (shut === undefined || leftMs <= 0) return { kind: 'open', api };
    return { kind: 'shut', reason: shut.reason, retryAfterMs: leftMs };
  }

  /** `retryAfterMs`: from when on it may be let in, where that is known. Answers for how long. */
  shutOut(identity: string, { reason, retryAfterMs }: NoEntry): number {
    const forMs = Math.min(Math.max(retryAfterMs ?? shutMs, shutMinMs), shutMs);
    this.#shut.set(identity, { at: this.clock.now(), forMs, reason });
    return forMs;
  }
}
