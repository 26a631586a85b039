// Several statements in one message, with one answer. In: statements without parameters. Out: the rows of each. Promised: each
// sees what was committed before it; what stands behind one that fails is not carried out.
import pg from 'pg';
import { nameOf } from './prepared.js';

interface Named {
  readonly name: string | undefined;
  readonly text: string;
}

/** What of node-postgres' connection a query of one's own is made of. */
interface Wire {
  on(event: 'parseComplete', listener: () => void): void;
  once(event: 'readyForQuery', listener: () => void): void;
  off(event: 'parseComplete', listener: () => void): void;
  readonly stream: { cork(): void; uncork(): void };
  /** By name: what it need not be sent again. */
  readonly parsedStatements: Record<string, string>;
  parse(statement: Named): void;
  bind(portal: { readonly statement: string | undefined }): void;
  describe(portal: { readonly type: 'P' }): void;
  execute(portal: object): void;
  sync(): void;
}

interface Client {
  query(query: pg.Submittable): unknown;
}

/** A round trip less for each statement but the first, and they stay prepared, which several texts in one message do not: 0.6 ms of a pass. */
export function inOneMessage(client: Client, statements: readonly string[]): Promise<readonly unknown[][]> {
  return new Promise((resolve, reject) => {
    client.query(
      new Several(statements, (problem, results) => {
        if (problem) reject(problem);
        else resolve(([] as { readonly rows: unknown[] }[]).concat(results).map(({ rows }) => rows));
      }),
    );
  });
}

class Several extends pg.Query {
  constructor(
    private readonly statements: readonly string[],
    callback: (problem: Error | undefined, results: { rows: unknown[] } | { rows: unknown[] }[]) => void,
  ) {
    super('', callback);
  }

  override submit = (connection: unknown): void => {
    const wire = connection as Wire;
    const parsing: Named[] = [];
    // The server says of each that it is parsed, in their order; of none behind one that has failed.
    const parsed = () => {
      const one = parsing.shift();
      if (one?.name !== undefined) wire.parsedStatements[one.name] = one.text;
    };
    wire.on('parseComplete', parsed);
    wire.once('readyForQuery', () => wire.off('parseComplete', parsed));
    wire.stream.cork();
    for (const text of this.statements) {
      const name = nameOf(text);
      if (name === undefined || wire.parsedStatements[name] === undefined) {
        wire.parse({ name, text });
        parsing.push({ name, text });
      }
      wire.bind({ statement: name });
      wire.describe({ type: 'P' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  };
}
