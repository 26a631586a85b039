// How Zeppelin is spoken to: by cookie, with a body around each answer, and with HTTP's own codes for what it refuses. A session that is over is
// told by a redirect to the login.
import { z } from 'zod';
import { bodyOf, type ApiResult } from '../shared/api-result.js';
import type { Dialect } from '../shared/api.js';
import { inWords, readFailure, type Failure } from '../shared/failure.js';
import { parseJson } from '../shared/json.js';
import { understood } from '../shared/understood.js';

const passingStatuses = [408, 425];
/** Zeppelin names the status in the body of whatever it answers; what stands in front of it sends a page, nothing, or JSON of its own. */
const Said = z.looseObject({ status: z.string() });

export const dialect: Dialect = {
  authorize: (cookies): Readonly<Record<string, string>> => (cookies === '' ? {} : { Cookie: cookies }),
  refusesToken: ({ status }) => status === 401 || isRedirect(status),
  readRefusal: ({ status, text, retryAfterMs }, scrub) => {
    const said = readFailure(status, text);
    const failure: Failure = { ...said, message: scrub(said.message) };
    const reason = inWords(failure);
    if (status === 401 || isRedirect(status)) return { kind: 'no-entry', reason: `it asks for a login: ${reason}`, retryAfterMs };
    if (status === 429) return { kind: 'rate-limited', reason, retryAfterMs };
    // A refusal is for good, and a note that is not there ends its run: both have to be Zeppelin's own words.
    if (status >= 500 || passingStatuses.includes(status) || !isSaid(text))
      return { kind: 'unavailable', reason, retryAfterMs, passing: true };
    return { kind: 'refused', failure };
  },
};

function isSaid(text: string): boolean {
  try {
    return Said.safeParse(parseJson(text)).success;
  } catch {
    return false;
  }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

export function saysMissing(result: ApiResult): boolean {
  return result.kind === 'refused' && result.failure.status === 404;
}

/** What the answer is about. Throws a Fault 'engine-unavailable' for everything but an answer that is understood. */
export function contentOf<Shape extends z.ZodType>(result: ApiResult, operation: string, shape: Shape): z.output<Shape> {
  const call = `zeppelin ${operation}`;
  const answer = bodyOf(result, call);
  return understood(call, () => z.looseObject({ body: shape }).parse(answer).body as z.output<Shape>);
}
