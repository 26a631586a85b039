// How often somebody may call, counted over all replicas of one store. In: who, and how much of its share is taken. Out: what is left, or when there is
// some again. Promised: what is taken was leased from the store before, in blocks, one question at a time for all who wait; while the store does not
// answer in time this replica counts by itself, and says so once; who it remembers is bounded.
import { GroupCommit } from '../../core/group-commit.js';
import { blockOf, byItself, heldNow, resetSecondsOf, spend, withGiven, type HeldRate } from '../../core/held-rate.js';
import { Fault } from '../../core/faults.js';
import type { Instant } from '../../core/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { RateAsk, RateStore } from '../../ports/store/rates.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Rates, Share } from './rates.js';

export interface SharedParts {
  readonly leases: RateStore;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Many times what a question takes; who sends a job request hardly notices. */
const answerMaxMs = 500;
/** For so long nobody waits for a store that has just kept somebody waiting. */
const byItselfMs = 5_000;
/** Somebody else may have spent what came; who finds too little then is told so. */
const asksMax = 3;
const whoMax = 100_000;
/** One question at a time: what waits for it is asked together. */
const asking = { batchMax: 500, writersMax: 1, pendingMax: 10_000 };

export function sharedPerMinute(limit: number, parts: SharedParts): Rates {
  const shared = new SharedRates(limit, parts);
  return { limit, take: (who, points) => shared.take(who, points) };
}

class SharedRates {
  readonly #held = new Map<string, HeldRate>();
  readonly #asks: GroupCommit<RateAsk, true>;
  /** Until when the store is not asked; null: it answers. */
  #byItselfUntil: Instant | null = null;

  constructor(
    private readonly limit: number,
    private readonly parts: SharedParts,
  ) {
    this.#asks = new GroupCommit((asks) => this.#lease(asks), asking, setImmediate);
  }

  async take(who: string, points: number): Promise<Share> {
    for (let asked = 0; ; asked += 1) {
      const spent = spend(this.#heldOf(who), points, this.limit);
      if (spent.kind === 'taken') this.#hold(who, spent.held);
      if (spent.kind !== 'short' || asked === asksMax) return this.#shareOf(who, spent.kind === 'taken');
      await this.#more(who, spent.missing);
    }
  }

  #heldOf(who: string): HeldRate | null {
    return heldNow(this.#held.get(who), this.parts.clock.now());
  }

  #shareOf(who: string, allowed: boolean): Share {
    const held = this.#heldOf(who);
    const left = held === null ? this.limit : held.free + held.left;
    return { allowed, limit: this.limit, left, resetSeconds: resetSecondsOf(held, this.parts.clock.now()) };
  }

  async #more(who: string, missing: number): Promise<void> {
    const { clock } = this.parts;
    const answered = this.#asksNobody() ? false : await this.#answeredInTime({ tenantId: who, wanted: missing, ofUse: missing });
    if (!answered) this.#hold(who, byItself(this.#heldOf(who), this.limit, clock.now()));
  }

  #asksNobody(): boolean {
    const now = this.parts.clock.now();
    const until = this.#byItselfUntil;
    return until !== null && now < until && now >= until - byItselfMs;
  }

  async #answeredInTime(ask: RateAsk): Promise<boolean> {
    const { clock } = this.parts;
    const over = new AbortController();
    const late = clock.pause(answerMaxMs, over.signal).then(() => {
      throw new Fault('store-unavailable', `no answer about rates within ${answerMaxMs} ms`);
    });
    try {
      return await Promise.race([this.#asks.add(ask), late]);
    } catch (problem) {
      this.#countByItself(problem);
      return false;
    } finally {
      over.abort();
    }
  }

  #countByItself(problem: unknown): void {
    const { clock, telemetry } = this.parts;
    const known = this.#byItselfUntil !== null;
    this.#byItselfUntil = clock.now() + byItselfMs;
    if (!known) telemetry.report({ kind: 'trouble', where: 'http.rates', about: {}, error: problem });
  }

  async #lease(asks: readonly RateAsk[]): Promise<readonly true[]> {
    const { leases, clock } = this.parts;
    const askedAt = clock.now();
    const given = await leases.lease(together(asks, this.limit), this.limit);
    for (const one of given) this.#hold(one.tenantId, withGiven(this.#heldOf(one.tenantId), { ...one, askedAt }));
    this.#byItselfUntil = null;
    return asks.map(() => true);
  }

  /** In the order in which their minutes began: those that are over stand first. */
  #hold(who: string, held: HeldRate): void {
    if (this.#held.get(who)?.since !== held.since) this.#held.delete(who);
    this.#held.set(who, held);
    const now = this.parts.clock.now();
    for (const [oldest, { until }] of this.#held) {
      if (until > now && this.#held.size <= whoMax) return;
      if (oldest !== who) this.#held.delete(oldest);
      else return;
    }
  }
}

/** What those who wait want together, and at least a block; of use is what the smallest of them wants. */
function together(asks: readonly RateAsk[], limit: number): readonly RateAsk[] {
  const sums = new Map<string, RateAsk>();
  for (const { tenantId, wanted, ofUse } of asks) {
    const sum = sums.get(tenantId);
    sums.set(tenantId, {
      tenantId,
      wanted: (sum?.wanted ?? 0) + wanted,
      ofUse: Math.min(sum?.ofUse ?? ofUse, ofUse),
    });
  }
  return [...sums.values()].map((one) => ({ ...one, wanted: Math.min(limit, Math.max(one.wanted, blockOf(limit))) }));
}
