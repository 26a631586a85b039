// The server with all its routes, before it listens. What holds for every call is added here, in the order in which a call meets it.
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import { everyTenant, scopes, type Caller } from '../../core/caller.js';
import type { Clock } from '../../ports/clock.js';
import type { Keeper } from '../../ports/keeper.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { answerEveryFailure } from './answer-failures.js';
import { answerInTime } from './answer-in-time.js';
import { collectAccess } from './api/access.js';
import { takeBodiesAsBytes } from './api/body.js';
import { documentOf } from './api/openapi.js';
import { documentPages, documentRoutes } from './docs.js';
import { collectRoutes } from './other-methods.js';
import { markAnswers } from './mark-answers.js';
import { answersPerConnection, connectionsMax, patienceDefault, serverOptions, type Patience } from './server-options.js';
import { stopOf } from './stop.js';
import { everyRoute } from './routes/every-route.js';
import { withinReach } from './within-reach.js';

export interface FaceOptions {
  readonly keeper: Keeper;
  readonly bodyBytesMax: number;
  readonly telemetry: Telemetry;
  readonly clock: Clock;
  readonly serviceVersion: string;
  /** Where it is to differ from the default. */
  readonly patience?: Partial<Patience>;
}

export interface Face {
  readonly app: FastifyInstance;
  readonly stop: (boundMs: number) => Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    /** Within the caller's reach. */
    keeper: Keeper;
  }
}

/** Until authentication is configured: whoever can connect. */
const anybody: Caller = { name: 'anybody', scopes: new Set(scopes), reach: everyTenant };

export async function buildFace(options: FaceOptions): Promise<Face> {
  const { keeper, bodyBytesMax, telemetry, clock, serviceVersion } = options;
  const patience = { ...patienceDefault, ...options.patience };
  const app = fastify({ ...serverOptions(bodyBytesMax, patience) });
  app.server.maxConnections = connectionsMax;
  app.server.maxRequestsPerSocket = answersPerConnection;
  answerEveryFailure(app, telemetry);
  markAnswers(app);
  answerInTime(app, patience.answerTimeoutMs, telemetry);
  const stop = stopOf(app, { clock, telemetry });
  await app.register(helmet);
  takeBodiesAsBytes(app);
  knowCallers(app, keeper);
  await addRoutes(app, serviceVersion);
  return { app, stop };
}

function knowCallers(app: FastifyInstance, keeper: Keeper): void {
  app.decorateRequest('caller', { getter: () => anybody });
  app.decorateRequest('keeper', {
    getter() {
      return withinReach(keeper, this.caller.reach);
    },
  });
}

/** Every route, and the document of all of them. */
async function addRoutes(app: FastifyInstance, version: string): Promise<void> {
  const refuseWithoutAccess = collectAccess(app);
  const refuseOtherMethods = collectRoutes(app);
  const document = documentOf(app, version);
  await everyRoute(app, version);
  documentRoutes(app, document, version);
  refuseOtherMethods();
  await documentPages(app, document());
  refuseWithoutAccess();
}
