// Lines that leave together. In: lines, as winston hands them on. Out: what came in one turn of the event loop, in one write. Promised: their
// order; nothing waits longer than that turn. A write to a file or a pipe is a call into the system that the process waits for: 6 us a line.
import { Writable } from 'node:stream';

export class Gathered extends Writable {
  #text = '';

  constructor(private readonly output: NodeJS.WritableStream) {
    super({ decodeStrings: false });
  }

  /** Characters that have not been handed on. */
  get unread(): number {
    return this.#text.length;
  }

  flush(): void {
    const text = this.#text;
    this.#text = '';
    if (text !== '') this.output.write(text);
  }

  override _write(line: string, _encoding: BufferEncoding, done: () => void): void {
    if (this.#text === '') setImmediate(() => this.flush());
    this.#text += line;
    done();
  }
}
