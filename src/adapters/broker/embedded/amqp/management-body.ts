// In: the decoded body of a $management request, as a peer wrote it. Out: its fields, checked. Promised: what is missing or of another
// type throws `BadRequest`, which is answered with 400.
import { tokenOf } from './lock-token.js';

export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export class Body {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(body: unknown) {
    // A decoded map; anything else has none of the fields and fails on the first that is asked for.
    this.#fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  }

  text(name: string): string {
    return this.optionalText(name) ?? missing(name);
  }

  optionalText(name: string): string | null {
    const value = this.#fields[name];
    return typeof value === 'string' ? value : null;
  }

  number(name: string, otherwise?: number): number {
    const value = this.#fields[name];
    if (value === undefined && otherwise !== undefined) return otherwise;
    return numberOf(value) ?? missing(name);
  }

  numbers(name: string): number[] {
    return this.#list(name).map((value) => numberOf(value) ?? missing(name));
  }

  tokens(name: string): string[] {
    return this.#list(name).map((value) => (Buffer.isBuffer(value) ? tokenOf(value) : missing(name)));
  }

  bytes(name: string): Buffer {
    return this.optionalBytes(name) ?? missing(name);
  }

  optionalBytes(name: string): Buffer | null {
    const value = this.#fields[name];
    return Buffer.isBuffer(value) ? value : null;
  }

  bodies(name: string): Body[] {
    return this.#list(name).map((value) => new Body(value));
  }

  map(name: string): Readonly<Record<string, unknown>> {
    const value = this.#fields[name];
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }

  #list(name: string): readonly unknown[] {
    const value = this.#fields[name];
    return Array.isArray(value) ? value : missing(name);
  }
}

function missing(name: string): never {
  throw new BadRequest(`The field '${name}' is missing or of another type.`);
}

/** Longs outside of what a number holds come as bytes. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  if (Buffer.isBuffer(value) && value.length === 8) return Number(value.readBigInt64BE());
  return null;
}
