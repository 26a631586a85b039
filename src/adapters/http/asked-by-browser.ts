// Whether somebody looks at an address with a browser, who is better led on than told that there is nothing. Whoever asks must say that the answer depends on it.
import type { FastifyRequest } from 'fastify';

export function isAskedByBrowser({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? '');
}
