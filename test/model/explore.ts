// Every state that a model can get into, breadth first: the shortest way to a broken promise is the one that is shown.

export interface Model<S> {
  readonly initial: S;
  /** Every step that could be taken next, by its name. */
  readonly steps: (state: S) => readonly (readonly [name: string, next: S])[];
  /** Why the state must not be; null when it may. */
  readonly broken: (state: S) => string | null;
  /** What every state has to be able to come to. */
  readonly done: (state: S) => boolean;
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  /** The first promise that is broken, and the way there. */
  readonly violation: { readonly what: string; readonly trace: readonly string[] } | null;
}

const statesMax = 2_000_000;

export function explore<S>({ initial, steps, broken, done }: Model<S>): Explored {
  const keyOf = (state: S) => JSON.stringify(state);
  const seen = new Map<string, { readonly from: string | null; readonly by: string }>([
    [keyOf(initial), { from: null, by: 'start' }],
  ]);
  const before = new Map<string, string[]>();
  const finished: string[] = [];
  let taken = 0;
  const traceTo = (key: string): string[] => {
    const trace: string[] = [];
    for (let at: string | null = key; at !== null; at = seen.get(at)?.from ?? null) trace.unshift(seen.get(at)?.by ?? '');
    return trace;
  };
  const visit = (key: string, [by, successor]: readonly [string, S], into: S[]): number => {
    const to = keyOf(successor);
    before.set(to, before.get(to) ?? []);
    before.get(to)?.push(key);
    if (seen.has(to)) return 1;
    if (seen.size >= statesMax) throw new Error(`more than ${statesMax} states: the model has no bound`);
    seen.set(to, { from: key, by });
    into.push(successor);
    return 1;
  };
  let frontier: S[] = [initial];
  while (frontier.length > 0) {
    const next: S[] = [];
    for (const state of frontier) {
      const key = keyOf(state);
      const what = broken(state);
      if (what !== null) return { states: seen.size, steps: taken, violation: { what, trace: traceTo(key) } };
      if (done(state)) finished.push(key);
      for (const step of steps(state)) taken += visit(key, step, next);
    }
    frontier = next;
  }
  const stuck = stuckAmong([...seen.keys()], before, finished);
  const violation = stuck === undefined ? null : { what: 'it can never come to an end any more', trace: traceTo(stuck) };
  return { states: seen.size, steps: taken, violation };
}

/** Whoever cannot come to an end any more, whatever is done next. */
function stuckAmong(
  all: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
  finished: readonly string[],
): string | undefined {
  const ending = new Set(finished);
  let queue = [...finished];
  while (queue.length > 0)
    queue = queue.flatMap((key) => (before.get(key) ?? []).filter((from) => !ending.has(from) && ending.add(from)));
  return all.find((key) => !ending.has(key));
}
