// Calls that two readers would read otherwise: a proxy before us may go by what we do not look at, and the other way round. Each is refused in our
// own words, and its connection closed. In: a call, before anything of it is believed.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { answerProblem } from './problem-document.js';

/** Node would refuse the first of them by itself, with neither a body nor the name of the call. */
export function refuseUnclearCalls(app: FastifyInstance): void {
  // All of them are looked at: of a bounded number Node would show the first. How long they are together has its own bound.
  app.server.maxHeadersCount = 0;
  app.addHook('onRequest', (request, reply, done) => {
    const detail = unclearIn(request.raw);
    if (detail === null) done();
    else answerProblem(request, reply.header('connection', 'close'), { code: 'bad-request', detail });
  });
}

type Head = Pick<IncomingMessage, 'httpVersion' | 'rawHeaders' | 'headers' | 'url'>;

/** null: it is clear. */
function unclearIn({ httpVersion, rawHeaders, headers, url = '' }: Head): string | null {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 'What is spoken here is HTTP 1.1, and 1.0.';
  const times = timesOf(rawHeaders);
  const unclearHost = unclearHostOf(httpVersion, times.host, { url, host: headers.host });
  if (unclearHost !== null) return unclearHost;
  if (times.authorization > 1) return 'A call says once who calls.';
  if (times['content-type'] > 1) return 'A call says once of which type its body is.';
  return isWhole(httpVersion, headers['transfer-encoding'])
    ? null
    : 'A body comes with its length, or in chunks, and in no other coding.';
}

/** A name or an address, and perhaps a port. An empty one is what a call says that is for no host. */
const wellFormed = /^(?:[\w.~%-]*|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i;

function unclearHostOf(
  version: '1.0' | '1.1',
  times: number,
  { url, host }: { readonly url: string; readonly host: string | undefined },
): string | null {
  // In 1.0 a call may say none.
  const right = version === '1.1' ? [1] : [0, 1];
  if (!right.includes(times) || isForAnother(url, host)) return 'A call says once which host it is for.';
  return host === undefined || wellFormed.test(host) ? null : 'What a call names as its host is none.';
}

/** In 1.0 there are no chunks: who does not know them takes what is left of a body for the next call. */
function isWhole(httpVersion: '1.0' | '1.1', coding: string | undefined): boolean {
  return coding === undefined || (httpVersion === '1.1' && coding.trim().toLowerCase() === 'chunked');
}

/** Of those that Node would keep the first of. */
function timesOf(rawHeaders: readonly string[]) {
  const times = { host: 0, authorization: 0, 'content-type': 0 };
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase();
    if (name === 'host' || name === 'authorization' || name === 'content-type') times[name] += 1;
  }
  return times;
}

/** The address may be written whole, as for a proxy: then it names a host too. */
function isForAnother(url: string, host: string | undefined): boolean {
  if (url.startsWith('/')) return false;
  const named = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];
  return named !== undefined && host !== undefined && named.toLowerCase() !== host.toLowerCase();
}
