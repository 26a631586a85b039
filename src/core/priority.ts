// Priority: four names or an integer 0..100, one scale for policies, ordering and metrics.
import { z } from 'zod';

export const namedPriorities = { low: 20, normal: 50, high: 80, critical: 100 } as const;
export type PriorityName = keyof typeof namedPriorities;

/** "High" for policies. */
export const highPriorityMin = 80;

export const Priority = z.union(
  [
    z.enum(['low', 'normal', 'high', 'critical']).transform((name) => namedPriorities[name]),
    z.int().min(0, { abort: true }).max(100, { abort: true }),
  ],
  { error: 'must be low, normal, high, critical, or an integer from 0 to 100' },
);

/** The low-cardinality word for metrics. */
export function priorityName(priority: number): PriorityName {
  if (priority >= namedPriorities.critical) return 'critical';
  if (priority >= highPriorityMin) return 'high';
  return priority >= namedPriorities.normal ? 'normal' : 'low';
}
