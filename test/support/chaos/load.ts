// What mediators and people do meanwhile, by the seed: requests over both transports, the same ones again and later, conflicts, what cannot
// be read, and cancels. What is not confirmed is sent again, as a mediator does. Promised: it ends when everything it has promised was sent.
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../eventually.js';
import type { Wish } from '../stage/mediator.js';
import type { Mortal } from '../stage/mortal.js';
import type { Stage } from '../stage/stage.js';
import { jobs, tenants } from '../stage/workplace.js';
import { Chance } from './chance.js';

/** Of one thing that has to get through in the end: the worst weather is shorter. */
const patienceMs = 120_000;

interface Intent {
  readonly wish: Wish;
  readonly overHttp: boolean;
  readonly again: { readonly afterMs: number; readonly overHttp: boolean } | null;
  readonly conflict: boolean;
  readonly unreadable: boolean;
}

export class Load {
  requests = 0;
  duplicates = 0;
  readonly #chance: Chance;
  /** Of its own: when it is asked depends on what the weather does. */
  readonly #whom: Chance;
  readonly #later: Promise<void>[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly mortals: readonly Mortal[],
    seed: number,
  ) {
    this.#chance = new Chance(seed).branch('load');
    this.#whom = new Chance(seed).branch('whom');
  }

  /** Sends so many a second for so long, then waits for what is still on its way. */
  async send(perSecond: number, forMs: number): Promise<void> {
    const end = performance.now() + forMs;
    while (performance.now() < end) {
      this.requests += 1;
      this.#later.push(this.#carryOut(this.#intent(this.requests)));
      await pause((1_000 / perSecond) * (0.5 + this.#chance.next()));
    }
    await Promise.all(this.#later);
  }

  #intent(index: number): Intent {
    const chance = this.#chance;
    const jobId = chance.oneOf([
      ...jobs.usual,
      ...jobs.usual,
      jobs.alone,
      jobs.failing,
      jobs.undeclared,
      jobs.endless,
      jobs.followed,
    ]);
    const wish = {
      correlationId: `chaos-${index}`,
      jobId,
      tenantId: chance.oneOf(tenants),
      priority: chance.oneOf([20, 50, 80, 100]),
    };
    return {
      wish,
      overHttp: chance.is(0.15),
      again: chance.is(0.2) ? { afterMs: chance.between(0, 12_000), overHttp: chance.is(0.4) } : null,
      conflict: chance.is(0.04),
      unreadable: chance.is(0.02),
    };
  }

  async #carryOut({ wish, overHttp, again, conflict, unreadable }: Intent): Promise<void> {
    if (unreadable) await this.#untilDone(() => this.stage.mediator.publishUnreadable());
    const first = this.#deliver(wish, overHttp);
    if (again !== null) {
      this.duplicates += 1;
      // Now and then before the first one is through.
      await pause(again.afterMs);
      await this.#deliver(wish, again.overHttp);
    }
    await first;
    if (conflict || wish.jobId === jobs.endless) {
      const id = await this.#stored(wish.correlationId);
      if (conflict) await this.#untilDone(() => this.stage.mediator.publishConflict(wish));
      if (wish.jobId === jobs.endless) await this.#cancel(id);
    }
  }

  #deliver(wish: Wish, overHttp: boolean): Promise<void> {
    if (!overHttp) return this.#untilDone(() => this.stage.mediator.publish(wish));
    return this.#untilDone(async () => {
      const status = await this.stage.mediator.post(this.#somebody().url, wish);
      if (status >= 300) throw new Error(`HTTP ${status}`);
    });
  }

  async #stored(correlationId: string): Promise<string> {
    const { id } = await eventually(
      async () =>
        (await this.stage.eye.rows<{ id: string }>('select id from request where correlation_id = $1', [correlationId]))[0],
      patienceMs,
      500,
    );
    return id;
  }

  #cancel(id: string): Promise<void> {
    return this.#untilDone(async () => {
      const answer = await fetch(`${this.#somebody().url}/v1/job-requests/${id}/cancel`, {
        method: 'POST',
        signal: AbortSignal.timeout(5_000),
      });
      // 409: an earlier try, whose answer was lost, has done it.
      if (!answer.ok && answer.status !== 409) throw new Error(`HTTP ${answer.status}`);
    });
  }

  #somebody(): Mortal {
    const running = this.mortals.filter(({ isRunning }) => isRunning);
    if (running.length === 0) throw new Error('no replica is running');
    return this.#whom.oneOf(running);
  }

  async #untilDone(act: () => Promise<unknown>): Promise<void> {
    await eventually(async () => (await act(), true), patienceMs, 400);
  }
}
