// What holds of a course: after each thing that happens, and once all that was in anybody's way is mended.
import { expect } from 'chai';
import type { RequestId } from '../../../src/core/ids.js';
import { isFinal, lifecycle, liveStates, type State } from '../../../src/core/lifecycle.js';
import { noting } from '../noted-moves.js';
import type { Course } from './course.js';
import { bounds, type Deed, type Replica } from './deed.js';

interface Row {
  readonly id: RequestId;
  readonly correlation_id: string;
  readonly state: State;
  readonly job_id: string;
  readonly tenant_id: string;
  readonly cluster_id: string | null;
  readonly pool: string | null;
  readonly attempt: number;
  readonly responses: number;
}

const selectRows = `
  select id, correlation_id, state, job_id, tenant_id, cluster_id, pool, attempt,
    (select count(*)::integer from response p where p.request_id = r.id) as responses
  from request r`;
const selectOpen = `
  select r.correlation_id, state, wait_reason, delivery from request r left join response p on p.request_id = r.id
  where finished_at is null or delivery <> 'published'`;

/** Rounds of sweeps until everything has ended, at most. */
const roundsMax = 60;
const roundMs = 45_000;

export class Promises {
  readonly #ends = new Map<RequestId, State>();
  /** Attempts that a cancelled request had when that was answered. */
  readonly #attempts = new Map<RequestId, number>();

  private constructor(private readonly course: Course) {}

  /** Before anything is done. */
  static async of(course: Course): Promise<Promises> {
    for (const statement of noting) await course.site.sql(statement);
    return new Promises(course);
  }

  async after(deed: Deed): Promise<void> {
    const { site } = this.course;
    const unaccounted = (await site.unaccounted()).filter(({ state }) => state !== 'received');
    expect(unaccounted, 'nobody knows why they are there').to.deep.equal([]);
    const rows = await site.sql<Row>(selectRows);
    this.#limits(rows.filter(({ state }) => liveStates.some((one) => one === state)));
    for (const row of rows) this.#ofOne(row);
    if (deed.deed === 'verb' && deed.verb === 'sweep' && !this.course.around.engineAway) await this.nobodyCouldRun(deed.by);
  }

  /** A sweep, and what the hints ask for that came of it, see to everybody. */
  async nobodyCouldRun(by: Replica): Promise<void> {
    const house = this.course.house(by);
    for (let turns = 0; turns < 10 && house.rung().includes('admission'); turns += 1) await house.drive();
    expect(await house.rooms.audit.runnable(), 'could run, and waits').to.deep.equal([]);
  }

  /** Everything ends, each as its run did, answered once; and nothing was done twice. */
  async end(): Promise<void> {
    const { course } = this;
    await course.mend();
    for (let round = 0; round < roundsMax && (await course.site.sql(selectOpen)).length > 0; round += 1) await this.#round();
    const open = await course.site.sql(selectOpen);
    expect(open, `never ended, or never told: ${JSON.stringify(open)}`).to.deep.equal([]);
    const messages = [...course.around.published].map(([id, ids]) => [id, ids.size]);
    expect(Object.fromEntries(messages), 'message ids of each').to.deep.equal(
      Object.fromEntries(
        course.ids.filter((id) => course.around.published.has(id) || !course.removed.has(id)).map((id) => [id, 1]),
      ),
    );
    await this.#runs();
    await this.#moves();
  }

  async #round(): Promise<void> {
    const { course } = this;
    const [a, b] = [course.house('a'), course.house('b')];
    await Promise.all([a.resume(), b.watch()]);
    await Promise.all([a.sweep(), b.drive(), b.perform()]);
    await a.relay();
    await this.after({ deed: 'pass', ms: 0 });
    await this.nobodyCouldRun('b');
    await course.do({ deed: 'pass', ms: roundMs });
    await course.do({ deed: 'leases-over' });
  }

  #limits(live: readonly Row[]): void {
    const atMost = (of: string, most: number, which: (row: Row) => boolean) =>
      expect(live.filter(which).length, of).to.be.at.most(most);
    for (const [job, most] of Object.entries(bounds.jobs)) atMost(`job ${job}`, most, (row) => row.job_id === job);
    for (const [tenant, most] of Object.entries(bounds.tenants)) atMost(tenant, most, (row) => row.tenant_id === tenant);
    for (const [pool, most] of Object.entries(bounds.ownCompute))
      atMost(`own compute of ${pool}`, most, (row) => row.pool === pool && row.cluster_id === null);
    const { perCluster } = this.course.site.simulator.ledger.maxConcurrent;
    for (const [cluster, most] of Object.entries(bounds.clusters)) {
      atMost(cluster, most, (row) => row.cluster_id === cluster);
      expect(perCluster.get(cluster) ?? 0, `on ${cluster}, as it saw itself`).to.be.at.most(most);
    }
  }

  #ofOne({ id, correlation_id: name, state, attempt, responses }: Row): void {
    const { held, cancelled, removed } = this.course;
    expect(responses, `responses of ${name}, which is ${state}`).to.equal(isFinal(state) ? 1 : 0);
    expect(state, `${name} had ended`).to.equal(this.#ends.get(id) ?? state);
    if (isFinal(state)) this.#ends.set(id, state);
    else if (held.has(id)) expect(state, `${name} is held`).to.equal('waiting');
    if (cancelled.has(id) && !this.#attempts.has(id)) this.#attempts.set(id, attempt);
    expect(attempt, `attempts of ${name}, which was cancelled`).to.equal(this.#attempts.get(id) ?? attempt);
    expect(removed.has(id), `${name} was removed`).to.equal(false);
  }

  /** The engine's own account: one run a token, none that goes on, and as many that succeeded as requests did. */
  async #runs(): Promise<void> {
    const { site, cancelled, removed } = this.course;
    const { runs } = site.simulator.ledger;
    expect(new Set(runs.map(({ token }) => token)).size, 'tokens').to.equal(runs.length);
    expect(
      runs.filter(({ endedAt }) => endedAt === null),
      'goes on',
    ).to.deep.equal([]);
    const attempts = await site.sql<{ id: RequestId; state: State; token: string; run_id: string | null }>(
      'select r.id, r.state, a.token, a.run_id from attempt a join request r on r.id = a.request_id',
    );
    for (const { id, state } of attempts) {
      const own = attempts.filter((one) => one.id === id);
      const ofIt = runs.filter(({ token }) => own.some((one) => one.token === token));
      const succeeded = ofIt.filter(({ result }) => result === 'SUCCESS').length;
      expect(succeeded, `executions of one that is ${state}`).to.equal(state === 'succeeded' ? 1 : 0);
      expect(
        ofIt.filter(({ runId, startedAt }) => startedAt !== null && !own.some((one) => one.run_id === runId)),
        'was started, and is no run of an attempt',
      ).to.deep.equal([]);
      if (cancelled.has(id)) expect(state).to.be.oneOf(['cancelled', 'succeeded', 'failed', 'timed-out']);
    }
    if (removed.size > 0) return;
    const known = new Set(attempts.map(({ token }) => token));
    expect(
      runs.filter(({ token }) => !known.has(token ?? '')),
      'belongs to no attempt',
    ).to.deep.equal([]);
  }

  /** As the database itself has seen them. */
  async #moves(): Promise<void> {
    const moves = await this.course.site.sql<{ id: string; state: State }>(
      'select request_id as id, state from moved order by at',
    );
    const last = new Map<string, State>();
    for (const { id, state } of moves) {
      const before = last.get(id);
      const known: readonly string[] = before === undefined ? ['received'] : Object.values(lifecycle[before]);
      // Another reason to wait is no move.
      if (before !== 'waiting' || state !== 'waiting') expect(known, `after ${before ?? 'nothing'}`).to.include(state);
      last.set(id, state);
    }
  }
}
