// One token bucket for all calls to an engine, whoever makes them. In: a wish to call; out: leave to call, in the order of asking.
// Promised: not more than `perSecond` calls a second; no more than `waitingMax` wait, the next is turned away.
import { RateLimiter } from 'limiter';

const waitingMax = 500;

export class Pace {
  readonly #limiter: RateLimiter;
  #waiting = 0;

  constructor(perSecond: number) {
    this.#limiter = new RateLimiter({ tokensPerInterval: perSecond, interval: 'second' });
  }

  async turn(): Promise<'go' | 'too-many'> {
    if (this.#waiting >= waitingMax) return 'too-many';
    this.#waiting += 1;
    try {
      await this.#limiter.removeTokens(1);
      return 'go';
    } finally {
      this.#waiting -= 1;
    }
  }
}
