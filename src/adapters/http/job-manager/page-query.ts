// The page of a list, as its query names it. A parameter that is not known is refused: ignoring a mistyped filter would show everything.
import { z } from 'zod';

const pageSizeMax = 500;
const pageSizeDefault = 100;

function wholeNumber(min: number, max: number) {
  const problem = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^[0-9]{1,6}$/, problem)
    .transform(Number)
    .pipe(z.int().min(min, problem).max(max, problem));
}

export const PageQuery = z.strictObject({
  pageNumber: wholeNumber(0, 999_999).default(0).describe('The first page is 0.'),
  pageSize: wholeNumber(1, pageSizeMax).default(pageSizeDefault),
  filter: z
    .string()
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null)
    .describe('JSON: fields joined by "and", each with operators, `and` and `or`.'),
});
