// The HTTP face. In: requests of mediators and operators over a socket. Out: answers of the driving port as JSON, everything that goes wrong
// as a problem document (RFC 9457). Promised: a 202 is sent only after the port has answered that the request is stored; a slow or silent
// client cannot hold a connection for ever; a stop lets what is in hand end, within its bound.
import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import type { Clock } from '../../ports/clock.js';
import type { Keeper } from '../../ports/keeper.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { answerEveryFailure } from './answer-failures.js';
import { answerInTime } from './answer-in-time.js';
import { collectRoutes } from './other-methods.js';
import { markAnswers } from './mark-answers.js';
import { answersPerConnection, connectionsMax, patienceDefault, serverOptions, type Patience } from './server-options.js';
import { stopOf } from './stop.js';
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
  /** Where it is to differ from the default. */
  readonly patience?: Partial<Patience>;
}

export interface OpenHttp {
  readonly url: string;
  /** Takes no new connection, lets what is in hand end, and cuts what has not ended after `boundMs`. Never rejects. */
  stop(boundMs: number): Promise<void>;
}

/** Rejects when the address cannot be listened on. */
export async function openHttp(options: HttpOptions): Promise<OpenHttp> {
  const { keeper, host, port, bodyBytesMax, telemetry, clock, serviceVersion } = options;
  const patience = { ...patienceDefault, ...options.patience };
  const app = fastify({ ...serverOptions(bodyBytesMax, patience) });
  app.server.maxConnections = connectionsMax;
  app.server.maxRequestsPerSocket = answersPerConnection;
  answerEveryFailure(app, telemetry);
  markAnswers(app);
  answerInTime(app, patience.answerTimeoutMs, telemetry);
  const stop = stopOf(app, { clock, telemetry });
  await app.register(helmet);
  const refuseOtherMethods = collectRoutes(app);
  await app.register(probeRoutes, { keeper, serviceVersion });
  await app.register(versionOneRoutes, { keeper, prefix: '/v1' });
  refuseOtherMethods();
  const url = await app.listen({ host, port });
  return { url, stop };
}
