// Spans on their way to a collector. In: spans, as they come. Out: batches of them, posted. Promised: `add` never waits and never throws; what the
// collector does not take is lost and not kept; that it is lost is counted, and told once, as is its return; bounded memory; an end sends what is
// there, and does not wait for a collector that hangs.
import type { Clock } from '../../../ports/clock.js';
import { otlpBody } from './otlp.js';
import type { Span } from './span.js';

export interface SpanSending {
  readonly clock: Clock;
  readonly version: string;
  /** Bounded in time; null: taken, else why not. Never throws. */
  readonly post: (body: string) => Promise<string | null>;
  readonly told: (state: 'up' | 'down', why: string | null) => void;
  readonly lost: (spans: number) => void;
}

export interface SpanSender {
  add(span: Span): void;
  close(): Promise<void>;
}

const gatherMs = 1_000;
/** With so many the second is not waited for, unless the collector is away. */
const batchMax = 512;
const waitingMax = 4_096;
const full = 'full';
/** The process must end, also within one call that is not answered. */
const lastMsMax = 2_000;

export function spanSender({ clock, version, post, told, lost }: SpanSending): SpanSender {
  let gathering = new AbortController();
  let closed = false;
  let waiting: Span[] = [];
  let sending: Promise<void> | null = null;
  let state: 'up' | 'down' = 'up';

  const send = async (): Promise<void> => {
    gathering = new AbortController();
    if (!closed) await clock.pause(gatherMs, gathering.signal);
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax);
      waiting = waiting.slice(batchMax);
      const why = await post(otlpBody(batch, version));
      const now = why === null ? 'up' : 'down';
      if (now !== state) told(now, why);
      state = now;
      if (why === null) continue;
      lost(batch.length + waiting.length);
      // One call a turn to a collector that is away.
      waiting = [];
    }
    // In the same turn as the look that found nothing: whatever comes later is sent by another.
    sending = null;
  };
  return {
    add: (span) => {
      if (waiting.length >= waitingMax) {
        lost(1);
        return;
      }
      waiting.push(span);
      sending ??= send();
      if (waiting.length === batchMax && state === 'up') gathering.abort(full);
    },
    close: async () => {
      closed = true;
      gathering.abort(full);
      const enough = new AbortController();
      await Promise.race([sending, clock.pause(lastMsMax, enough.signal)]);
      enough.abort();
    },
  };
}
