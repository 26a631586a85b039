// A replica that may be killed, stopped and started again, with a tap on each of its three wires. In: where the servers are. Out: a real
// `serve` process. Promised: its wires outlive it, so that a test keeps its grip on who comes next.
import { placeOf } from '../place.js';
import { addressOf, spawnReplica } from '../keeper-process.js';
import type { NodeProcess } from '../processes.js';
import { amqpFrames } from '../wire/amqp-frames.js';
import { httpBytes } from '../wire/http-bytes.js';
import { postgresFrames } from '../wire/postgres-frames.js';
import { Tap } from '../wire/tap.js';

export interface Servers {
  /** Asked at each connection: a server that was started again may be somewhere else. */
  readonly databaseUrl: () => string;
  readonly amqpUrl: string;
  readonly databricks: { readonly url: string; readonly token: string };
}

export class Mortal {
  starts = 0;
  #process: NodeProcess | null = null;
  #url = '';

  private constructor(
    readonly name: string,
    readonly taps: { readonly store: Tap; readonly broker: Tap; readonly engine: Tap },
    private readonly servers: Servers,
    private readonly config: Readonly<Record<string, unknown>>,
  ) {}

  static async named(name: string, servers: Servers, config: Readonly<Record<string, unknown>>): Promise<Mortal> {
    const taps = {
      store: await Tap.before(() => placeOf(new URL(servers.databaseUrl())), postgresFrames),
      broker: await Tap.before(() => placeOf(new URL(servers.amqpUrl)), amqpFrames),
      engine: await Tap.before(() => placeOf(new URL(servers.databricks.url)), httpBytes),
    };
    return new Mortal(name, taps, servers, config);
  }

  /** Resolves when it is ready. `skewMs`: its clock is ahead of everybody's by so much. */
  async start(skewMs = 0): Promise<void> {
    this.begin(skewMs);
    await this.ready();
  }

  begin(skewMs = 0): void {
    const { databaseUrl, amqpUrl, databricks } = this.servers;
    const { store, broker, engine } = this.taps;
    this.starts += 1;
    const database = new URL(databaseUrl());
    database.search = '';
    this.#process = spawnReplica({
      databaseUrl: through(database.href, store),
      amqpUrl: through(amqpUrl, broker),
      databricks: { url: through(databricks.url, engine), token: databricks.token },
      config: this.config,
      clockSkewMs: skewMs,
    });
  }

  async ready(): Promise<void> {
    this.#url = await addressOf(this.process);
  }

  get url(): string {
    return this.#url;
  }

  get process(): NodeProcess {
    if (this.#process === null) throw new Error(`replica ${this.name} is not running`);
    return this.#process;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** Returns when it is gone. */
  async kill(): Promise<void> {
    const { process } = this;
    process.kill('SIGKILL');
    await process.exited;
    this.#process = null;
  }

  async close(): Promise<void> {
    if (this.#process !== null) await this.kill();
    await Promise.all(Object.values(this.taps).map((tap) => tap.close()));
  }
}

function through(address: string, { port }: Tap): string {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href.replace(/\/$/, '');
}
