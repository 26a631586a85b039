// Each item through `work`, at most `atOnce` at a time, answers in the order of the items. Rejects with the first problem, after all that
// had begun have ended: nothing goes on behind the caller's back.

export async function inParallel<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const queue = items.entries();
  let failed: { readonly problem: unknown } | null = null;
  const lane = async () => {
    for (const [index, item] of queue) {
      if (failed !== null) return;
      try {
        answers[index] = await work(item);
      } catch (problem) {
        failed ??= { problem };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  // Read through a function: the compiler does not see the assignment inside the lanes.
  const first = ((): { readonly problem: unknown } | null => failed)();
  if (first !== null) throw first.problem;
  return answers;
}
