// Names that have to tell things apart, and do not. In: the names of a list, and its path. Out: a problem for each that is another's already.
import type { Problem } from '../../core/problem.js';

export function twice(names: readonly string[], path: string): Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: `${path}.${index}.name`, message: `${name} is the name of another one` }] : [],
  );
}
