// How patient the server is with its clients, and how much it takes from one. In: the largest body. Out: the options of the server.
import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import { answerBadUrl, answerBadHttp } from './answer-bad-http.js';
import { asKnownMethod } from './other-methods.js';
import { requestIdOf } from './request-id.js';

/** Beyond this a new connection is closed at once, before it can take memory. */
export const connectionsMax = 5_000;
/** A connection is given up after so many answers, so that a balancer can spread its clients anew. */
export const answersPerConnection = 10_000;

/** Ids of jobs have up to 128 characters, of which some stay as %2F; the router's own bound would not find them all. */
const maxParamLength = 3 * 128;

const headerBytesMax = 16 * 1024;

export interface Patience {
  /** Headers have to be whole within this: what a slow-header attack would stretch. */
  readonly headersTimeoutMs: number;
  /** The whole call, body included. */
  readonly requestTimeoutMs: number;
  /** The answer. Longer than any timeout of the store, so that the store's own answer is the one that is seen. */
  readonly answerTimeoutMs: number;
  /** Silence on the socket in both directions; therefore longer than the answer may take. */
  readonly connectionTimeoutMs: number;
  /** Longer than the idle timeout of common balancers (60 s): the balancer has to be the one that closes. */
  readonly keepAliveTimeoutMs: number;
  /** How often the first two are looked at; Node's own default would make 40 s of 10 s. */
  readonly checkIntervalMs: number;
}

export const patienceDefault: Patience = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  answerTimeoutMs: 60_000,
  connectionTimeoutMs: 75_000,
  keepAliveTimeoutMs: 65_000,
  checkIntervalMs: 2_000,
};

export interface TlsOptions {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Who signs the certificates of clients; null: none are asked for. */
  readonly clientCa: Buffer | null;
}

export interface ServerAsked {
  readonly bodyBytesMax: number;
  readonly patience: Patience;
  readonly tls: TlsOptions | null;
  readonly trustedProxies: readonly string[];
}

export function serverOptions({ bodyBytesMax, patience, tls, trustedProxies }: ServerAsked) {
  const { headersTimeoutMs: headersTimeout, requestTimeoutMs: requestTimeout, checkIntervalMs } = patience;
  const timeouts = {
    headersTimeout,
    requestTimeout,
    maxHeaderSize: headerBytesMax,
    connectionsCheckingInterval: checkIntervalMs,
    // Node's own refusal has neither a body nor the name of the call.
    requireHostHeader: false,
  };
  return {
    logger: false,
    // The nearest address that is none of them is the caller's; what a stranger writes there is not read.
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    bodyLimit: bodyBytesMax,
    requestTimeout,
    connectionTimeout: patience.connectionTimeoutMs,
    keepAliveTimeout: patience.keepAliveTimeoutMs,
    // The types of the server know either; what is given as https makes it one of TLS.
    [tls === null ? 'http' : 'https']: { ...timeouts, ...(tls === null ? {} : secured(tls)) },
    // While it stops, what comes on a connection that is still busy is answered as always, and the connection closed after it.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: requestIdOf,
    // There is no other place before the router.
    rewriteUrl: asKnownMethod,
    routerOptions: { maxParamLength },
    frameworkErrors: answerBadUrl,
    clientErrorHandler: answerBadHttp,
  } as const satisfies FastifyHttpOptions<Server>;
}

/** What a server that runs can be given anew. */
export function shown({ cert, key, clientCa }: TlsOptions) {
  return { cert, key, minVersion: 'TLSv1.2', ...(clientCa === null ? {} : { ca: clientCa }) } as const;
}

/** A client without a certificate is let in to show another credential; one that nobody known has signed counts as none. */
function secured(tls: TlsOptions) {
  return { ...shown(tls), ...(tls.clientCa === null ? {} : { requestCert: true, rejectUnauthorized: false }) };
}
