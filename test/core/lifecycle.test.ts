import { expect } from 'chai';
import fc from 'fast-check';
import {
  finalStates,
  isFinal,
  lifecycle,
  liveStates,
  next,
  sourcesOf,
  states,
  type Happening,
  type State,
} from '../../src/core/lifecycle.js';

describe('lifecycle', () => {
  const happenings = [...new Set(states.flatMap((state) => Object.keys(lifecycle[state])))] as Happening[];

  it('leads every happening of the table to a state of the table', () => {
    for (const state of states) for (const target of Object.values(lifecycle[state])) expect(states).to.include(target);
  });

  it('never leaves a final state', () => {
    for (const state of finalStates) for (const happening of happenings) expect(next(state, happening)).to.equal(null);
  });

  it('reaches a final state from every state', () => {
    const ending = new Set<State>(finalStates);
    for (let round = 0; round < states.length; round += 1) {
      for (const state of states) if (Object.values(lifecycle[state]).some((target) => ending.has(target))) ending.add(state);
    }
    expect([...ending].sort()).to.deep.equal([...states].sort());
  });

  it('walks from received without ever meeting an unknown move twice differently', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 30, size: 'max' }), (walk) => {
        let state: State = 'received';
        for (const happening of walk) {
          const target = next(state, happening);
          if (target === null) continue;
          expect(sourcesOf(happening)).to.include(state);
          expect(isFinal(state)).to.equal(false);
          state = target;
        }
      }),
    );
  });

  it('names as sources of a happening the states that know it, and no other: what they are not, a store refuses to move', () => {
    for (const happening of happenings)
      for (const state of states)
        expect(sourcesOf(happening).includes(state), `${happening} of ${state}`).to.equal(happening in lifecycle[state]);
  });

  it('lets a request hold a slot only in submitting, running and stopping', () => {
    expect([...liveStates]).to.deep.equal(['submitting', 'running', 'stopping']);
    for (const state of liveStates) expect(isFinal(state)).to.equal(false);
  });
});
