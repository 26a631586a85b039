// One direction of one connection through a tap. In: bytes. Out: the same frames in the same order, each when it may go.
import type { Socket } from 'node:net';
import type { Frame } from './tap.js';

interface Rules {
  readonly delayMs: number;
  readonly silent: boolean;
  holdFor(frame: Frame): Promise<void> | null;
}

interface Ends {
  readonly from: Socket;
  readonly to: Socket;
  readonly cut: (bytes: Buffer) => readonly Frame[];
}

export class Flow {
  readonly #queue: { readonly frame: Frame; readonly at: number }[] = [];
  #held = false;
  #waiting = false;

  constructor(
    private readonly rules: Rules,
    private readonly ends: Ends,
  ) {
    ends.from.on('data', (bytes) => {
      const at = performance.now() + rules.delayMs;
      for (const frame of ends.cut(bytes)) this.#queue.push({ frame, at });
      this.pump();
    });
  }

  pump(): void {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (this.#held || this.rules.silent || this.ends.to.destroyed) return;
      const waitMs = next.at - performance.now();
      if (waitMs > 0) {
        this.#later(waitMs);
        return;
      }
      const hold = this.rules.holdFor(next.frame);
      if (hold !== null) {
        this.#holdUntil(hold);
        return;
      }
      this.#send(next.frame);
    }
  }

  #send(frame: Frame): void {
    this.#queue.shift();
    this.ends.to.write(frame.bytes);
  }

  #holdUntil(released: Promise<void>): void {
    this.#held = true;
    void released.then(() => {
      this.#held = false;
      const first = this.#queue[0];
      if (first !== undefined && !this.ends.to.destroyed) this.#send(first.frame);
      this.pump();
    });
  }

  #later(ms: number): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.pump();
    }, ms).unref();
  }
}
