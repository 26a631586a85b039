// The name of one HTTP call. In: X-Request-Id of the caller. Out: the same when it is fit to be echoed and logged, else one made here.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Letters, digits and the marks of usual ids; nothing that could break a header or a log line. */
const fit = /^[A-Za-z0-9._:/+=-]{1,128}$/;

export function requestIdOf(call: IncomingMessage): string {
  const given = call.headers['x-request-id'];
  return typeof given === 'string' && fit.test(given) ? given : randomUUID();
}
