// One connection of the pool, held for a statement or a transaction. In: SQL with its parameters. Out: rows. Promised: whatever fails is a
// Fault; once the database is lost or silent the connection is marked, and never used again.
import type { Submittable } from 'pg';
import type { EntitySchema, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { asFault, failingOf } from './errors.js';
import { inOneMessage } from './one-message.js';
import { discardPlans, nameOf, plansAreOld } from './prepared.js';

/** Where a statement runs: on any connection, or inside one transaction. */
export interface Session {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** node-postgres' client, as TypeORM hands it out. */
interface Client {
  /** At once, with a statement under way. */
  end(): Promise<void>;
  query(statement: {
    readonly name: string | undefined;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: unknown[] }>;
  query(statement: string): Promise<unknown>;
  query(query: Submittable): unknown;
}

export class Connection implements Session {
  /** Why the database is lost to this connection; null while it is not. */
  lost: string | null = null;
  #used = false;

  constructor(private readonly runner: QueryRunner) {}

  rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.#watched(async () => {
      const client = await this.#ready();
      const name = parameters.length === 0 ? undefined : nameOf(sql);
      const { rows } = await client.query({ name, text: sql, values: [...parameters] });
      // The statement stands beside the type that its caller names: this is where the database's answer becomes one.
      return rows as Row[];
    });
  }

  together(statements: readonly string[]): Promise<readonly unknown[][]> {
    return this.#watched(async () => inOneMessage(await this.#ready(), statements));
  }

  found<Row extends ObjectLiteral, T>(entity: EntitySchema<Row>, find: (rows: Repository<Row>) => Promise<T>): Promise<T> {
    return this.#watched(() => find(this.runner.manager.getRepository(entity)));
  }

  /** Without waiting for an answer that may never come: node-postgres cuts a connection that has a statement under way. */
  async close(): Promise<void> {
    if (this.runner.isReleased) return;
    // `connect` answers with the connection that the runner has; where it could get none, there is nothing to close.
    const client = (await this.runner.connect().catch(() => null)) as Client | null;
    if (client !== null) void client.end().catch(() => undefined);
  }

  /** Plans are discarded before the first statement of whoever holds the connection: within a transaction that has failed nothing is carried out. */
  async #ready(): Promise<Client> {
    const client = (await this.runner.connect()) as Client;
    if (this.#used) return client;
    this.#used = true;
    if (plansAreOld(client)) await client.query(discardPlans);
    return client;
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (problem) {
      const fault = asFault(problem);
      if (failingOf(fault) === 'lost') this.lost = fault.detail;
      throw fault;
    }
  }
}
