// What proves who we are, or leads to where something is. In: the text itself, or how it is read. Out: as it is now: whoever keeps it may write a new one
// at any time. Promised: it can always be had; while a new one cannot be read, it is the one of before.

/** A text never changes. What is read does not throw. */
export type Secret = string | (() => string);

export function secretNow(secret: Secret): string {
  return typeof secret === 'string' ? secret : secret();
}

/** What is made of one, and made again when it has become another. */
export function madeOf<Made>(secret: Secret, make: (value: string) => Made): () => Made {
  let last: { readonly value: string; readonly made: Made } | null = null;
  return () => {
    const value = secretNow(secret);
    if (last?.value !== value) last = { value, made: make(value) };
    return last.made;
  };
}

/** How many of those of before are still taken out of what comes from outside: an answer may speak of the one that was just replaced. */
const seenMax = 4;

/** Reads one, and remembers what it has read. */
export class SecretReader {
  readonly #seen: string[] = [];

  constructor(private readonly secret: Secret) {}

  now(): string {
    const value = secretNow(this.secret);
    if (!this.#seen.includes(value)) {
      this.#seen.unshift(value);
      this.#seen.length = Math.min(this.#seen.length, seenMax);
    }
    return value;
  }

  seen(): readonly string[] {
    return this.#seen;
  }
}
