// An engine for measuring what is around it: it answers at once, and a run has ended by the time it is looked at.
import { branded, type JobId, type RunId } from '../../src/core/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Engine } from '../../src/ports/engine.js';

export interface Submitted {
  readonly correlationId: string;
  /** Of this machine's clock, in milliseconds with fractions. */
  readonly at: number;
}

/** The jobs are called 1, 2, ... */
export function instantEngine(clock: Clock, jobsMax: number, onSubmitted: (one: Submitted) => void = () => undefined): Engine {
  const ids = Array.from({ length: jobsMax }, (_, index) => branded<JobId>(String(index + 1)));
  const jobs = new Map(ids.map((id) => [id, { id, name: `job ${id}`, compute: { kind: 'own' as const }, maxRunSeconds: null }]));
  return {
    name: 'instant',
    snapshot: () => Promise.resolve({ engine: 'instant', takenAt: clock.now(), clusters: [], jobs, activeRuns: [] }),
    submit: ({ token, correlationId }) => {
      onSubmitted({ correlationId, at: performance.timeOrigin + performance.now() });
      return Promise.resolve({ kind: 'accepted', runId: branded<RunId>(token), url: null });
    },
    look: () => {
      const end = { kind: 'succeeded' as const, message: 'Report written.', outputs: ['abfss://reports@lake/1'], causes: [] };
      return Promise.resolve({ kind: 'ended', end, executingSince: clock.now() - 1_000, endedAt: clock.now(), url: null });
    },
    stop: () => Promise.resolve({ kind: 'asked' }),
    startCluster: null,
    startedFor: null,
    leftOutputs: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}
