// How large a body the broker takes. It says so nowhere but in the words with which it closes the channel of a larger one, and everything else
// that is on its way on that channel is lost with it. In: those words. Out: which bodies are too large, so that none of them closes another one.

/** "message size 20000000 is larger than configured max size 16777216", in all versions that are known. */
const tooLarge = /message size \d+ is larger than .*?(\d+)/;

export class SizeLimit {
  #bytesMax = Number.POSITIVE_INFINITY;

  /** Of why a channel was closed, whatever it is. */
  learn(problem: unknown): void {
    const [, bytesMax] = tooLarge.exec(problem instanceof Error ? problem.message : '') ?? [];
    if (bytesMax !== undefined) this.#bytesMax = Number(bytesMax);
  }

  /** One sentence; null: as far as is known, it is taken. */
  refusalOf(body: Buffer): string | null {
    if (body.length <= this.#bytesMax) return null;
    return `it has ${body.length} bytes, and the broker takes no more than ${this.#bytesMax} (max_message_size)`;
  }
}
