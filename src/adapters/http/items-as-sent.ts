// The items of `{ "items": [ ... ] }`, each as it was sent. In: the bytes of a body. Out: the bytes of each item, or why there are none.
// Promised: one look at each byte, whatever was sent: a parser that keeps numbers exact stops everything else for seconds over a body that is
// made for it. An item is found by its brackets and quotes; whether it is JSON is for its reader to say.

export type ItemsAsSent =
  | { readonly kind: 'items'; readonly items: readonly Buffer[] }
  /** It ends too early. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'another-form' }
  | { readonly kind: 'too-many' };

export function itemsAsSent(body: Buffer, itemsMax: number): ItemsAsSent {
  const text = new Reading(body);
  for (const word of ['{', '"items"', ':', '[']) if (!text.takes(word)) return text.wanting();
  const items: Buffer[] = [];
  if (!text.takes(']'))
    do {
      if (items.length === itemsMax) return { kind: 'too-many' };
      items.push(text.item());
    } while (text.takes(','));
  if (items.length > 0 && !text.takes(']')) return text.wanting();
  if (!text.takes('}')) return text.wanting();
  return text.ended() ? { kind: 'items', items } : { kind: 'another-form' };
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = codesOf('[{');
const closing = codesOf(']}');
const spaces = codesOf(' \n\r\t');

class Reading {
  #at: number;

  constructor(private readonly body: Buffer) {
    this.#at = body.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  }

  /** Whether these characters come next, after any space; they are passed then. */
  takes(word: string): boolean {
    this.#passSpace();
    if (this.body.toString('latin1', this.#at, this.#at + word.length) !== word) return false;
    this.#at += word.length;
    return true;
  }

  /** Up to what ends it, or to the end of the body. */
  item(): Buffer {
    this.#passSpace();
    const { body } = this;
    const begun = this.#at;
    let open = 0;
    let end = begun;
    for (; this.#at < body.length; this.#at += 1) {
      const code = body[this.#at];
      if (open === 0 && (code === comma || closing.has(code))) break;
      if (code === quote) this.#toQuote();
      else if (opening.has(code)) open += 1;
      else if (closing.has(code)) open -= 1;
      if (!spaces.has(code)) end = this.#at + 1;
    }
    return body.subarray(begun, Math.min(end, body.length));
  }

  ended(): boolean {
    this.#passSpace();
    return this.#at >= this.body.length;
  }

  wanting(): ItemsAsSent {
    return { kind: this.ended() ? 'cut' : 'another-form' };
  }

  #passSpace(): void {
    while (spaces.has(this.body[this.#at])) this.#at += 1;
  }

  /** From a quote to the one that ends the text. */
  #toQuote(): void {
    this.#at += 1;
    while (this.#at < this.body.length && this.body[this.#at] !== quote) this.#at += this.body[this.#at] === backslash ? 2 : 1;
  }
}

/** Past the end of a body there is no code, which is none of them. */
function codesOf(characters: string): ReadonlySet<number | undefined> {
  return new Set(Buffer.from(characters));
}
