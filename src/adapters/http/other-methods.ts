// A known address asked with a method that it does not know: 405, and which methods it knows. Without this it would be a 404, which tells a
// client to look for a mistake in its address. In: the routes as they are added. Out: the rest of the methods at the same addresses.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { open } from './api/access.js';
import { answerProblem } from './problem-document.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const satisfies HTTPMethods[];

/**
 * To be called before a call is routed. Of the methods that only other services have (PROPFIND, QUERY) none is known anywhere: each goes the way of one
 * that every address refuses. As routes they would be a thousand, which takes half as long again to start.
 */
export function asKnownMethod(call: IncomingMessage): string {
  if (!methods.some((method) => method === call.method)) call.method = 'TRACE';
  return call.url ?? '/';
}

/** To be called before the routes are added; answers what is to be called when all are known. */
export function collectRoutes(app: FastifyInstance): () => void {
  const known = new Set<string>();
  let collecting = true;
  app.addHook('onRoute', ({ url }) => {
    if (collecting) known.add(url);
  });
  return () => {
    collecting = false;
    for (const url of known) refuseOthers(app, url);
  };
}

function refuseOthers(app: FastifyInstance, url: string): void {
  // The hook is not called for each of them: of the first page of a plugin there is one with a slash at its end too.
  const allowed = methods.filter((method) => app.hasRoute({ method, url }));
  const allow = allowed.join(', ');
  app.route({
    method: methods.filter((method) => !allowed.includes(method)),
    url,
    exposeHeadRoute: false,
    config: { access: open },
    // Before the body is read: it does not matter what it holds.
    onRequest: (request, reply) => {
      void reply.header('allow', allow);
      answerProblem(request, reply, { code: 'method-not-allowed', detail: `Known here: ${allow}.` });
    },
    handler: (request, reply) => answerProblem(request, reply, { code: 'method-not-allowed' }),
  });
}
