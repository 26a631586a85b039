// In: a whole, and who shares it by weight. Out: each one's part. Promised: nobody is left without, and together they have no more than the
// whole, as long as it is enough for one each.

export function shareOf(whole: number, weight: number, weights: readonly number[]): number {
  const all = weights.reduce((sum, one) => sum + one, 0);
  // Of what is left when each has one: who is raised to one afterwards has taken it of nobody, and all together have more than there is.
  return 1 + Math.floor((Math.max(0, whole - weights.length) * weight) / all);
}
