// Chance that repeats: the same seed, the same numbers (mulberry32).
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(min: number, max: number): number {
    return Math.floor(min + this.next() * (max - min + 1));
  }

  oneOf<T>(list: readonly T[]): T {
    const chosen = list[this.between(0, list.length - 1)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** Of its own, so that what one part draws does not change what another one gets. */
  branch(name: string): Chance {
    let hash = this.#state;
    for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash, 31) + name.charCodeAt(index);
    return new Chance(hash);
  }
}
