// Work that is done a batch at a time until a batch is not full, with a pause between two so that nobody waits for it. In: how large a batch is, and the
// work. Out: how much was done. Promised: it ends after so many batches, however much there is; the rest is left for the next time.

export interface Batches {
  readonly max: number;
  readonly batchesMax: number;
  readonly pause: () => Promise<unknown>;
}

export async function batchByBatch({ max, batchesMax, pause }: Batches, work: (max: number) => Promise<number>): Promise<number> {
  let sum = 0;
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const count = await work(max);
    sum += count;
    if (count < max) break;
    await pause();
  }
  return sum;
}
