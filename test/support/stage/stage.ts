// A stage: one database, one vhost, one simulated workspace, a mediator, and replicas that may die. Out: at any time its whole history, for
// the checker. Promised: two stages share nothing but the servers, so that they may play at the same time.
import { startDatabricks, type DatabricksSimulator } from '../databricks/databricks.js';
import { eventually } from '../eventually.js';
import { check, inWords } from '../history/check.js';
import type { Event } from '../history/event.js';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../postgres.js';
import { rabbitmq } from '../rabbitmq.js';
import { Eye } from './eye.js';
import { Mediator } from './mediator.js';
import { Mortal } from './mortal.js';
import { behaviour, bounds, config, furnish } from './workplace.js';

export interface StageOptions {
  /** Of configuration, over the stage's own. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly database?: 'migrated' | 'empty';
}

export class Stage {
  readonly #mortals: Mortal[] = [];

  readonly mediator: Mediator;
  readonly eye: Eye;

  private constructor(
    readonly simulator: DatabricksSimulator,
    private readonly place: { readonly database: TestDatabase; readonly amqpUrl: string },
    private readonly options: StageOptions,
  ) {
    this.mediator = new Mediator(place.amqpUrl);
    this.eye = new Eye(place.database.url);
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const simulator = await startDatabricks({ clock: 'realtime', behaviour });
    furnish(simulator);
    const database = await (options.database === 'empty' ? emptyDatabase() : freshDatabase());
    const amqpUrl = await (await rabbitmq()).vhostUrl();
    return new Stage(simulator, { database, amqpUrl }, options);
  }

  /** One of that name, with its own wires; not started yet when it is first asked for. */
  async mortal(name: string): Promise<Mortal> {
    const known = this.#mortals.find((mortal) => mortal.name === name);
    if (known !== undefined) return known;
    const { database, amqpUrl } = this.place;
    const databricks = { url: this.simulator.url, token: this.simulator.token };
    const made = await Mortal.named(
      name,
      { databaseUrl: () => database.url, amqpUrl, databricks },
      { ...config, ...this.options.config },
    );
    this.#mortals.push(made);
    return made;
  }

  async history(): Promise<readonly Event[]> {
    const runs = this.simulator.ledger.runs.map(({ runId, token, clusterId, startedAt, endedAt, result }) => ({
      ...{ kind: 'run' as const, runId, token, clusterId, startedAt, endedAt, result },
    }));
    const { sent, published, deadLetters } = this.mediator;
    return [
      ...[bounds, ...sent, ...published, ...deadLetters, ...runs, ...(await this.eye.everything()), await this.eye.sample()],
      { kind: 'end', at: Date.now(), intakeLeft: await this.mediator.intakeLeft() },
    ];
  }

  /** All invariants hold, within the bound. */
  async settles(boundMs: number): Promise<void> {
    await eventually(
      async () => {
        const violations = check(await this.history());
        if (violations.length > 0) throw new Error(inWords(violations));
        return true;
      },
      boundMs,
      100,
    );
  }

  async close(): Promise<void> {
    for (const mortal of this.#mortals) await mortal.close();
    await this.mediator.close();
    await this.eye.close();
    await this.simulator.stop();
    await this.place.database.drop();
  }
}
