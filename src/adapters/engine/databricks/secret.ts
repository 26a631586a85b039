// What proves who we are. In: the text itself, or where it is read from. Out: as it is now, or why there is none: whoever keeps it may write a new one
// at any time. Promised: a reason never holds any of it.

export type SecretRead = { readonly kind: 'secret'; readonly value: string } | { readonly kind: 'none'; readonly reason: string };

/** A text never changes. What is read does not throw. */
export type Secret = string | (() => SecretRead);

export function readSecret(secret: Secret): SecretRead {
  return typeof secret === 'string' ? { kind: 'secret', value: secret } : secret();
}

/** How many of those of before are still taken out of what comes from outside: an answer may speak of the one that was just replaced. */
const seenMax = 4;

/** Reads one, and remembers what it has read. */
export class SecretReader {
  readonly #seen: string[] = [];

  constructor(private readonly secret: Secret) {}

  read(): SecretRead {
    const read = readSecret(this.secret);
    if (read.kind === 'secret' && !this.#seen.includes(read.value)) {
      this.#seen.unshift(read.value);
      this.#seen.length = Math.min(this.#seen.length, seenMax);
    }
    return read;
  }

  seen(): readonly string[] {
    return this.#seen;
  }
}
