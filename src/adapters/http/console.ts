// The web page. In: the folder that it was built into. Out: its files at /console/. Promised: nothing of the service's data is in them, so they are open; the
// page is asked for anew each time, and what it names by its content is kept for ever; a file is read when it is asked for, and no other file can be; a
// browser that asks for anything else is led to the page.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { open } from './api/access.js';
import { isAskedByBrowser } from './asked-by-browser.js';
import { pagePolicy } from './page-policy.js';
import { answerProblem } from './problem-document.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** As the build names them: a word, and what is in it. */
const named = /^[a-z]+-[0-9a-f]{12}\.(?:js|css|svg)$/;
const forEver = 'public, max-age=31536000, immutable';

export function consoleRoutes(app: FastifyInstance, folder: string): void {
  const config = { access: open };
  // Without the slash, what the page names beside itself would be looked for beside the API.
  app.get('/console', { config }, (_request, reply) => reply.redirect('console/', 308));
  app.get('/console/', { config }, (request, reply) => answerPage(request, reply, folder));
  app.get<{ Params: { '*': string } }>('/console/*', { config }, async (request, reply) => {
    const file = request.params['*'];
    const content = named.test(file) ? await contentOf(folder, file) : null;
    if (content === null) return answerOther(request, reply, file);
    return answerFile(reply, file, content).header('cache-control', forEver).send(content);
  });
}

/** The address of a page as people type or shorten it: without its #. The way is relative, as at the front door. */
function answerOther(request: FastifyRequest, reply: FastifyReply, file: string): FastifyReply {
  void reply.header('vary', 'accept');
  if (named.test(file) || !isAskedByBrowser(request)) return answerProblem(request, reply, { code: 'not-found' });
  const page = request.url.replace(/^.*?\/console\//, '');
  const parts = page.replace(/\?.*/, '').split('/');
  return reply.redirect(`${'../'.repeat(parts.length - 1) || './'}#/${page}`, 302);
}

async function answerPage(request: FastifyRequest, reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const content = await contentOf(folder, 'index.html');
  if (content === null)
    return answerProblem(request, reply, { code: 'not-found', detail: 'The console has not been built: npm run build does it.' });
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  void reply.header('cache-control', 'no-cache').header('etag', tag);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return answerFile(reply, 'index.html', content).send(content);
}

function answerFile(reply: FastifyReply, file: string, content: Buffer): FastifyReply {
  const headers = { 'content-security-policy': pagePolicy, 'content-length': content.length };
  return reply.type(types[extname(file)] ?? 'application/octet-stream').headers(headers);
}

/** null: there is none. One that is there and cannot be read is a trouble, and told as such. */
async function contentOf(folder: string, file: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, file));
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw problem;
  }
}
