// Lists of states as SQL literals, made from the lifecycle's table. In: states. Out: text for a statement. Promised: a statement's guard is
// the table's; literals, because with a parameter the planner could not use an index that holds some states only.
import {
  finalStates,
  lifecycle,
  liveStates,
  queuedStates,
  sourcesOf,
  states,
  type FinalState,
  type Happening,
  type State,
} from '../../../../core/lifecycle.js';

/** `state in (${queued})` matches the predicate of the partial indexes. */
export const queued = list(queuedStates);
export const live = list(liveStates);
export const unsuccessful = list(finalStates.filter((state) => state !== 'succeeded'));

export function from(happening: Happening): string {
  return list(sourcesOf(happening));
}

/** A condition: the move from column `source` to column `target`, a final state, is one that the table knows. */
export function knownEnding(source: string, target: string): string {
  return finalStates.map((state) => `(${target} = '${state}' and ${source} in (${list(sourcesOfState(state))}))`).join(' or ');
}

function sourcesOfState(target: FinalState): State[] {
  return states.filter((state) => Object.values<State>(lifecycle[state]).includes(target));
}

export function list(some: readonly State[]): string {
  return some.map((state) => `'${state}'`).join(',');
}
