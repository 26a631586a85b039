// A dry run that is asked of a call which has none. Such a call looks at neither its query nor its body, and would be carried out: a request cancelled by somebody
// who wanted to know what a cancel would do. In: both. Out: why it is refused; null: nobody asks for one.
import type { FastifyRequest } from 'fastify';
import type { Occurrence } from '../problem-document.js';
import type { BodyShape } from './body.js';

const errors = [{ path: 'dry_run', message: 'cannot be asked for here: the call would be carried out' }];

export function dryRunRefused({ query, body }: FastifyRequest, shape: BodyShape | undefined): Occurrence | null {
  if (shape?.kind !== 'ignored') return null;
  if (asksFor(query)) return { code: 'bad-query', errors };
  return Buffer.isBuffer(body) && asksFor(read(body)) ? { code: 'invalid-body', errors } : null;
}

function asksFor(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || !('dry_run' in given)) return false;
  return given.dry_run !== false && given.dry_run !== 'false';
}

/** Whatever else is sent along is not looked at. */
function read(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
