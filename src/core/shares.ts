// In: a whole, and who shares it by weight. Out: each one's part. Promised: nobody is left without, and together they have no more than the
// whole, as long as it is enough for one each.

export function shareOf(whole: number, weight: number, weights: readonly number[]): number {
  const all = weights.reduce((sum, one) => sum + one, 0);
  const partOf = (one: number) => (whole * one) / all;
  if (partOf(weight) < 1) return 1;
  // Whoever is raised to one has taken the rest of it of those who have more.
  const others = weights.filter((one) => partOf(one) >= 1);
  const raised = weights.length - others.length;
  return raised === 0 ? Math.floor(partOf(weight)) : shareOf(whole - raised, weight, others);
}
