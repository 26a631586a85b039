// The HTTP face. In: requests of mediators and operators over a socket. Out: answers of the driving port as JSON, everything that goes wrong
// as a problem document (RFC 9457). Promised: a 202 is sent only after the port has answered that the request is stored; a slow or silent
// client cannot hold a connection for ever; a stop lets what is in hand end, within its bound.
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import type { Clock } from '../../ports/clock.js';
import type { Keeper } from '../../ports/keeper.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { answerEveryFailure } from './answer-failures.js';
import { collectRoutes } from './other-methods.js';
import { markAnswers } from './mark-answers.js';
import { answersPerConnection, connectionsMax, serverOptions } from './server-options.js';
import { probeRoutes } from './routes/probes.js';
import { versionOneRoutes } from './routes/version-one.js';

export interface HttpOptions {
  readonly keeper: Keeper;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly bodyBytesMax: number;
  readonly telemetry: Telemetry;
  readonly clock: Clock;
  readonly serviceVersion: string;
}

export interface OpenHttp {
  readonly url: string;
  /** Takes no new connection, lets what is in hand end, and cuts what has not ended after `boundMs`. Never rejects. */
  stop(boundMs: number): Promise<void>;
}

/** Rejects when the address cannot be listened on. */
export async function openHttp(options: HttpOptions): Promise<OpenHttp> {
  const { keeper, host, port, bodyBytesMax, telemetry, clock, serviceVersion } = options;
  const app = fastify({ ...serverOptions(bodyBytesMax) });
  app.server.maxConnections = connectionsMax;
  app.server.maxRequestsPerSocket = answersPerConnection;
  answerEveryFailure(app, telemetry);
  markAnswers(app);
  await app.register(helmet);
  const refuseOtherMethods = collectRoutes(app);
  await app.register(probeRoutes, { keeper, serviceVersion });
  await app.register(versionOneRoutes, { keeper, prefix: '/v1' });
  refuseOtherMethods();
  const url = await app.listen({ host, port });
  let stopping: Promise<void> | null = null;
  return { url, stop: (boundMs) => (stopping ??= stopWithin(boundMs, app, { clock, telemetry })) };
}

interface Stopping {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

async function stopWithin(boundMs: number, app: FastifyInstance, { clock, telemetry }: Stopping): Promise<void> {
  const closed = new AbortController();
  const closing = app
    .close()
    .catch((error: unknown) => telemetry.report({ kind: 'trouble', where: 'http', about: {}, error }))
    .finally(() => closed.abort());
  await Promise.race([closing, clock.pause(boundMs, closed.signal)]);
  app.server.closeAllConnections();
  await closing;
}
