// How many, and how much, in the words of those who write it. In: what a schema says of a bound, and what the members of a list are called
// there. Out: a sentence.
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

/** null: a number is bounded, and not how many there are. */
function unitOf(origin: string, members: string): string | null {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? members : null;
}

function within(bound: string, by: number | bigint, unit: string | null): string {
  return unit === null ? `must be ${bound} ${by}` : `must have ${bound} ${by} ${unit}`;
}
