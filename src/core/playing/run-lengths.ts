// How long runs of a job of a scenario take. In: a length, or how lengths are spread. Out: one after the other, as chance has it, in milliseconds.
import { z } from 'zod';
import type { Chance } from './seeded.js';

const seconds = z.number().positive().max(2_592_000);

export const RunLength = z
  .strictObject({
    fixed: seconds.optional(),
    uniform: z.strictObject({ from: seconds, to: seconds }).optional(),
    /** Half of them take no longer than `p50`, 95 in 100 no longer than `p95`; most are short, and some very long. */
    lognormal: z.strictObject({ p50: seconds, p95: seconds }).optional(),
  })
  .superRefine(({ fixed, uniform, lognormal }, context) => {
    if ([fixed, uniform, lognormal].filter((one) => one !== undefined).length !== 1)
      context.addIssue({ code: 'custom', message: 'must be one of fixed, uniform and lognormal' });
    if (uniform !== undefined && uniform.to < uniform.from)
      context.addIssue({ code: 'custom', path: ['uniform', 'to'], message: 'must not be less than from' });
    if (lognormal !== undefined && lognormal.p95 < lognormal.p50)
      context.addIssue({ code: 'custom', path: ['lognormal', 'p95'], message: 'must not be less than p50' });
  });
export type RunLength = z.infer<typeof RunLength>;

/** Of the standard normal distribution: 95 in 100 lie below it. */
const below95 = 1.6448536269514722;
/** Thirty days, as long as a run may last at all. */
const longestMs = 2_592_000_000;

export function lengthMs(length: RunLength, chance: Chance): number {
  return Math.min(longestMs, Math.max(1, Math.round(lengthSeconds(length, chance) * 1_000)));
}

function lengthSeconds({ fixed, uniform, lognormal }: RunLength, chance: Chance): number {
  if (uniform !== undefined) return uniform.from + (uniform.to - uniform.from) * chance();
  if (lognormal === undefined) return fixed ?? 0;
  const spread = Math.log(lognormal.p95 / lognormal.p50) / below95;
  return lognormal.p50 * Math.exp(spread * normal(chance));
}

/** Box and Muller, 1958. */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
