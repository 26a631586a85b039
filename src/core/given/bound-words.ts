// A broken bound in words: too many, too few, too large, too small. In: the schema's issue, and what the members of a list are called. Out: what must be.
import type { z } from 'zod';

export function leastWords({ origin, minimum, inclusive }: Least, members: string): string {
  const unit = unitOf(origin, members);
  if (unit !== null && Number(minimum) === 1) return 'must not be empty';
  return within(inclusive === false ? 'above' : 'at least', minimum, unit);
}

export function mostWords({ origin, maximum }: Most, members: string): string {
  return within('at most', maximum, unitOf(origin, members));
}

type Least = Pick<z.core.$ZodIssueTooSmall, 'origin' | 'minimum' | 'inclusive'>;
type Most = Pick<z.core.$ZodIssueTooBig, 'origin' | 'maximum'>;

/** null: the bound is on a number, not on a count. */
function unitOf(origin: string, members: string): string | null {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? members : null;
}

function within(bound: string, by: number | bigint, unit: string | null): string {
  return unit === null ? `must be ${bound} ${by}` : `must have ${bound} ${by} ${unit}`;
}
