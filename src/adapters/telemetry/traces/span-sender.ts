// Spans on their way to a collector. In: spans, as they come. Out: batches of them, posted. Promised: `add` never waits and never throws; what the
// collector does not take is lost and not kept, and that it is lost is told once, as is its return; bounded memory; an end sends what is there.
import type { Clock } from '../../../ports/clock.js';
import { otlpBody } from './otlp.js';
import type { Span } from './span.js';

export interface SpanSending {
  readonly clock: Clock;
  readonly version: string;
  /** Bounded in time; null: taken, else why not. Never throws. */
  readonly post: (body: string) => Promise<string | null>;
  readonly told: (state: 'up' | 'down', why: string | null) => void;
}

export interface SpanSender {
  add(span: Span): void;
  close(): Promise<void>;
}

const gatherMs = 1_000;
const batchMax = 512;
const waitingMax = 4_096;

export function spanSender({ clock, version, post, told }: SpanSending): SpanSender {
  const closing = new AbortController();
  let waiting: Span[] = [];
  let sending: Promise<void> | null = null;
  let state: 'up' | 'down' = 'up';

  const sendAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax);
      waiting = waiting.slice(batchMax);
      const why = await post(otlpBody(batch, version));
      const now = why === null ? 'up' : 'down';
      if (now !== state) told(now, why);
      state = now;
      // One call a turn to a collector that is away.
      if (why !== null) waiting = [];
    }
  };
  const send = async (): Promise<void> => {
    await clock.pause(gatherMs, closing.signal);
    await sendAll();
    sending = null;
  };
  return {
    add: (span) => {
      if (waiting.length >= waitingMax) return;
      waiting.push(span);
      sending ??= send();
    },
    close: async () => {
      closing.abort();
      await sending;
    },
  };
}
