// Whether a policy hangs on a fact.
import type { Policy } from '../policy.js';

/** `fact`: as `group.name`. A condition of which it is not known what it looks at may look at anything. */
export function looksAt({ routes, rules }: Policy, fact: string): boolean {
  const conditions = [...routes, ...Object.values(rules).flat()];
  return conditions.some(({ when, reads }) => when !== null && (reads?.includes(fact) ?? true));
}
