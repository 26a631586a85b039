// How the demo ended. In: what was shown. Out: the last words of the story, or one JSON object, and the exit code: 0 when every request has
// ended and was answered.
import { isFinal } from '../../core/lifecycle.js';
import type { JobResponse } from '../../core/ending/job-response.js';
import type { RequestRow } from '../../ports/store/reading.js';
import type { Surroundings } from '../configured.js';
import type { DeadLetterShown } from './send.js';
import { summary } from './summary.js';

export interface Shown {
  readonly published: number;
  readonly deadLetters: readonly DeadLetterShown[];
  /** Requests that are to end. */
  readonly expected: number;
  readonly rows: readonly RequestRow[];
  readonly responses: readonly JobResponse[];
  /** Where the responses came. */
  readonly queues: readonly string[];
  readonly seconds: number;
}

export function conclude(shown: Shown, json: boolean, { stdout, stderr }: Pick<Surroundings, 'stdout' | 'stderr'>): number {
  const { expected, rows, responses, queues } = shown;
  const seconds = shown.seconds.toFixed(1);
  const open = rows.filter(({ state }) => !isFinal(state)).length;
  const complete = open === 0 && rows.length === expected && responses.length === expected;
  if (json) stdout.write(`${JSON.stringify(jsonOf(shown, complete), null, 2)}\n`);
  else stdout.write(`${summary(responses)}\n\n`);
  if (!complete)
    stderr.write(
      `After ${seconds} s ${open} of ${expected} requests had not ended, and ${responses.length} job responses had come.\n`,
    );
  else if (!json)
    stdout.write(
      `All ${rows.length} requests ended in ${seconds} s; ${responses.length} job responses were received on ${queues.join(' and ')}.\nNext: npm start, then see README.md.\n`,
    );
  return complete ? 0 : 1;
}

function jsonOf({ published, deadLetters, rows, responses, seconds }: Shown, complete: boolean) {
  return {
    ...{ complete, seconds, published, dead_letters: deadLetters },
    requests: rows.map(({ id, correlationId, tenantId, jobId, state }) => ({
      request_id: id,
      correlation_id: correlationId,
      tenant_id: tenantId,
      job_id: jobId,
      state,
    })),
    responses,
  };
}
