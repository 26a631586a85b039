// A question that anybody may ask without a credential, as often as he likes. In: how it is answered. Out: the same, but whoever asks while an answer is under way is
// given that one. Promised: however many ask, no more than one answer is worked out for them at a time.
export function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () =>
    (underWay ??= ask().finally(() => {
      underWay = null;
    }));
}
