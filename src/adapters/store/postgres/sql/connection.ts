// One connection of the pool, held for a statement or a transaction. In: SQL with its parameters. Out: rows. Promised: whatever fails is a
// Fault; once the database is lost or silent the connection is marked, and never used again.
import type { Submittable } from 'pg';
import type { EntitySchema, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { Fault } from '../../../../core/faults.js';
import { answerInTime } from './answer-in-time.js';
import { asFault, failingOf, takesNothing } from './errors.js';
import { inOneMessage, type Statement } from './one-message.js';
import { discardPlans, plansAreOld } from './prepared.js';

/** Where a statement runs: on any connection, or inside one transaction. */
export interface Session {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Transaction extends Session {
  /** Goes out with what is sent next, at the latest with the commit: a round trip less where its rows are nobody's. */
  later(sql: string, parameters: readonly unknown[]): void;
  /** The last statement: where it is short the commit goes out with it, and is carried out when it has not failed. */
  last<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
}

export const commit: Statement = { text: 'commit', values: [] };

/** node-postgres' client, as TypeORM hands it out. */
interface Client {
  /** At once, with a statement under way. */
  end(): Promise<void>;
  query(statement: string): Promise<unknown>;
  query(query: Submittable): unknown;
}

/**
 * What a socket takes at once. A process that stands still with half of a message sent is not idle to the server, which then waits for the
 * other half, and holds its locks, without end: what is longer goes by itself.
 */
const togetherBytesMax = 16_384;

export class Connection implements Transaction {
  /** Why the database is lost to this connection; null while it is not. */
  lost: string | null = null;
  /** Why the server took nothing from it, however good the connection is. */
  refused: string | null = null;
  /** The commit of its transaction went out with the last statement. */
  committed = false;
  #used = false;
  #held: Statement[] = [];

  constructor(
    private readonly runner: QueryRunner,
    private readonly answerMs: number,
  ) {}

  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answers = await this.together([{ text: sql, values: parameters }]);
    // The statement stands beside the type that its caller names: this is where the database's answer becomes one.
    return answers[0] as Row[];
  }

  later(sql: string, parameters: readonly unknown[]): void {
    this.#held.push({ text: sql, values: parameters });
  }

  async last<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const one = { text: sql, values: parameters };
    if (lengthOf([one]) > togetherBytesMax) return this.rows<Row>(sql, parameters);
    const [rows] = await this.together([one, commit]);
    this.committed = true;
    return rows as Row[];
  }

  /** The rows of each. */
  together(statements: readonly Statement[]): Promise<readonly unknown[][]> {
    if (this.committed) throw new Fault('internal', 'a statement behind the last one of its transaction');
    const held = this.#held;
    this.#held = [];
    return this.#watched(async () => {
      const client = await this.#ready();
      if (lengthOf(held) > togetherBytesMax) for (const one of held.splice(0)) await inOneMessage(client, [one]);
      return (await inOneMessage(client, [...held, ...statements])).slice(held.length);
    });
  }

  /** What makes it fit for others after a failure; what was to go out with the next statement is nothing any more. */
  clean(sql: string): Promise<unknown> {
    this.#held = [];
    return this.rows(sql);
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
      return await answerInTime(this.answerMs, work());
    } catch (problem) {
      const fault = asFault(problem);
      if (failingOf(fault) === 'lost') this.lost = fault.detail;
      if (takesNothing(fault)) this.refused = fault.detail;
      throw fault;
    }
  }
}

/** Of the texts in them, which is nearly all there is. */
function lengthOf(statements: readonly Statement[]): number {
  const values = statements.flatMap((statement) => statement.values).flat();
  return values.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}
