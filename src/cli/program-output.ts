// Where commands write. Promised: who has read enough and closed the pipe disturbs no command, which does all that it was asked; whatever else kept
// something from being written (a full disk) is known when it ends.
import type { Writable } from 'node:stream';
import type { Output } from './io.js';

export interface ProgramOutput extends Output {
  readonly rows: number | undefined;
  /** Whoever read it has gone. */
  readonly isUnread: boolean;
  /** Why something was not written, once all has been tried; null: nothing was lost that anybody waits for. */
  readonly lost: () => Promise<string | null>;
}

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

export function programOutput(stream: Stream): ProgramOutput {
  const problems: Error[] = [];
  let last: Promise<void> = Promise.resolve();
  const keep = (problem?: Error | null) => {
    if (problem) problems.push(problem);
  };
  // Told with the write that failed; unheard it would end the process with a stack.
  stream.on('error', () => undefined);
  return {
    write: (text) => {
      last = new Promise((resolve) => {
        stream.write(text, (problem) => {
          keep(problem);
          resolve();
        });
      });
    },
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
    get isUnread() {
      return problems.some(isUnread);
    },
    lost: async () => {
      // They are answered in order.
      await last;
      const [first] = problems;
      return first === undefined || isUnread(first) ? null : first.message;
    },
  };
}

function isUnread(problem: Error): boolean {
  return 'code' in problem && problem.code === 'EPIPE';
}
