// What the job response of a request says: all its outputs, and what went wrong.
import type { Line } from '../../words/line.js';
import type { ResponseBody } from '../../words/request-shapes.js';
import { causeText } from '../../words/request-view.js';

/** The document says of it that it is a job response; one of a version that is not known here may lack parts. */
export function resultLines(body: unknown): Line[] {
  if (typeof body !== 'object' || body === null) return [];
  const { message = '', outputs = [], causes = [] } = body as Partial<ResponseBody>;
  return [
    ['message', message],
    ...outputs.map(({ uri }, index): Line => [index === 0 ? 'outputs' : '', uri]),
    ...causes.map((cause, index): Line => [index === 0 ? 'causes' : '', causeText(cause, message)]),
  ];
}
