// Ways to take so many from groups, of which each holds alike ones. In: the size of each group, how many are taken. Out: how many of each, as a list for
// every way there is. Bounded.

/** Those that take from the first groups come first. null: there are more than `most`. None where fewer are there than are taken. */
export function picks(sizes: readonly number[], taken: number, most: number): readonly (readonly number[])[] | null {
  if (waysToTake(sizes, taken, most) > most) return null;
  return [...ways(sizes, taken)];
}

function* ways(sizes: readonly number[], taken: number): Generator<readonly number[]> {
  const [size, ...others] = sizes;
  if (size === undefined) {
    if (taken === 0) yield [];
    return;
  }
  const behind = others.reduce((sum, other) => sum + other, 0);
  for (let here = Math.min(size, taken); here >= Math.max(0, taken - behind); here -= 1)
    for (const rest of ways(others, taken - here)) yield [here, ...rest];
}

/** Counted without making them; beyond `most` it is not counted on. */
function waysToTake(sizes: readonly number[], taken: number, most: number): number {
  let byTaken = [1, ...Array.from({ length: taken }, () => 0)];
  for (const size of sizes)
    byTaken = byTaken.map((_, sum) => {
      const from = byTaken.slice(Math.max(0, sum - size), sum + 1);
      return Math.min(
        most + 1,
        from.reduce((all, one) => all + one, 0),
      );
    });
  return byTaken[taken] ?? 0;
}
