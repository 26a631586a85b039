// Bodies of the Job Manager API. In: bytes. Out: what JSON made of them, or why it could not.
import type { Checked } from '../../../core/problem.js';

export function readJson(body: Buffer): Checked<unknown> {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return { ok: false, problems: [{ path: '', message: `the body is not JSON in UTF-8: ${why}`.slice(0, 300) }] };
  }
}
