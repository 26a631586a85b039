// Bad weather at the engine, as rules of the simulator. `answer-*`: the work is done and the caller does not hear of it.
import type { FaultRule } from '../databricks/faults.js';

const any = /./;
const submits = /runs\/submit|run-now/;

export const engineWeather: Readonly<Record<string, FaultRule>> = {
  unavailable: { path: any, when: 'before', kind: 'status', status: 503, times: 10 },
  'too-fast': { path: any, when: 'before', kind: 'rate-limit', status: 429, retryAfterSeconds: 1, times: 10 },
  'answer-lost': { path: submits, when: 'after', kind: 'hang', times: 3 },
  'answer-reset': { path: submits, when: 'after', kind: 'reset', times: 5 },
  'answer-page': { path: submits, when: 'after', kind: 'html', times: 5 },
  // It comes when the caller has given up on it, and on its lease.
  'answer-late': { path: submits, when: 'after', kind: 'slow', delayMs: 2_500, times: 5 },
  // Nothing is started: the attempt is closed, and its token must never be sent again.
  full: {
    path: submits,
    when: 'before',
    kind: 'status',
    status: 429,
    message: 'There are already 2000 active runs (limit: 2000).',
    times: 6,
  },
  reset: { path: any, when: 'before', kind: 'reset', times: 10 },
  hang: { path: any, when: 'before', kind: 'hang', times: 4 },
  page: { path: any, when: 'before', kind: 'html', times: 10 },
  slow: { path: any, when: 'after', kind: 'slow', delayMs: 700, times: Infinity },
  down: { path: any, when: 'before', kind: 'status', status: 503, times: Infinity },
};
