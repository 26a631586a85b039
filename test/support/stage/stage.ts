// A stage: one database, one vhost, one simulated workspace, a mediator, and replicas that may die. Out: at any time its whole history, for
// the checker. Promised: two stages share nothing but the servers, so that they may play at the same time.
import { startDatabricks, type DatabricksSimulator } from '../databricks/databricks.js';
import { eventually } from '../eventually.js';
import { check, inWords } from '../history/check.js';
import type { Event } from '../history/event.js';
import { emptyDatabase, freshDatabase } from '../postgres.js';
import { rabbitmq } from '../rabbitmq.js';
import { Eye } from './eye.js';
import { Mediator } from './mediator.js';
import { Mortal } from './mortal.js';
import { behaviour, bounds, config, furnish } from './workplace.js';

export interface StageOptions {
  readonly database?: 'migrated' | 'empty';
}

/** Servers that a stage plays on. */
export interface Ground {
  readonly databaseUrl: () => string;
  /** For the eye, whatever becomes of the server. */
  readonly eyeUrl: string;
  readonly amqpUrl: string;
  /** Takes away what the stage was given. */
  drop(): Promise<void>;
}

export class Stage {
  readonly #mortals: Mortal[] = [];
  readonly mediator: Mediator;
  readonly eye: Eye;

  private constructor(
    readonly simulator: DatabricksSimulator,
    private readonly ground: Ground,
  ) {
    this.mediator = new Mediator(ground.amqpUrl);
    this.eye = new Eye(ground.eyeUrl);
  }

  /** On the servers of the test run. */
  static async open({ database: wanted }: StageOptions = {}): Promise<Stage> {
    const database = await (wanted === 'empty' ? emptyDatabase() : freshDatabase());
    const { url } = database;
    const amqpUrl = await (await rabbitmq()).vhostUrl();
    return Stage.on({ databaseUrl: () => url, eyeUrl: url, amqpUrl, drop: () => database.drop() });
  }

  static async on(ground: Ground): Promise<Stage> {
    const simulator = await startDatabricks({ clock: 'realtime', behaviour });
    furnish(simulator);
    return new Stage(simulator, ground);
  }

  /** One of that name, with its own wires; not started yet when it is first asked for. */
  async mortal(name: string): Promise<Mortal> {
    const known = this.#mortals.find((mortal) => mortal.name === name);
    if (known !== undefined) return known;
    const { databaseUrl, amqpUrl } = this.ground;
    const databricks = { url: this.simulator.url, token: this.simulator.token };
    const made = await Mortal.named(name, { databaseUrl, amqpUrl, databricks }, config);
    this.#mortals.push(made);
    return made;
  }

  /** Once a replica has made the schema and the intake queue, and before the first request comes. */
  async begin(): Promise<void> {
    await this.eye.noteMoves();
    await this.mediator.connect();
  }

  async history(): Promise<readonly Event[]> {
    const runs = this.simulator.ledger.runs.map(({ runId, token, clusterId, startedAt, endedAt, result }) => ({
      ...{ kind: 'run' as const, runId, token, clusterId, startedAt, endedAt, result },
    }));
    const eventsLeft = await this.eye.eventsLeft();
    const inStore = [...(await this.eye.everything()), await this.eye.sample()];
    const intakeLeft = await this.mediator.intakeLeft();
    const { sent, published, told, deadLetters } = this.mediator;
    return [
      ...[bounds, ...sent, ...published, ...told, ...deadLetters, ...runs, ...inStore],
      { kind: 'end', at: Date.now(), intakeLeft, eventsLeft },
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
    await this.ground.drop();
  }
}
