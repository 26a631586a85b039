// The kinds of values that most keys of the configuration have.
import { z } from 'zod';
import { whyNoCron } from '../../adapters/clock/cron-schedule.js';

export const text = z.string().min(1, { abort: true });
/** Five fields, or six with seconds; UTC. */
export const cron = text.superRefine((value, context) => {
  const why = whyNoCron(value);
  if (why !== null) context.addIssue({ code: 'custom', message: `is not a cron expression: ${why}` });
});
export const optional = text.nullable().default(null);
/** The value is never said: addresses carry passwords. */
const begins = (schemes: RegExp, example: string) => text.regex(schemes, { error: `must begin with ${example}`, abort: true });
export const address = (schemes: RegExp, example: string) =>
  begins(schemes, example)
    .refine((given) => URL.canParse(given), 'is not a URL: percent-encode special characters, such as # / ? in a password')
    .nullable()
    .default(null);
export const milliseconds = (value: number, min = 1) => z.int().min(min).max(86_400_000).default(value);
export const count = (value: number, max = 100_000) => z.int().min(1).max(max).default(value);
