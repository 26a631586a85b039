// Ids of the workspace. Inside they are decimal text; on the wire a JSON number without loss, or text in mode `string`.
export type IdMode = 'small' | 'big' | 'string';

const FIRST_OF: Record<IdMode, bigint> = {
  small: 969_479_553_499_872n, // 15 digits, as in public examples: safe for every parser
  big: 8_763_000_000_000_000_123n, // above 2^53: a client that reads it as a double asks for another run
  string: 8_763_000_000_000_000_123n,
};

export class Ids {
  readonly #mode: IdMode;
  #next: bigint;

  constructor(mode: IdMode) {
    this.#mode = mode;
    this.#next = FIRST_OF[mode];
  }

  mint(): string {
    const id = this.#next;
    this.#next += 1n;
    return id.toString();
  }

  /** 4 + 6 + 8 characters, like the ids of real clusters. */
  mintCluster(): string {
    const tail = this.mint().slice(-8);
    return `1121-${tail.slice(-6)}-sim${tail.slice(-5)}`;
  }

  onWire(id: string): bigint | string {
    return this.#mode === 'string' ? id : BigInt(id);
  }
}
