// Houses in process, for the flow tests. In: settings, and how the workspace behaves. Out: a site with one real database and one simulated
// workspace on one clock that stands still, and houses on it that do nothing by themselves: the test calls each verb of each room. Two
// houses on one site are two replicas.
import pg from 'pg';
import type { Auth } from '../../src/adapters/engine/databricks/credential.js';
import { databricksEngine } from '../../src/adapters/engine/databricks/databricks-engine.js';
import { cachedSnapshots } from '../../src/adapters/engine/shared/cached-snapshots.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import { perform, seeClustersUp } from '../../src/actions/actions.js';
import { Config } from '../../src/app/config/schema.js';
import { someBells, type House } from '../../src/app/house.js';
import type { Bell } from '../../src/app/looping/bell.js';
import { openKeeper } from '../../src/app/keeper.js';
import { ClockCheck } from '../../src/app/looping/clock-check.js';
import { Pulses } from '../../src/app/looping/pulses.js';
import { dutiesOf } from '../../src/app/roles.js';
import { joinRooms, type Rooms } from '../../src/app/rooms.js';
import { tellEvents } from '../../src/app/tell-events.js';
import type { RequestId } from '../../src/core/ids.js';
import type { Policy } from '../../src/core/policy.js';
import type { AlertMessage, Mailer, SendOutcome } from '../../src/ports/alerts.js';
import type { ResponseQueues } from '../../src/ports/broker.js';
import type { DeadLetters } from '../../src/ports/dead-letters.js';
import type { Engine } from '../../src/ports/engine.js';
import type { ModelRegistry } from '../../src/ports/model-registry.js';
import type { PolicySource, ShadowSource } from '../../src/ports/policy-source.js';
import type { Keeper } from '../../src/ports/keeper.js';
import type { RequestView } from '../../src/ports/store/reading.js';
import type { Store } from '../../src/ports/store/store.js';
import type { Fact, Telemetry } from '../../src/ports/telemetry.js';
import { relay } from '../../src/responses/responses.js';
import { drive, sweep, type Pass } from '../../src/waiting-queue/waiting-queue.js';
import { startDatabricks, type DatabricksOptions, type DatabricksSimulator } from './databricks/databricks.js';
import { gateBefore, type Gate } from './house-gate.js';
import { endLeases } from './end-leases.js';
import { defaultPolicy } from './house-policy.js';
import { aJobRequest, type Wish } from './job-requests.js';
import { servedDatabase, type ServedDatabase } from './postgres.js';
import { someSettings } from './scenes.js';
import { VirtualClock } from './virtual-clock.js';

export interface SiteOptions {
  readonly settings?: Parameters<typeof someSettings>[0];
  readonly workspace?: Omit<DatabricksOptions, 'clock'>;
  /** As whom runs are started where settings say so. */
  readonly identities?: Readonly<Record<string, Auth>>;
}

export interface HouseOptions {
  /** Another way to the same database. */
  readonly databaseUrl?: string;
  readonly responses?: ResponseQueues;
  readonly deadLetters?: DeadLetters;
  readonly mailer?: Mailer;
  readonly policy?: Policy;
  /** Other than those of the site. */
  readonly settings?: ReturnType<typeof someSettings>;
  /** In the place of `settings`: some that change. */
  readonly settingsNow?: () => ReturnType<typeof someSettings>;
  /** In the place of `policy`: one that changes. */
  readonly policies?: (store: Store, telemetry: Telemetry) => Promise<PolicySource>;
  readonly shadow?: ShadowSource;
  readonly registry?: ModelRegistry;
  /** Between the rooms and the real adapter. */
  readonly engine?: (real: Engine) => Engine;
  /** Between the rooms and the real store: one that is slow, or fails at one place. */
  readonly storeSeen?: (real: Store) => Store;
  /** How far its clock is ahead, which it knows; below 0: behind. Left out: not at all. */
  readonly aheadMs?: number;
  /** Of configuration. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** One replica. Every verb answers when all that it began has ended. */
export interface TestHouse {
  readonly keeper: Keeper;
  readonly rooms: Rooms;
  readonly store: Store;
  readonly facts: readonly Fact[];
  /** Over HTTP; fails when it was refused. */
  take(wish: Wish): Promise<RequestId>;
  /** Passes, and the submissions that come of them. */
  drive(): Promise<Pass | null>;
  /** Passes that follow when requests have come and nothing else has changed. */
  driveArrivals(): Promise<Pass | null>;
  /** A pass after which the process dies: admitted, and never submitted. */
  admitAndDie(): Promise<readonly RequestId[]>;
  sweep(): Promise<void>;
  /** Submissions whose lease is over. */
  resume(): Promise<void>;
  watch(): Promise<number>;
  relay(): Promise<number>;
  /** Events; null when another replica is at it. */
  tell(): Promise<number | null>;
  perform(): Promise<number>;
  /** Answers how many were seen to be up. */
  seeClustersUp(): Promise<number>;
  request(id: RequestId): Promise<RequestView>;
  /** Which loops were told to look now since this was last asked. */
  rung(): readonly string[];
}

const nothingThere = () => Promise.resolve({ kind: 'missing', reason: 'this house has no models' } as const);
const noRegistry: ModelRegistry = {
  says: 'no models',
  ...{ model: nothingThere, environment: nothingThere, folder: nothingThere },
  store: () => Promise.resolve({ kind: 'refused', reason: 'this house has no folders' }),
};

export class Site {
  /** What SRE was told, in order. */
  readonly told: AlertMessage[] = [];
  /** Whether SRE's channel takes a message, and when. */
  hears: (message: AlertMessage) => Promise<boolean> = () => Promise.resolve(true);
  readonly #closing: (() => Promise<unknown>)[] = [];
  readonly #pool: pg.Pool;
  /** What a house does, it does with the rights that the service has in production. */
  readonly databaseUrl: string;

  constructor(
    readonly clock: VirtualClock,
    readonly simulator: DatabricksSimulator,
    database: ServedDatabase,
    private readonly options: { readonly settings: ReturnType<typeof someSettings> } & Pick<SiteOptions, 'identities'>,
  ) {
    this.databaseUrl = database.serviceUrl;
    this.#pool = new pg.Pool({ connectionString: database.url, max: 2 });
    this.#pool.on('error', () => undefined);
  }

  async sql<Row extends pg.QueryResultRow>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, parameters)).rows;
  }

  /** Time goes on, for the houses and the workspace alike. */
  pass(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  /** Leases run on the database's own clock, which no test can move. */
  endLeases(): Promise<void> {
    return endLeases(this);
  }

  engineAway(): void {
    this.simulator.faults.add({ path: /./, when: 'before', kind: 'status', status: 503, times: Infinity });
  }

  engineBack(): void {
    this.simulator.faults.clear();
  }

  /** The clock of the site is that of the database. */
  async #clockOf({ aheadMs = 0 }: HouseOptions): Promise<Pick<House, 'clock' | 'clockCheck'>> {
    const now = () => this.clock.now();
    const clock = { now: () => now() + aheadMs, pause: (ms: number, signal?: AbortSignal) => this.clock.pause(ms, signal) };
    const clockCheck = new ClockCheck(now);
    await clockCheck.look({ store: { now: () => Promise.resolve(now()) }, clock, telemetry: { report: () => undefined } });
    return { clock, clockCheck };
  }

  /** Waits for none: a house does nothing by itself. */
  async house(replica: string, options: HouseOptions = {}): Promise<TestHouse> {
    const facts: Fact[] = [];
    const telemetry = { report: (fact: Fact) => void facts.push(fact) };
    const configured = this.#configured(options);
    const tells = configured.config.events.queue !== null;
    const store = await this.#store(options, telemetry, tells);
    const { clock, clockCheck } = await this.#clockOf(options);
    const real = this.#engine({ clock, telemetry });
    const engine = options.engine?.(real) ?? real;
    const cached = cachedSnapshots({ engine, clock, telemetry });
    const policies = await policiesOf(options)(store, telemetry);
    const house: House = {
      signatures: null,
      ...{ deadLetters: options.deadLetters ?? null, floors: new Map() },
      ...{ ...configured, replica, telemetry },
      settingsStanding: () => ({ version: 'of a test', loadedAt: 0, refused: null }),
      ...{ store, engine, clock, ids: uuidIds, bells: someBells(), duties: dutiesOf('all') },
      pulses: new Pulses(clock, 300_000),
      ...{ clockCheck, clocks: clockCheck.both(clock) },
      ...{ responses: options.responses ?? null, mailer: options.mailer ?? null },
      channels: [{ name: 'sre', severityMin: 'info', send: (message) => this.#tell(message) }],
      policies,
      shadowPolicy: options.shadow ?? null,
      registry: options.registry ?? noRegistry,
      // Each look is a new one: no test has to think of the age of a snapshot.
      snapshots: { latest: () => cached.latest(), fresh: () => cached.fresh(-1) },
      schedule: { every: () => ({ nextAt: () => this.clock.now(), stop: () => Promise.resolve() }) },
    };
    this.#closing.push(
      () => store.close(),
      () => real.close(),
    );
    return verbsOf(house, facts, this.clock);
  }

  /** Another way to the database, that the test can shut. */
  async gate(): Promise<Gate> {
    const gate = await gateBefore(this.databaseUrl);
    this.#closing.push(() => gate.close());
    return gate;
  }

  /** The states of all requests, by correlation id. */
  async states(): Promise<Record<string, string>> {
    const rows = await this.sql<{ correlation_id: string; state: string }>(
      'select correlation_id, state from request order by correlation_id',
    );
    return Object.fromEntries(rows.map((row) => [row.correlation_id, row.state]));
  }

  /** Invariant 4: requests of which it cannot be said why they are where they are. */
  unaccounted(): Promise<{ correlation_id: string; state: string }[]> {
    return this.sql(`
      select r.correlation_id, r.state from request r
      left join attempt a on a.request_id = r.id and a.ended_at is null
      left join response p on p.request_id = r.id
      where not case
        when r.state = 'waiting' then r.wait_reason <> '' and r.check_at is not null and a.number is null and p.status is null
        when r.state in ('submitting','running','stopping')
          then a.token <> '' and a.number = r.attempt and r.submitted_at is not null and p.status is null
        else r.finished_at is not null and a.number is null and p.status is not null
      end`);
  }

  async close(): Promise<void> {
    for (const close of this.#closing.toReversed()) await close();
    await this.#pool.end();
    await this.simulator.stop();
  }

  #configured({
    config,
    settings = this.options.settings,
    settingsNow,
  }: HouseOptions): Pick<House, 'config' | 'settings' | 'retention'> {
    const whole = Config.parse({ ...config, settings });
    return { config: whole, settings: settingsNow ?? (() => settings), retention: () => whole.retention };
  }

  async #tell(message: AlertMessage): Promise<SendOutcome> {
    if (!(await this.hears(message))) return { kind: 'unavailable', reason: 'nobody answers' };
    this.told.push(message);
    return { kind: 'sent' };
  }

  async #store(
    { databaseUrl: url = this.databaseUrl, storeSeen = (real) => real }: HouseOptions,
    telemetry: House['telemetry'],
    events: boolean,
  ): Promise<Store> {
    const store = await openStore({
      ...{ url, telemetry, events, poolMax: 6, statementTimeoutMs: 10_000, lockTimeoutMs: 10_000, connectTimeoutMs: 2_000 },
      applicationName: 'job-keeper flow test',
      channels: [{ name: 'sre', severityMin: 'info' }],
    });
    return storeSeen(store);
  }

  /** One try a call: what is tried again is tried again by the rooms. */
  #engine({ clock, telemetry }: Pick<House, 'clock' | 'telemetry'>): Engine {
    const limits = { attemptsMax: 1, ratePerSecond: 100_000, breakerFailuresMax: 1_000_000, jobsMaxAgeMs: 0 };
    const auth = { kind: 'pat', token: this.simulator.token } as const;
    const as = { host: this.simulator.url, auth, identities: this.options.identities ?? {} };
    return databricksEngine({ ...as, clock, telemetry, version: 'test', limits });
  }
}

function policiesOf({ policies, policy = defaultPolicy }: HouseOptions): NonNullable<HouseOptions['policies']> {
  const standing = { loadedAt: 0, refused: null };
  if (policies !== undefined) return policies;
  return () => Promise.resolve({ current: () => policy, standing: () => standing, renew: () => Promise.resolve() });
}

/** What a slow engine waits for: until the test opens it. */
export function aGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** Runs `test` on a fresh site; then nothing may be left of which nobody knows why it is there. */
export async function onSite(options: SiteOptions, test: (site: Site) => Promise<void>): Promise<void> {
  const clock = new VirtualClock();
  const simulator = await startDatabricks({ ...options.workspace, clock });
  const database = await servedDatabase();
  // Every hour of every day is business time: what is tested is not the calendar.
  const calendar = { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] };
  const settings = someSettings({ calendar, ...options.settings });
  const site = new Site(clock, simulator, database, { ...options, settings });
  try {
    await test(site);
    const left = await site.unaccounted();
    if (left.length > 0) throw new Error(`requests of which nobody knows why they are there: ${JSON.stringify(left)}`);
  } finally {
    await site.close();
    await database.drop();
  }
}

function verbsOf(house: House, facts: readonly Fact[], clock: VirtualClock): TestHouse {
  const rooms = joinRooms(house);
  const { store } = house;
  const tell = tellEvents(house) ?? (() => Promise.reject(new Error('this house was given no queue for events')));
  const keeper = openKeeper({
    house,
    rooms,
    metrics: () => Promise.reject(new Error('not here')),
    parts: () => [],
    healthyBroker: () => null,
  });
  const submitted = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await rooms.submitting.ended();
    return answer;
  };
  return {
    ...{ keeper, rooms, store, facts },
    take: async (wish) => {
      const answer = await keeper.submit({ body: Buffer.from(JSON.stringify(aJobRequest(wish))), traceparent: null });
      if (answer.kind !== 'refused') return answer.requestId;
      throw new Error(`${wish.correlationId} was refused: ${JSON.stringify(answer)}`);
    },
    drive: () => submitted(drive(rooms.queue, 'front')),
    driveArrivals: () => submitted(drive(rooms.queue, 'arrivals')),
    admitAndDie: async () => ((await rooms.queue.admit('heads'))?.admitted ?? []).map(({ submission }) => submission.id),
    sweep: () => submitted(sweep(rooms.queue)),
    resume: () => rooms.runs.resume(),
    watch: async () => {
      // A run is not looked for in a snapshot of the instant it was submitted at.
      await clock.advance(1);
      return rooms.runs.watch();
    },
    relay: () => relay(relayParts(house)),
    tell,
    perform: () => perform(rooms.actions),
    seeClustersUp: () => seeClustersUp(rooms.clustersUp),
    rung: () => Object.entries<Bell>({ ...house.bells }).flatMap(([name, bell]) => (bell.wasRung() ? [name] : [])),
    request: async (id) => {
      const view = await store.reading.request(id);
      if (view === null) throw new Error(`there is no request ${id}`);
      return view;
    },
  };
}

function relayParts({ store, responses: queues, clock, telemetry, config }: House): Parameters<typeof relay>[0] {
  if (queues === null) throw new Error('this house was given no response queues');
  const { batch_max: batchMax, lease_ms: leaseMs } = config.responses;
  return { store: store.responses, queues, clock, telemetry, batchMax, leaseMs };
}
