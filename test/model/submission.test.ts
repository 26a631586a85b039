// The submission protocol, in every order in which its steps can come: what holds, and which rule it hangs on. docs/model.md says what was
// proved under which assumptions.
import { expect } from 'chai';
import { isFinal, liveStates } from '../../src/core/lifecycle.js';
import { explore, type Explored } from './explore.js';
import { initialWorld, rules, stepsOf, type Misfortune, type Rules, type World } from './submission.js';

const live = (world: World) => liveStates.some((state) => state === world.state);
/** Started by us, and not started again by a person. */
const ours = (world: World) => world.runs.filter(({ status, repaired }) => status === 'active' && !repaired);

/** A call that comes late finds the run of the next attempt, or is found by it, or, when there is none, is told of as an orphan. */
const explained = (world: World) =>
  ours(world).filter(({ late, token }) => !late || world.attempts.some((attempt) => attempt.open && attempt.token === token));

const promises: Record<string, (world: World) => boolean> = {
  'at most one run an attempt': (world) =>
    world.runs.length <= new Set(world.runs.map(({ token }) => token)).size && tokensAreOfAttempts(world),
  'at most one active run': (world) => ours(world).length <= 1,
  'no active run without a slot': (world) => explained(world).length === 0 || live(world) || world.left.restore === 0,
  'at most one open attempt, and only while a slot is held': ({ attempts, ...world }) => {
    const open = attempts.filter((attempt) => attempt.open).length;
    return open === (liveStates.some((state) => state === world.state) ? 1 : 0);
  },
  'two attempts never hold the same run': ({ attempts }) => {
    const runs = attempts.flatMap(({ run }) => (run === null ? [] : [run]));
    return new Set(runs).size === runs.length;
  },
  'an end is told only when nothing of ours runs any more': (world) => !isFinal(world.state) || explained(world).length === 0,
  'a success that is told was one': (world) => {
    const run = world.attempts.at(-1)?.run ?? null;
    return world.state !== 'succeeded' || (run !== null && world.runs[run]?.status === 'succeeded');
  },
};

/** A run whose token no attempt has stored is one that nobody can find again. */
function tokensAreOfAttempts({ runs, attempts, left }: World): boolean {
  const stored = new Set(attempts.map(({ token }) => token));
  return left.restore === 0 || runs.every(({ token }) => stored.has(token));
}

function explored(misfortunes: Partial<Record<Misfortune, number>>, changed: Partial<Rules> = {}): Explored {
  const by = { ...rules, ...changed };
  return explore<World>({
    // One restore that is never used: its promises are those of a store that forgets nothing.
    initial: initialWorld({ restore: 1, ...misfortunes }),
    steps: (world) =>
      stepsOf(world, by).filter(([name]) => misfortunes.restore !== undefined || name !== 'the store is restored'),
    broken: (world) => Object.entries(promises).find(([, holds]) => !holds(world))?.[0] ?? null,
    done: (world) => isFinal(world.state) && explained(world).length === 0,
  });
}

/** Together they take ten times as long, and find no more: MODEL=whole. */
const everything = { crash: 1, 'lost answer': 1, 'no room': 1, broken: 1, cancel: 1, repair: 1 };
const usual: readonly Partial<Record<Misfortune, number>>[] = [
  { crash: 1, 'lost answer': 1, 'no room': 1, cancel: 1 },
  { crash: 1, 'no room': 1, broken: 1, repair: 1 },
  { 'lost answer': 1, broken: 1, cancel: 1, repair: 1 },
];

describe('the model of the submission protocol', function () {
  this.timeout(120_000);

  for (const misfortunes of process.env['MODEL'] === 'whole' ? [everything] : usual)
    it(`holds every promise in every state, and can always come to an end: ${Object.keys(misfortunes).join(', ')}`, () => {
      const { states, steps, violation } = explored(misfortunes);
      expect(JSON.stringify(violation)).to.equal('null');
      expect(states).to.be.above(5_000);
      expect(steps).to.be.above(states);
    });

  it('after a restore from a backup still has at most one active run, and comes to an end', () => {
    const { violation } = explored({ restore: 1, crash: 1, 'lost answer': 1, broken: 1 });
    expect(violation).to.equal(null);
  });

  const minted = ({ runs, attempts }: World) => `minted-${runs.length}-${attempts.length}`;
  const mutants: Record<string, [Partial<Rules>, Partial<Record<Misfortune, number>>, RegExp]> = {
    'a token that is minted at the call and not stored before': [
      { tokenSent: (_stored, world) => minted(world) },
      { crash: 1 },
      /at most one run an attempt/,
    ],
    'another token after there was no room, when a call comes late': [
      { tokenFor: ({ attempts }) => `by-attempt-${attempts.length + 1}` },
      { 'no room': 1 },
      /at most one active run/,
    ],
    'one token for all attempts of a request': [
      { tokenFor: () => 'r' },
      { broken: 1 },
      /two attempts never hold the same run|at most one/,
    ],
    'a write that does not compare the version': [
      { fenced: false },
      { 'no room': 1 },
      /without a slot|only when nothing of ours/,
    ],
    'taking over without raising the version': [{ claimRaisesVersion: false }, { 'no room': 1 }, /without a slot/],
    'taking a lost answer for a failure': [
      { uncertainIs: 'failure' },
      { 'lost answer': 1 },
      /only when nothing of ours|without a slot/,
    ],
    'a cancel that ends a submission at once': [
      { cancelOfSubmitting: 'end' },
      { cancel: 1 },
      /only when nothing of ours|without a slot/,
    ],
    'nobody who takes over after a crash': [{ resumes: false }, { crash: 1 }, /never come to an end/],
    'a token by chance, when the store is restored': [{ tokenFor: minted }, { restore: 1 }, /at most one active run/],
  };
  for (const [rule, [changed, misfortunes, promise]] of Object.entries(mutants))
    it(`finds out ${rule}`, () => {
      const { violation } = explored(misfortunes, changed);
      expect(violation?.what).to.match(promise);
      expect(violation?.trace.length).to.be.above(2);
    });
});
