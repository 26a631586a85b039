// The states of a job request and the happenings that move it: state -> happening -> state. Types, final states, the store's guard, the
// database's check constraint and docs/lifecycle.md are derived from this one table.

export const lifecycle = {
  received: { run: 'submitting', wait: 'waiting', reject: 'rejected', expire: 'expired', cancel: 'cancelled' },
  // `adopted`: the last attempt, that was taken for over, runs again on the engine: somebody repaired it there. It is followed.
  waiting: { run: 'submitting', adopted: 'running', reject: 'rejected', expire: 'expired', cancel: 'cancelled' },
  // A cancel that comes while submitting is remembered as a wish: the engine may already have the run. It is carried out once the run has
  // started, and ends the request at once when the engine refuses it.
  submitting: { started: 'running', refused: 'waiting', failed: 'failed', cancelled: 'cancelled' },
  // `refused` of a running request: the engine took the run and then skipped it for lack of room. `retried`: the platform broke it, and it
  // is to be tried again. Both go back keeping their place, and come again under another token.
  running: {
    succeeded: 'succeeded',
    failed: 'failed',
    refused: 'waiting',
    retried: 'waiting',
    cancelled: 'cancelled',
    'timed-out': 'timed-out',
    stop: 'stopping',
  },
  stopping: { succeeded: 'succeeded', failed: 'failed', cancelled: 'cancelled', 'timed-out': 'timed-out' },
  succeeded: {},
  failed: {},
  'timed-out': {},
  cancelled: {},
  rejected: {},
  expired: {},
} as const satisfies Record<string, Record<string, string>>;

export type State = keyof typeof lifecycle;
export type Happening = { [S in State]: keyof (typeof lifecycle)[S] }[State];
export type FinalState = { [S in State]: keyof (typeof lifecycle)[S] extends never ? S : never }[State];

// The keys of the table are exactly its states.
export const states = Object.keys(lifecycle) as State[];
export const finalStates = states.filter((state): state is FinalState => Object.keys(lifecycle[state]).length === 0);
/** States in which a request holds a slot of a cluster, of its job's limit and of its tenant's quota. */
export const liveStates = ['submitting', 'running', 'stopping'] as const satisfies State[];
/** States in which admission looks at a request. */
export const queuedStates = ['received', 'waiting'] as const satisfies State[];

export function isFinal(state: State): state is FinalState {
  return Object.keys(lifecycle[state]).length === 0;
}

/** Where a happening leads from a state, or null when the table does not know that move. */
export function next(state: State, happening: Happening): State | null {
  const moves: Readonly<Partial<Record<Happening, State>>> = lifecycle[state];
  return moves[happening] ?? null;
}

/** The states that a happening may move to `target`: what a store's guard compares with. */
export function sourcesOf(happening: Happening): State[] {
  return states.filter((state) => next(state, happening) !== null);
}
