// Does what a course consists of, on two replicas. It remembers what the world was told: which requests there are, and who is held, cancelled or removed.
import { expect } from 'chai';
import { everyTenant } from '../../../src/core/caller.js';
import type { Hand } from '../../../src/core/hand.js';
import type { RequestId } from '../../../src/core/ids.js';
import type { Touch } from '../../../src/ports/hands.js';
import type { Site, SiteOptions, TestHouse } from '../house.js';
import type { Wish } from '../job-requests.js';
import { bounds, type Deed, type Replica, type Take } from './deed.js';
import { Surroundings } from './surroundings.js';

export const courseSettings: NonNullable<SiteOptions['settings']> = {
  pools: {
    active: {
      clusters: ['active*'],
      slots_per_cluster: bounds.clusters['active-1'],
      own_compute_slots: bounds.ownCompute.active,
    },
    passive: {
      clusters: ['passive*'],
      slots_per_cluster: bounds.clusters['passive-1'],
      own_compute_slots: bounds.ownCompute.passive,
    },
  },
  tenants: { small: { runs_max: bounds.tenants.small } },
  jobs: { '2': { placement: 'submit' } },
  retry: { infrastructure_retries_max: 1, pause_seconds: 60 },
};

const asked = { actor: 'geoff', reason: '', dryRun: false, max: 100 };
const anyOf = { states: null, jobId: null, waitCase: null, olderThanMs: null, reach: everyTenant };
const mended = ['engine-back', 'queues-back', 'cluster-up', 'job-declared', 'leases-over'] as const;

type Only<Name extends Deed['deed']> = Deed & { readonly deed: Name };

export class Course {
  /** In the order of their coming. */
  readonly ids: RequestId[] = [];
  readonly held = new Set<RequestId>();
  readonly cancelled = new Set<RequestId>();
  readonly removed = new Set<RequestId>();
  readonly around: Surroundings;
  readonly #wishes = new Map<RequestId, Wish>();
  #takes = 0;
  #releases = 0;

  private constructor(
    readonly site: Site,
    private readonly houses: Readonly<Record<Replica, TestHouse>>,
    around: Surroundings,
  ) {
    this.around = around;
  }

  static async on(site: Site): Promise<Course> {
    const around = new Surroundings(site);
    const { responses } = around;
    return new Course(site, { a: await site.house('a', { responses }), b: await site.house('b', { responses }) }, around);
  }

  house(by: Replica): TestHouse {
    return this.houses[by];
  }

  async do(deed: Deed): Promise<void> {
    if (!(deed.deed in this.#doing)) return this.around.happen((deed as Only<Parameters<Surroundings['happen']>[0]>).deed);
    // Each is given the deed that it stands at.
    await (this.#doing as Readonly<Record<string, (deed: Deed) => unknown>>)[deed.deed]?.(deed);
  }

  /** All that was in anybody's way is over, and what was asked for is declared. */
  async mend(): Promise<void> {
    for (const event of mended) await this.around.happen(event);
    this.around.declare('9');
    for (const of of ['small', 'wide'] as const) {
      await this.#act({ by: 'a', hand: { kind: 'release' }, of });
      await this.#act({ by: 'b', hand: { kind: 'move', pool: null }, of });
    }
  }

  readonly #doing = {
    take: (take: Take) => this.#take(take),
    verb: ({ by, verb }: Only<'verb'>) => this.house(by)[verb](),
    hand: (deed: Only<'hand'>) => this.#act(deed),
    again: ({ by, of }: Only<'again'>) => this.#again(by, this.ids[of]),
    cancel: ({ by, of }: Only<'cancel'>) => this.#cancel(by, this.ids[of]),
    remove: ({ by, of }: Only<'remove'>) => this.#remove(by, this.ids[of]),
    die: ({ by }: Only<'die'>) => this.house(by).admitAndDie(),
    reconcile: ({ by }: Only<'reconcile'>) => this.house(by).rooms.runs.reconcile(),
    pass: ({ ms }: Only<'pass'>) => this.site.pass(ms),
    together: ({ deeds }: Only<'together'>) => Promise.all(deeds.map((one) => this.do(one))),
  };

  async #take({ by, job, tenant, priority, waitSeconds, runSeconds, laterMs }: Take): Promise<void> {
    this.#takes += 1;
    const wish: Wish = {
      ...{ correlationId: `r${this.#takes}`, jobId: job, tenantId: tenant, priority, queue: `tenant-${tenant}.answers` },
      operation: {
        max_concurrent_runs: bounds.jobs[job],
        max_wait_seconds: waitSeconds,
        max_run_seconds: runSeconds,
        start_after: laterMs === 0 ? null : this.site.clock.now() + laterMs,
      },
    };
    const id = await this.house(by).take(wish);
    this.ids.push(id);
    this.#wishes.set(id, wish);
  }

  async #again(by: Replica, id: RequestId | undefined): Promise<void> {
    const wish = id === undefined || this.removed.has(id) ? undefined : this.#wishes.get(id);
    if (wish !== undefined) expect(await this.house(by).take(wish), 'the same again').to.equal(id);
  }

  async #act({ by, hand, of }: Pick<Only<'hand'>, 'by' | 'hand' | 'of'>): Promise<void> {
    const ids = typeof of === 'number' ? this.ids.slice(of, of + 1) : null;
    if (ids?.length === 0) return;
    if (hand.kind === 'release') this.#releases += 1;
    const releases = this.#releases;
    const selection = { ...anyOf, ids, tenantId: typeof of === 'number' ? null : of };
    const answer = await this.house(by).keeper.act({ hand, selection, ...asked });
    if (answer.kind !== 'acted') throw new Error('there is no such pool');
    // Which came first of a hold and a release that were asked for at once nobody knows.
    this.#remember(hand, answer.touches, releases === this.#releases);
  }

  #remember(hand: Hand, touches: readonly Touch[], isSure: boolean): void {
    for (const { request, outcome } of touches) {
      if (outcome !== 'done') continue;
      if (hand.kind === 'release') this.held.delete(request.id);
      if (hand.kind === 'cancel') this.cancelled.add(request.id);
      if (hand.kind === 'hold' && isSure) this.held.add(request.id);
    }
  }

  async #cancel(by: Replica, id: RequestId | undefined): Promise<void> {
    if (id === undefined) return;
    const { kind } = await this.house(by).keeper.cancel(id);
    if (kind === 'cancelled' || kind === 'stopping') this.cancelled.add(id);
  }

  async #remove(by: Replica, id: RequestId | undefined): Promise<void> {
    if (id !== undefined && (await this.house(by).keeper.remove(id, 'geoff')).kind === 'removed') this.removed.add(id);
  }
}
