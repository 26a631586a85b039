// Tells of loops that have stopped, in the metrics and to SRE, and when they go on. Readiness names them too.
import { subjectOf } from '../../core/alert-keys.js';
import type { OpenAlert } from '../../ports/store/steps.js';
import type { House } from '../house.js';

type Watching = Pick<House, 'pulses' | 'store' | 'clock' | 'telemetry' | 'replica'> & { readonly everyMs: number };

/** Whoever has a stopped loop says so at each look. After so long without a word the process is gone: it was restarted, as it was to be. */
const goneAfterMs = 600_000;

/** One look. The store may be what the loops hang on: that SRE could not be told is the caller's trouble, after the metrics were set. */
export async function watchLoops({ pulses, store, clock, telemetry, replica, everyMs }: Watching): Promise<void> {
  const loops = pulses.all();
  for (const { loop, quietMs, stopped } of loops) telemetry.report({ kind: 'loop', loop, quietSeconds: quietMs / 1000, stopped });
  const keyOf = (loop: string) => `loop-stopped:${replica}:${loop}` as const;
  const raised = loops
    .filter(({ stopped }) => stopped)
    .map(({ loop, quietMs }) => ({
      key: keyOf(loop),
      severity: 'critical' as const,
      summary:
        `The loop ${loop} of ${replica} has given no sign of life for ${Math.round(quietMs / 1000)} s. ` +
        'Restart that process: another replica takes over its work in hand, or it does so itself when it is back.',
      details: { loop, replica },
      requestId: null,
    }));
  if (raised.length > 0) await store.alerts.raise(raised, clock.now());
  const going = new Set<string>(loops.filter(({ stopped }) => !stopped).map(({ loop }) => keyOf(loop)));
  const now = clock.now();
  const isOver = ({ key, seenAt }: OpenAlert) =>
    going.has(key) || (subjectOf(key, 'loop-stopped') !== null && now - seenAt >= Math.max(goneAfterMs, 3 * everyMs));
  const over = (await store.alerts.open()).filter(isOver).map(({ key }) => key);
  if (over.length > 0) await store.alerts.resolve(over, now);
}
