// The locks of one queue. In: messages to lock, tokens. Out: the message a token stands for, while its lock lasts. Promised: outside of
// sessions a lock lasts `lockMs` from its taking or renewal; within a session it lasts as long as the session is held.
import type { Instant } from '../../../../core/ids.js';
import type { Held, World } from './message.js';
import type { Sessions } from './sessions.js';

export class Locks {
  /** In order of their ends, because all last equally long and a renewal goes to the back. */
  readonly #byToken = new Map<string, Held>();

  constructor(
    private readonly lockMs: number,
    private readonly sessions: Sessions | null,
    private readonly world: World,
  ) {}

  lock(held: Held): Held {
    const token = this.world.token();
    const session = held.message.sessionId === null ? null : (this.sessions?.find(held.message.sessionId) ?? null);
    held.state = 'locked';
    held.lock = { token, until: session?.holder?.until ?? this.world.now() + this.lockMs };
    this.world.due(held.lock.until);
    if (session !== null && session.holder !== null) session.inHand.set(token, held);
    else this.#byToken.set(token, held);
    return held;
  }

  /** Ends the lock and answers with its message, or null when there is no such lock (any more). */
  release(token: string): Held | null {
    const held = this.#byToken.get(token) ?? this.sessions?.byToken(token)?.held ?? null;
    if (held === null) return null;
    this.#byToken.delete(token);
    this.sessions?.byToken(token)?.session.inHand.delete(token);
    held.lock = null;
    return held;
  }

  renew(token: string): Instant | null {
    const held = this.#byToken.get(token);
    if (held === undefined) return null;
    const until = this.world.now() + this.lockMs;
    held.lock = { token, until };
    this.#byToken.delete(token);
    this.#byToken.set(token, held);
    return until;
  }

  /** Takes out one whose time is over. */
  overdue(now: Instant): Held | null {
    for (const [token, held] of this.#byToken) {
      if (held.lock === null || held.lock.until > now) return null;
      this.#byToken.delete(token);
      held.lock = null;
      return held;
    }
    return null;
  }

  nextAt(): Instant | null {
    for (const held of this.#byToken.values()) return held.lock?.until ?? null;
    return null;
  }
}
