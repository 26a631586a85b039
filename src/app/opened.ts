// What a process has opened, in order, and how each is closed: in reverse, each within what is left of the bound. All or nothing: when
// something cannot be opened, what was opened before it is closed.
import type { Instant } from '../core/ids.js';
import type { Clock } from '../ports/clock.js';
import type { Telemetry } from '../ports/telemetry.js';

interface Closing {
  readonly name: string;
  readonly close: (boundMs: number) => Promise<unknown>;
}

/** When the bound is over, each of the others is given so much to close ... */
const boundMinMs = 500;
/** ... until all of them have had so much; whoever stops the process waits no longer than a little beyond the bound. */
const overtimeMs = 2_000;
/** From then on each is asked to close, and nobody waits for it. */
const askedMs = 20;

export class Opened {
  readonly #closings: Closing[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly telemetry: Telemetry,
  ) {}

  async add<Thing>(
    name: string,
    opening: Thing | Promise<Thing>,
    close: (thing: Thing, boundMs: number) => Promise<unknown>,
  ): Promise<Thing> {
    const thing = await opening;
    this.#closings.push({ name, close: (boundMs) => close(thing, boundMs) });
    return thing;
  }

  /** Answers whether everything was closed within the bound. */
  async closeAll(boundMs: number): Promise<boolean> {
    const end = this.clock.now() + boundMs;
    let clean = true;
    for (const closing of this.#closings.splice(0).reverse()) {
      const closed = await this.#closeWithin(boundAt(this.clock.now(), end), closing);
      clean = clean && closed;
    }
    return clean;
  }

  async #closeWithin(boundMs: number, { name, close }: Closing): Promise<boolean> {
    const over = new AbortController();
    const late = this.clock.pause(boundMs, over.signal).then(() => new Error(`did not close within ${boundMs} ms`));
    const closed = close(boundMs).then(
      () => null,
      (problem: unknown) => problem,
    );
    const problem = await Promise.race([closed, late]);
    over.abort();
    if (problem === null) return true;
    this.telemetry.report({ kind: 'trouble', where: `close.${name}`, about: {}, error: problem });
    return false;
  }
}

function boundAt(now: Instant, end: Instant): number {
  const left = end - now;
  return left >= boundMinMs ? left : Math.max(askedMs, Math.min(boundMinMs, left + overtimeMs));
}
