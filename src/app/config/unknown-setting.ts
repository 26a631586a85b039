// A name that is no setting. In: its path, or the variable that names it. Out: the sentence of the problem, with the setting that was probably meant.
// Promised: what is proposed is a setting; what somebody may name as they please, as a pool, is never taken for a slip; no value is in it.
import { nearest } from '../../core/nearest.js';
import { keysAt, takenAt } from './shape.js';

const sentence = 'is not a setting';
const prefix = 'JOB_KEEPER_';

/** Of a key in a file: what is above it is known. */
export function notASetting(path: readonly string[]): string {
  const near = nearest(path.at(-1) ?? '', keysAt(path.slice(0, -1)));
  return near === null ? sentence : `${sentence}; did you mean "${near}"?`;
}

/** Of a variable any part may be mistaken. `ending`: `_FILE`, or nothing. */
export function notAVariable(path: readonly string[], ending: string): string {
  const meant = nearestPath(path);
  return meant === null ? sentence : `${sentence}; did you mean ${prefix}${meant.join('__').toUpperCase()}${ending}?`;
}

/** null: none is near, or none takes a value. */
function nearestPath(path: readonly string[]): readonly string[] | null {
  const meant: string[] = [];
  for (const part of path) {
    const known = keysAt(meant);
    const one = known.length === 0 || known.includes(part) ? part : nearest(part, known);
    if (one === null) return null;
    meant.push(one);
  }
  return takenAt(meant) === null ? null : meant;
}
