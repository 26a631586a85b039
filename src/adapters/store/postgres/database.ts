// Statements and transactions. In: SQL with its parameters. Out: rows. Promised: whatever fails is a Fault; a connection that is lost or
// silent leaves the pool; a transaction runs on one connection only and ends with it; the loss and the return of the database are reported.
import type { DataSource, QueryRunner } from 'typeorm';
import type { Telemetry } from '../../../ports/telemetry.js';
import { asFault, failingOf } from './errors.js';

/** Where a statement runs: on any connection, or inside one transaction. */
export interface Session {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** What can be ended at once, with a statement under way: node-postgres' client, as TypeORM hands it out. */
interface Endable {
  end(): Promise<void>;
}

export class Database implements Session {
  #reachable = true;

  constructor(
    readonly dataSource: DataSource,
    private readonly telemetry: Telemetry,
  ) {}

  rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.onOneConnection((session) => session.rows(sql, parameters));
  }

  /** Commits what `work` wrote when it resolves, nothing when it throws. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.onOneConnection(async (session) => {
      await session.rows('begin');
      const result = await work(session);
      await session.rows('commit');
      return result;
    }, endTransaction);
  }

  /** `afterFailure` makes the connection fit for the pool again; when it cannot, the connection is closed. */
  async onOneConnection<T>(
    work: (session: Session) => Promise<T>,
    afterFailure: (session: Session) => Promise<unknown> = nothing,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const session = { rows: <Row>(sql: string, parameters?: readonly unknown[]) => query<Row>(runner, sql, parameters) };
    try {
      const result = await work(session);
      this.#report(true, null);
      return result;
    } catch (problem) {
      const lost = failingOf(problem) === 'lost';
      const unfit = lost || (await afterFailure(session).then(no, yes));
      if (unfit) await close(runner);
      this.#report(!lost, problem);
      throw asFault(problem);
    } finally {
      await runner.release();
    }
  }

  #report(reachable: boolean, problem: unknown): void {
    if (this.#reachable === reachable) return;
    this.#reachable = reachable;
    const detail = reachable ? null : asFault(problem).message;
    this.telemetry.report({ kind: 'connection', to: 'store', state: reachable ? 'up' : 'down', detail });
  }
}

async function query<Row>(runner: QueryRunner, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const result = await runner.query(sql, [...parameters], true);
  // The statement stands beside the type its caller names: this is where the database's answer becomes one.
  return result.records as Row[];
}

const nothing = () => Promise.resolve();
const yes = () => true;
const no = () => false;
const endTransaction = (session: Session) => session.rows('rollback');

/** Without waiting for an answer that may never come: node-postgres cuts a connection that has a statement under way. */
async function close(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return;
  // `connect` gives the connection the runner has; where it has none, there is nothing to close.
  const client = (await runner.connect().catch(() => null)) as Endable | null;
  if (client !== null) void client.end().catch(() => undefined);
}
