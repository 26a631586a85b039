// Names that have to tell things apart, and do not. In: the names of a list, and where each stands. Out: a problem for each that is
// another's already.
import type { Problem } from '../../core/problem.js';

export function twice(names: readonly string[], pathOf: (index: number) => string): Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: pathOf(index), message: `${name} is the name of another one` }] : [],
  );
}
