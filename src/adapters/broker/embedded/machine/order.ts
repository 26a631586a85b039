// In: values with a key. Out: the value with the smallest key, equal keys in the order of coming. Promised: put and take in O(log n);
// values that no longer count may stay inside until `keep` throws them out, so that leaving the middle costs nothing.
interface Place<T> {
  readonly key: number;
  readonly coming: number;
  readonly value: T;
}

export class Order<T> {
  #places: Place<T>[] = [];
  #coming = 0;

  get size(): number {
    return this.#places.length;
  }

  first(): T | undefined {
    return this.#places[0]?.value;
  }

  firstKey(): number | null {
    return this.#places[0]?.key ?? null;
  }

  put(key: number, value: T): void {
    this.#coming += 1;
    this.#places.push({ key, coming: this.#coming, value });
    this.#rise(this.#places.length - 1);
  }

  take(): T | undefined {
    const first = this.#places[0];
    const last = this.#places.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#places.length > 0) {
      this.#places[0] = last;
      this.#sink();
    }
    return first.value;
  }

  /** Throws out what no longer counts. A sorted array is a heap. */
  keep(counts: (value: T) => boolean): void {
    this.#places = this.#places.filter(({ value }) => counts(value)).sort(compare);
  }

  #rise(start: number): void {
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapUnlessOrdered(parent, child)) return;
      child = parent;
    }
  }

  #sink(): void {
    let parent = 0;
    while (parent * 2 + 1 < this.#places.length) {
      const left = parent * 2 + 1;
      const child = this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#swapUnlessOrdered(parent, child)) return;
      parent = child;
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#places[one], this.#places[other]];
    return a !== undefined && b !== undefined && compare(a, b) < 0;
  }

  #swapUnlessOrdered(parent: number, child: number): boolean {
    const [upper, lower] = [this.#places[parent], this.#places[child]];
    if (upper === undefined || lower === undefined || compare(upper, lower) <= 0) return false;
    this.#places[parent] = lower;
    this.#places[child] = upper;
    return true;
  }
}

function compare(one: Place<unknown>, other: Place<unknown>): number {
  return one.key - other.key || one.coming - other.coming;
}
