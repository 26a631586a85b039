// An answer of another shape than ours is no answer. In: which call of which engine, and how its answer is read; out: what was read, or a Fault
// 'engine-unavailable' that says where the shape differs.
import { z } from 'zod';
import { Fault } from '../../../core/faults.js';

export function understood<T>(call: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof z.ZodError)) throw problem;
    const first = problem.issues[0];
    const where = first === undefined ? '' : ` at ${first.path.map(String).join('.')}: ${first.message}`;
    throw new Fault('engine-unavailable', `${call}: the answer is not understood${where}`);
  }
}
