// Where a page of decisions ended, as the next one is asked for. In: what was sent. Out: the decision's instant and number.
import { z } from 'zod';
import type { PeriodAsked } from '../../ports/store/reading.js';
import { latestTime } from './query-time.js';

const said = 'is not where a page ended';

export const DecisionEnd = z
  .string()
  .regex(/^[0-9]{1,16}_[0-9]{1,18}$/, said)
  .refine((end) => Number(end.split('_', 1)[0]) <= latestTime, said)
  .transform((end) => {
    const [at = '', id = ''] = end.split('_');
    return { at: Number(at), id };
  });

export function decisionEnd(end: NonNullable<PeriodAsked['after']> | null): string | null {
  return end === null ? null : `${end.at}_${end.id}`;
}
