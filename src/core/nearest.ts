// "Did you mean": the known name nearest to one that is not known, or null when none is near.

export function nearest(name: string, known: readonly string[]): string | null {
  const wanted = name.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let least = Infinity;
  for (const one of known) {
    const most = Math.max(1, Math.floor(Math.max(wanted.length, one.length) / 3));
    // No word is nearer than their lengths are.
    if (one.length - wanted.length > most && !one.toLowerCase().startsWith(wanted)) continue;
    const steps = stepsTo(wanted, one.toLowerCase());
    if (steps < least && steps <= most) {
      best = one;
      least = steps;
    }
  }
  return best;
}

/** A beginning of three letters or more is as near as one slip of the hand. */
function stepsTo(wanted: string, one: string): number {
  return wanted.length >= 3 && one.startsWith(wanted) ? 1 : distance(wanted, one);
}

/** `'no case is called "buzy"; did you mean "busy"?'`, or the list of all when none is near and the list is short. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const said = `no ${what} is called "${name.slice(0, 64)}"`;
  if (near !== null) return `${said}; did you mean "${near}"?`;
  return known.length === 0 || known.length > 20 ? said : `${said}; there are: ${known.join(', ')}`;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now[column] = Math.min(
        at(last, column) + 1,
        at(now, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    before = last;
    last = now;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
