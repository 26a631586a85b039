// Where something sorted is parted. In: a range of places, and what holds from some place on. Out: the first place at which it holds; `to`: it never does.
export function lowest({ from, to }: { readonly from: number; readonly to: number }, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
