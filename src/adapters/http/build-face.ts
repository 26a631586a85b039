// The server with all its routes, before it listens. What holds for every call is added here, in the order in which a call meets it.
import { fastify, type FastifyInstance } from 'fastify';
import type { Clock } from '../../ports/clock.js';
import type { Keeper } from '../../ports/keeper.js';
import type { RateStore } from '../../ports/store/rates.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { answerEveryFailure } from './answer-failures.js';
import { answerInTime } from './answer-in-time.js';
import { collectAccess } from './api/access.js';
import { takeBodiesAsBytes } from './api/body.js';
import { authenticate, type Credentials } from './auth/authenticate.js';
import type { BasicCredential } from './auth/engine.js';
import { failedLogins } from './auth/failed-logins.js';
import { guardRoutes } from './auth/guard.js';
import { documentOf } from './api/openapi.js';
import { consoleRoutes } from './console.js';
import { documentPages, documentRoutes } from './docs.js';
import { cutOffUnread } from './cut-off-unread.js';
import { hearExpectations } from './expectations.js';
import { frontDoor } from './front-door.js';
import { rememberCalls } from './last-calls.js';
import { collectRoutes } from './other-methods.js';
import { markAnswers } from './mark-answers.js';
import {
  answersPerConnection,
  connectionsMax,
  patienceDefault,
  serverOptions,
  type Patience,
  type TlsOptions,
} from './server-options.js';
import { perMinute, type Rates } from './rates.js';
import { readingBounds, ReadingTurns, type Turns } from './reading-turns.js';
import { sharedPerMinute } from './shared-rates.js';
import { refuseUnclearCalls } from './unclear-calls.js';
import { stopOf } from './stop.js';
import { everyRoute } from './routes/every-route.js';

export interface FaceOptions {
  readonly keeper: Keeper;
  readonly bodyBytesMax: number;
  readonly telemetry: Telemetry;
  readonly clock: Clock;
  readonly serviceVersion: string;
  /** None: everybody on this machine, and nobody else. */
  readonly credentials: Credentials;
  /** What the engine shows when it calls; null: it does not call. */
  readonly engineEvents: BasicCredential | null;
  /** null: without a limit. */
  readonly rates: {
    readonly callsPerMinute: number | null;
    readonly submitsPerMinute: number | null;
    readonly failedLoginsPerMinute?: number | null;
  };
  /** Where the rates of tenants are counted for all replicas; null: each counts for itself. */
  readonly tenantLeases?: RateStore | null;
  /** Of the store: calls that read never have all of them. Absent: calls that read have no bound. */
  readonly storeConnections?: number;
  /** Addresses of proxies whose X-Forwarded-For is believed; none: who connects is who calls. */
  readonly trustedProxies?: readonly string[];
  /** null: plain HTTP, for loopback and behind a proxy. */
  readonly tls?: TlsOptions | null;
  /** The folder of the web page; null: there is none. */
  readonly console?: string | null;
  /** Where it is to differ from the default. */
  readonly patience?: Partial<Patience>;
}

export interface Face {
  readonly app: FastifyInstance;
  readonly stop: (boundMs: number) => Promise<void>;
}

export async function buildFace(options: FaceOptions): Promise<Face> {
  const { keeper, bodyBytesMax, telemetry, clock, serviceVersion } = options;
  const patience = { ...patienceDefault, ...options.patience };
  const { trustedProxies = [] } = options;
  const app = fastify({ ...serverOptions({ bodyBytesMax, patience, tls: options.tls ?? null, trustedProxies }) });
  app.server.maxConnections = connectionsMax;
  app.server.maxRequestsPerSocket = answersPerConnection;
  cutOffUnread(app, telemetry);
  answerEveryFailure(app, telemetry);
  markAnswers(app);
  rememberCalls(app);
  hearExpectations(app);
  refuseUnclearCalls(app);
  answerInTime(app, patience.answerTimeoutMs, telemetry);
  const stop = stopOf(app, { clock, telemetry });
  takeBodiesAsBytes(app);
  const { credentials, engineEvents: engine } = options;
  const { callsPerMinute, failedLoginsPerMinute = null } = options.rates;
  guardRoutes(app, {
    ...{ keeper, telemetry, identify: authenticate(credentials), engine, rates: perMinute(callsPerMinute) },
    failedLogins: failedLogins(failedLoginsPerMinute, clock),
  });
  app.decorate('readingTurns', readingTurnsOf(options));
  app.decorate('tenantRates', { rates: ratesOfTenants(options), telemetry });
  await addRoutes(app, serviceVersion, options.console ?? null);
  return { app, stop };
}

function readingTurnsOf({ storeConnections: connections }: FaceOptions): Turns {
  return connections === undefined ? { take: (_, work) => work() } : new ReadingTurns(readingBounds(connections));
}

function ratesOfTenants({ rates: { submitsPerMinute }, tenantLeases: leases = null, clock, telemetry }: FaceOptions): Rates {
  if (submitsPerMinute === null || leases === null) return perMinute(submitsPerMinute);
  return sharedPerMinute(submitsPerMinute, { leases, clock, telemetry });
}

/** Every route, and the document of all of them. */
async function addRoutes(app: FastifyInstance, version: string, page: string | null): Promise<void> {
  const refuseWithoutAccess = collectAccess(app);
  const refuseOtherMethods = collectRoutes(app);
  const document = documentOf(app, version);
  await everyRoute(app, version);
  documentRoutes(app, document, version);
  frontDoor(app, page !== null);
  if (page !== null) consoleRoutes(app, page);
  await documentPages(app, document);
  // The pages are known by now too.
  refuseOtherMethods();
  refuseWithoutAccess();
}
