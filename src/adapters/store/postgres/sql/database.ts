// Statements and transactions on the pool. In: SQL, or work to be done on one connection. Out: rows, or what the work answers. Promised: a
// transaction runs on one connection only and ends with it; a connection that is not known to be clean never goes back to the pool; the loss
// and the return of the database are reported once each. What `work` itself throws is passed on as it is.
import type { DataSource, EntitySchema, ObjectLiteral, Repository } from 'typeorm';
import { Fault } from '../../../../core/faults.js';
import type { Instant } from '../../../../core/ids.js';
import type { Telemetry } from '../../../../ports/telemetry.js';
import { asInstant } from './instants.js';
import { commit, Connection, type Session, type Transaction } from './connection.js';
import type { Statement } from './one-message.js';
import { Reach } from './reach.js';

const beginReading = { text: 'begin isolation level repeatable read, read only', values: [] };
const begin = { text: 'begin isolation level read committed', values: [] };
const readOnly = `select current_setting('transaction_read_only')::boolean as "readOnly"`;

/** Where rows are read from: any connection for each statement, or one moment for all. */
export type Reading = Session & Pick<Connection, 'found'>;

export class Database implements Session {
  readonly #reach: Reach;

  constructor(
    private readonly dataSource: DataSource,
    telemetry: Telemetry,
    /** After so long without an answer the database is lost to a connection. */
    private readonly answerMs: number,
  ) {
    this.#reach = new Reach(telemetry);
  }

  /** Throws a Fault 'store-unavailable' where nothing can be written, also where all can be read. */
  async ping(): Promise<void> {
    const [row] = await this.rows<{ readOnly: boolean }>(readOnly);
    const refusal = row?.readOnly === true ? 'the server is read-only' : this.#reach.refusal;
    if (refusal !== null) throw new Fault('store-unavailable', refusal);
  }

  /** As it is when the statement is carried out; it waits for nothing there. */
  async now(): Promise<Instant> {
    const [row] = await this.rows<{ now: Date }>('select clock_timestamp() as now');
    if (row === undefined) throw new Fault('internal', 'the database did not say what time it is');
    return asInstant(row.now);
  }

  rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.onOneConnection((connection) => connection.rows(sql, parameters));
  }

  /** Simple finds and pages, by TypeORM. */
  found<Row extends ObjectLiteral, T>(entity: EntitySchema<Row>, find: (rows: Repository<Row>) => Promise<T>): Promise<T> {
    return this.onOneConnection((connection) => connection.found(entity, find));
  }

  /**
   * Commits what `work` wrote when it resolves, nothing when it throws before its last statement. READ COMMITTED whatever the database's default: a statement after
   * a lock sees what the lock's last holder committed. `opening` goes out with the begin; `work` is handed the rows of each.
   */
  transaction<T>(
    work: (transaction: Transaction, opened: readonly unknown[][]) => Promise<T>,
    opening: readonly Statement[] = [],
  ): Promise<T> {
    return this.#within([begin, ...opening], work);
  }

  /** All that `work` reads is of one moment. Short: while it lasts nothing that is deleted or replaced anywhere can be cleared away. */
  snapshot<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
    return this.#within([beginReading], work);
  }

  /** `cleaning` makes the connection fit for the pool again after a failure; when it cannot, the connection is closed. */
  async onOneConnection<T>(work: (connection: Connection) => Promise<T>, cleaning: string | null = null): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const connection = new Connection(runner, this.answerMs);
    try {
      return await work(connection);
    } catch (problem) {
      if (connection.lost === null && cleaning !== null && !connection.committed)
        await connection.clean(cleaning).catch(() => connection.close());
      throw problem;
    } finally {
      if (connection.lost !== null) await connection.close();
      await runner.release();
      this.#reach.seen(connection);
    }
  }

  #within<T>(
    begins: readonly Statement[],
    work: (connection: Connection, opened: readonly unknown[][]) => Promise<T>,
  ): Promise<T> {
    return this.onOneConnection(async (connection) => {
      const [, ...opened] = await connection.together(begins);
      const result = await work(connection, opened);
      if (!connection.committed) await connection.together([commit]);
      return result;
    }, 'rollback');
  }
}
