// How patient the server is with its clients, and how much it takes from one. In: the largest body. Out: the options of the server.
import type { FastifyServerOptions } from 'fastify';
import { answerBadUrl, answerBadHttp } from './answer-bad-http.js';
import { requestIdOf } from './request-id.js';

/** Beyond this a client is refused by the kernel's queue instead of by our memory. */
export const connectionsMax = 5_000;
/** A connection is given up after so many answers, so that a balancer can spread its clients anew. */
export const answersPerConnection = 10_000;

/** Headers have to be whole within this: what a slow-header attack would stretch. */
const headersTimeoutMs = 10_000;
/** The whole request, body included. */
const requestTimeoutMs = 30_000;
/** The answer. Longer than any timeout of the store, so that the store's own answer is the one that is seen. */
const handlerTimeoutMs = 60_000;
/** Longer than the handler may take, because it counts silence on the socket in both directions. */
const connectionTimeoutMs = 75_000;
/** Longer than the idle timeout of common balancers (60 s): the balancer has to be the one that closes. */
const keepAliveTimeoutMs = 65_000;
const headerBytesMax = 16 * 1024;

export function serverOptions(bodyBytesMax: number) {
  return {
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    handlerTimeout: handlerTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    http: { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, maxHeaderSize: headerBytesMax },
    // While it stops, what comes on a connection that is still busy is answered as always, and the connection closed after it.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: requestIdOf,
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerBadHttp,
  } as const satisfies FastifyServerOptions;
}
