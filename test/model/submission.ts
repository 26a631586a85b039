// The submission protocol as a model: one request, two replicas, one engine. Each step is one thing that happens at once in the world: a
// transaction, a call that is carried out, an answer that arrives or is lost, a crash, a lease that ends, a person's deed. The moves of the
// request are those of the real table, and the token is the real one; the guards are the store's.
import { branded, type RequestId } from '../../src/core/ids.js';
import { isFinal, liveStates, next, type Happening, type State } from '../../src/core/lifecycle.js';
import { tokenOf } from '../../src/core/token.js';

type RunStatus = 'active' | 'succeeded' | 'failed' | 'broken' | 'skipped' | 'cancelled';

interface EngineRun {
  readonly token: string;
  readonly status: RunStatus;
  /** Somebody repaired it by hand: what it does then is not of our doing. */
  readonly repaired: boolean;
  /** Of a call by somebody whom another had taken over from, and not held by an attempt yet. */
  readonly late: boolean;
}

interface Attempt {
  readonly token: string;
  readonly run: number | null;
  readonly open: boolean;
}

type Answer = { readonly kind: 'accepted'; readonly run: number } | { readonly kind: 'uncertain' } | { readonly kind: 'no-room' };

/** What a replica has in its hands; lost when it dies. */
type Hand =
  | null
  | { readonly holds: 'submission'; readonly version: number; readonly token: string }
  | { readonly holds: 'answer'; readonly version: number; readonly answer: Answer }
  | { readonly holds: 'sight'; readonly version: number; readonly status: RunStatus };

export interface World {
  readonly state: State;
  readonly version: number;
  readonly lease: 'none' | 'held' | 'over';
  readonly wish: boolean;
  readonly attempts: readonly Attempt[];
  readonly runs: readonly EngineRun[];
  readonly hands: readonly [Hand, Hand];
  readonly retries: number;
  /** How often each misfortune may still happen. */
  readonly left: Readonly<Record<Misfortune, number>>;
}

export type Misfortune = 'crash' | 'lost answer' | 'no room' | 'broken' | 'cancel' | 'repair' | 'restore';

/** The rules that the tests break one by one. */
export interface Rules {
  readonly tokenFor: (world: World) => string;
  /** At the call: the stored token is sent. */
  readonly tokenSent: (stored: string, world: World) => string;
  readonly fenced: boolean;
  readonly claimRaisesVersion: boolean;
  readonly resumes: boolean;
  readonly uncertainIs: 'unknown' | 'failure';
  readonly cancelOfSubmitting: 'wish' | 'end';
}

const request = branded<RequestId>('r');

export const rules: Rules = {
  tokenFor: ({ attempts }) => tokenOf(request, attempts.filter(({ run }) => run !== null).length + 1),
  tokenSent: (stored) => stored,
  fenced: true,
  claimRaisesVersion: true,
  resumes: true,
  uncertainIs: 'unknown',
  cancelOfSubmitting: 'wish',
};

export function initialWorld(left: Partial<World['left']>): World {
  const none = { crash: 0, 'lost answer': 0, 'no room': 0, broken: 0, cancel: 0, repair: 0, restore: 0 };
  return {
    ...{ state: 'received', version: 0, lease: 'none', wish: false, attempts: [], runs: [], hands: [null, null], retries: 2 },
    left: { ...none, ...left },
  };
}

type Step = readonly [name: string, next: World];

/** Every step that could come next. */
export function stepsOf(world: World, by: Rules): Step[] {
  return allSteps(world, by).map(([name, to]) => [name, canonical(to)]);
}

/** Of versions only this matters: whether what a replica holds was decided on the one that stands. They only rise, so what is old stays old. */
function canonical(world: World): World {
  const of = (hand: Hand): Hand => (hand === null ? null : { ...hand, version: hand.version === world.version ? 0 : -1 });
  return { ...world, version: 0, hands: [of(world.hands[0]), of(world.hands[1])] };
}

function allSteps(world: World, by: Rules): Step[] {
  return [
    ...[0, 1].flatMap((replica) => ofReplica(world, replica, by)),
    ...ofEngine(world),
    ...ofTime(world),
    ...ofPeople(world, by),
  ];
}

function ofReplica(world: World, replica: number, by: Rules): Step[] {
  const hand = world.hands[replica] ?? null;
  const named = (name: string, to: World | null): Step[] => (to === null ? [] : [[`${name} (${replica})`, to]]);
  if (hand === null)
    return [
      ...named('admits', admit(world, replica, by)),
      ...named('takes over', by.resumes ? resume(world, replica, by) : null),
      ...named('looks', look(world, replica)),
      ...named('stops the run', stop(world)),
      ...named('adopts', adopt(world)),
    ];
  const crash: Step[] = spend(world, 'crash').flatMap((spent) => named('dies', held(spent, replica, null)));
  return [...crash, ...(hand.holds === 'submission' ? calls(world, replica, by) : named('writes', write(world, replica, by)))];
}

// What the store does, each in one transaction.

function admit(world: World, replica: number, by: Rules): World | null {
  const to = next(world.state, 'run');
  if (to === null) return null;
  const token = by.tokenFor(world);
  const version = world.version + 1;
  const attempts = [...world.attempts, { token, run: null, open: true }];
  return held({ ...world, state: to, version, attempts, lease: 'held' }, replica, { holds: 'submission', version, token });
}

function resume(world: World, replica: number, { claimRaisesVersion }: Rules): World | null {
  const last = world.attempts.at(-1);
  if (world.state !== 'submitting' || world.lease !== 'over' || last === undefined) return null;
  const version = world.version + (claimRaisesVersion ? 1 : 0);
  return held({ ...world, version, lease: 'held' }, replica, { holds: 'submission', version, token: last.token });
}

function look(world: World, replica: number): World | null {
  const run = currentRun(world);
  if ((world.state !== 'running' && world.state !== 'stopping') || run === null || run.status === 'active') return null;
  return held(world, replica, { holds: 'sight', version: world.version, status: run.status });
}

function write(world: World, replica: number, by: Rules): World | null {
  const hand = world.hands[replica] ?? null;
  if (hand === null || hand.holds === 'submission') return null;
  const empty = held(world, replica, null);
  if (by.fenced && hand.version !== world.version) return empty;
  return hand.holds === 'answer' ? settle(empty, hand.answer, by) : end(empty, hand.status);
}

function settle(world: World, answer: Answer, by: Rules): World {
  switch (answer.kind) {
    case 'accepted': {
      const taken = move(world, 'started', (one) => ({ ...one, run: answer.run }));
      const run = taken.runs[answer.run];
      return taken === world || run === undefined ? world : withRun(taken, answer.run, { ...run, late: false });
    }
    case 'uncertain':
      if (by.uncertainIs === 'failure') return move(world, 'failed', closed);
      return world.state === 'submitting' ? { ...world, lease: 'over' } : world;
    case 'no-room':
      return world.wish ? move(world, 'cancelled', closed) : move(world, 'refused', closed);
  }
}

const closed = (attempt: Attempt): Attempt => ({ ...attempt, open: false });

function end(world: World, status: RunStatus): World {
  const back = world.wish ? null : ({ skipped: 'refused', broken: 'retried' } as const)[status as 'skipped' | 'broken'];
  if (back === 'refused') return move(world, back, closed);
  if (back === 'retried' && world.retries > 0) return { ...move(world, back, closed), retries: world.retries - 1 };
  const final = {
    succeeded: 'succeeded',
    failed: 'failed',
    broken: 'failed',
    skipped: 'cancelled',
    cancelled: 'cancelled',
    active: null,
  }[status];
  return final === null ? world : move(world, final as Happening, closed);
}

/** running -> stopping, and the call, which does no harm when it is repeated. */
function stop(world: World): World | null {
  const run = currentRun(world);
  if (!world.wish || run?.status !== 'active' || (world.state !== 'running' && world.state !== 'stopping')) return null;
  const stopping = world.state === 'running' ? move(world, 'stop', (one) => one) : world;
  return withRun(stopping, world.attempts.at(-1)?.run ?? -1, { ...run, status: 'cancelled' });
}

function adopt(world: World): World | null {
  const last = world.attempts.at(-1);
  if (last?.run === null || last === undefined || next(world.state, 'adopted') === null || world.wish) return null;
  if (world.runs[last.run]?.status !== 'active') return null;
  return move(world, 'adopted', (one) => ({ ...one, open: true }));
}

// What happens around it.

/** The call is carried out; its answer arrives, or is lost, or the engine has no room and does nothing. */
function calls(world: World, replica: number, by: Rules): Step[] {
  const hand = world.hands[replica];
  if (hand?.holds !== 'submission') return [];
  const token = by.tokenSent(hand.token, world);
  const late = hand.version !== world.version;
  const known = world.runs.findIndex((run) => run.token === token);
  const run = known === -1 ? world.runs.length : known;
  const done =
    known === -1 ? { ...world, runs: [...world.runs, { token, status: 'active' as const, repaired: false, late }] } : world;
  const answered = (to: World, answer: Answer) => held(to, replica, { holds: 'answer', version: hand.version, answer });
  const one = (name: string, to: World): Step => [`${name} (${replica})`, to];
  return [
    one('is answered with a run', answered(done, { kind: 'accepted', run })),
    ...spend(done, 'lost answer').map((spent) => one('has its answer lost', answered(spent, { kind: 'uncertain' }))),
    ...spend(world, 'lost answer').map((spent) => one('is not heard', answered(spent, { kind: 'uncertain' }))),
    ...(known === -1 ? spend(world, 'no room') : []).map((spent) => one('finds no room', answered(spent, { kind: 'no-room' }))),
  ];
}

function ofEngine(world: World): Step[] {
  return world.runs.flatMap((run, index): Step[] => {
    if (run.status === 'active')
      return [
        ['the run succeeds', withRun(world, index, { ...run, status: 'succeeded' })],
        ['the run fails', withRun(world, index, { ...run, status: 'failed' })],
        ...spend(world, 'broken').map((spent): Step => [
          'the platform breaks the run',
          withRun(spent, index, { ...run, status: 'broken' }),
        ]),
        ...spend(world, 'no room').map((spent): Step => [
          'the run is skipped',
          withRun(spent, index, { ...run, status: 'skipped' }),
        ]),
      ];
    if (run.status !== 'broken') return [];
    return spend(world, 'repair').map((spent): Step => [
      'somebody repairs the run',
      withRun(spent, index, { ...run, status: 'active', repaired: true }),
    ]);
  });
}

function ofTime(world: World): Step[] {
  return world.state === 'submitting' && world.lease === 'held' ? [['the lease ends', { ...world, lease: 'over' }]] : [];
}

function ofPeople(world: World, { cancelOfSubmitting }: Rules): Step[] {
  const isQueued = next(world.state, 'cancel') !== null;
  const isLive = liveStates.some((state) => state === world.state);
  const cancelled = (spent: World): World => {
    if (isQueued) return move(spent, 'cancel', (one) => one);
    if (world.state === 'submitting' && cancelOfSubmitting === 'end') return move(spent, 'cancelled', closed);
    return { ...spent, wish: true };
  };
  // The store as it was when the request had just come; replicas begin anew, as after a restore they do.
  const restored = (spent: World): World => ({ ...initialWorld({}), runs: spent.runs, left: spent.left });
  return [
    ...(isQueued || (isLive && !world.wish) ? spend(world, 'cancel') : []).map((spent): Step => [
      'a cancel is wished',
      cancelled(spent),
    ]),
    ...(isFinal(world.state) ? [] : spend(world, 'restore')).map((spent): Step => ['the store is restored', restored(spent)]),
  ];
}

// Helpers.

function move(world: World, happening: Happening, attempt: (last: Attempt) => Attempt): World {
  const to = next(world.state, happening);
  if (to === null) return world;
  const attempts = world.attempts.map((one, index) => (index === world.attempts.length - 1 ? attempt(one) : one));
  return { ...world, state: to, version: world.version + 1, attempts, lease: 'none' };
}

function held(world: World, replica: number, hand: Hand): World {
  return { ...world, hands: replica === 0 ? [hand, world.hands[1]] : [world.hands[0], hand] };
}

function withRun(world: World, index: number, run: EngineRun): World {
  return { ...world, runs: world.runs.map((one, at) => (at === index ? run : one)) };
}

function currentRun({ attempts, runs }: World): EngineRun | null {
  const run = attempts.at(-1)?.run ?? null;
  return run === null ? null : (runs[run] ?? null);
}

function spend(world: World, what: Misfortune): World[] {
  const left = world.left[what];
  return left === 0 ? [] : [{ ...world, left: { ...world.left, [what]: left - 1 } }];
}
