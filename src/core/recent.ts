// A map of what came last. Promised: never more than `max` entries; of the keys set last half as many are there, unless they were deleted;
// and each step costs the same however many there are. Taking the first entry out of one Map, again and again, does not: V8 walks over all
// that were taken out before, and with 20,000 of them that was 30 us an entry, a sixth of Node's time at intake.
export class Recent<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  readonly #half: number;

  constructor(max: number) {
    this.#half = Math.max(1, Math.floor(max / 2));
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: K): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** When the younger half is full, the older one is forgotten as a whole. */
  set(key: K, value: V): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) this.#forgetOld();
    this.#young.set(key, value);
  }

  delete(key: K): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  #forgetOld(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }
}
