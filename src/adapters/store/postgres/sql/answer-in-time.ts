// In: what the database was asked, and for how long an answer is waited for. Out: the answer, or an Error that says that none came: the server,
// or the way to it, stands still. node-postgres' own limit (query_timeout) is not used for this: its callback of each query is a function assigned
// to a property, which V8 allocates as old. Each kept a whole batch, with its parameters and rows, until old memory was collected: a fifth of all that
// was allocated was copied there (docs/performance.md).

/** The server gives a statement up first: its answer says why, and leaves the connection usable. */
export const answerMarginMs = 2_000;

export function answerInTime<T>(ms: number, asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server has not answered within ${ms / 1_000} s`)), ms);
    void asked.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
