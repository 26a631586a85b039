// What a route takes as its body. `raw`: the bytes, untouched, for what is read behind the port; its schema is for the reader of the document.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { ProblemCode } from '../problem-codes.js';

export type BodyShape =
  | { readonly kind: 'json'; readonly schema: z.ZodType; readonly bytesMax?: number }
  | { readonly kind: 'raw'; readonly schema: z.ZodType; readonly bytesMax?: number }
  /** Clients send empty forms and empty objects along with a POST that needs neither. */
  | { readonly kind: 'ignored'; readonly bytesMax?: number };

const json = /^application\/json\s*(;|$)/i;

/** Every body is taken as bytes: what they mean is for the route to say. */
export function takeBodiesAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
}

export function refuseBody({ headers }: FastifyRequest, body: BodyShape | undefined): ProblemCode | null {
  if (body === undefined || body.kind === 'ignored') return null;
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = headers;
  // Names of encodings are the same in capitals.
  if (encoding.toLowerCase() !== 'identity') return 'unsupported-media-type';
  // A call without a body and without a type is for the route to refuse, as an empty message would be.
  if (type === undefined && !hasBody(headers)) return null;
  return json.test(type ?? '') ? null : 'unsupported-media-type';
}

function hasBody(headers: FastifyRequest['headers']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
