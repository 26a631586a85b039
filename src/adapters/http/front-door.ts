// The address of the service itself, which people open first. In: a call of `/`. Out: a browser is led to a page that is there; any other caller is told
// that there is nothing, and where everything is. Promised: the way is relative, so that it leads there behind a proxy with a path of its own too.
import type { FastifyInstance } from 'fastify';
import { open } from './api/access.js';
import { isAskedByBrowser } from './asked-by-browser.js';
import { answerProblem } from './problem-document.js';

const places =
  'There is nothing at this address. The API is under /v1 (and /api/jobmanager/v3); /docs shows it, and /openapi.json describes it to programs.';

export function frontDoor(app: FastifyInstance, hasConsole: boolean): void {
  app.get('/', { config: { access: open } }, (request, reply) => {
    void reply.header('vary', 'accept');
    if (isAskedByBrowser(request)) return reply.redirect(hasConsole ? 'console/' : 'docs/', 302);
    const detail = hasConsole ? `${places} The console is at /console.` : places;
    return answerProblem(request, reply, { code: 'not-found', detail });
  });
}
