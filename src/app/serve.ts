// One process of the service: its parts are opened in order, all or nothing, and closed in reverse.
import { hostname } from 'node:os';
import { inTurn } from '../adapters/policy-source/in-turn.js';
import { cronSchedule } from '../adapters/clock/cron-schedule.js';
import { systemClock } from '../adapters/clock/system-clock.js';
import { uuidIds } from '../adapters/clock/uuid-ids.js';
import { cachedSnapshots } from '../adapters/engine/shared/cached-snapshots.js';
import { openHttp } from '../adapters/http/open-http.js';
import type { TelemetryKit } from '../adapters/telemetry/create-telemetry.js';
import type { Keeper } from '../ports/keeper.js';
import type { Store } from '../ports/store/store.js';
import type { Telemetry } from '../ports/telemetry.js';
import type { Sources } from './config/load.js';
import type { Config } from './config/schema.js';
import { Secrets } from './config/secrets.js';
import { someBells, type House } from './house.js';
import { openKeeper } from './keeper.js';
import { certificateLoop } from './live/certificate-loop.js';
import type { LiveCertificate } from './live/live-certificate.js';
import { loopsOf } from './looping/loops.js';
import { ofNow, openDeciding, reloadAll } from './live/deciding.js';
import { takingFor } from './live/taking.js';
import { Opened } from './opened.js';
import { configuredCertificate, configuredFace, configuredSignatures, saysWhoMayCall } from './parts/access.js';
import { configuredChannels } from './parts/alerts.js';
import { configuredBroker, type Broker } from './parts/broker.js';
import { embeddedWish } from './parts/embedded-broker.js';
import { configuredEngine } from './parts/engine.js';
import { configuredRegistry } from './parts/registry.js';
import { configuredDatabase, configuredStore } from './parts/store.js';
import { ClockCheck } from './looping/clock-check.js';
import { Pulses } from './looping/pulses.js';
import { intakePart, partsOf } from './asking/readiness.js';
import { dutiesOf, type Role } from './roles.js';
import { joinRooms } from './rooms.js';
import { version } from './version.js';

export interface Serving {
  readonly url: string;
  readonly keeper: Keeper;
  /** How to come to the embedded broker; null: there is none. */
  readonly brokerConnection: string | null;
  /** Resolves with a sentence when the process cannot go on. */
  readonly lost: Promise<string>;
  /** Looks at the configuration and at the files of policies now. */
  reload(): Promise<unknown>;
  /** Stops taking, lets what is in hand end, closes all; answers whether that was done in time. */
  stop(): Promise<boolean>;
}

export interface Serve {
  readonly config: Config;
  /** Where the configuration came from, to be looked at again; absent: it stays as it is. */
  readonly sources?: Sources;
  readonly role: Role;
  readonly kit: TelemetryKit;
}

const failedStartMs = 5_000;

/** `engineOf`: the engine, where it is not one that a configuration can name. */
export async function serve(asked: Serve, engineOf: typeof configuredEngine = configuredEngine): Promise<Serving> {
  const opened = new Opened(systemClock, asked.kit.telemetry);
  try {
    return await open(asked, opened, engineOf);
  } catch (problem) {
    await opened.closeAll(failedStartMs);
    throw problem;
  }
}

async function open({ config, sources, role, kit }: Serve, opened: Opened, engineOf: typeof configuredEngine): Promise<Serving> {
  const { telemetry } = kit;
  const say = (msg: string) => kit.logger.write({ level: 'info', component: 'start', msg });
  const secrets = secretsHeardBy(kit, sources);
  // 1. Where things are kept; before that, whether the certificate is of any use: else messages would be on their way when it is found out.
  const certificate = await configuredCertificate(config, { clock: systemClock, telemetry });
  const { channels, mailer } = await configuredChannels(config, secrets, { clock: systemClock, telemetry });
  const database = await opened.add('database', configuredDatabase(config, secrets), (made) => made.stop());
  say(database.says);
  const store = await opened.add('store', configuredStore(config, database.url, channels, telemetry), (made) => made.close());
  // 2. What is decided by, and what is talked to.
  const replica = `${hostname()}:${process.pid}:${uuidIds.next().slice(-8)}`;
  const duties = dutiesOf(role);
  const deciding = { store, replica, proposes: duties.admission, telemetry };
  const { live, policies, shadowPolicy } = await openDeciding({ config, sources: sources ?? null }, opened, deciding);
  const engine = await opened.add('engine', engineOf(config, systemClock, telemetry, secrets), (made) => made.port.close());
  const wish = embeddedWish(config, role, process.env['NODE_ENV'] === 'production');
  const opening = configuredBroker(config, wish, { secrets, clock: systemClock, telemetry });
  const broker = await opened.add('broker', opening, (made) => made.stop());
  say(broker.says);
  if (config.events.queue !== null) say(`events: each move of a request is told on ${config.events.queue}`);
  say(engine.says);
  const registry = await configuredRegistry(config, systemClock, telemetry);
  say(registry.says);
  // 3. The house.
  const house: House = {
    ...{ config, duties, replica, store, engine: engine.port },
    ...ofNow(live),
    ...{ policies, shadowPolicy, registry, channels, mailer },
    ...{ ids: uuidIds, telemetry, bells: someBells(), pulses: new Pulses(systemClock, config.watchdog.stopped_after_ms) },
    ...{ responses: broker.responses, deadLetters: broker.deadLetters, floors: broker.floors },
    signatures: await configuredSignatures(config),
    snapshots: cachedSnapshots({ engine: engine.port, clock: systemClock, telemetry }),
    schedule: cronSchedule({ telemetry, stopWithinMs: config.shutdown_timeout_ms }),
    ...(await checkedClock(store, telemetry)),
  };
  const named = shadowPolicy === null ? [policies] : [policies, shadowPolicy];
  await opened.add('settings', live.start(takingFor(house, named)), (started) => started.stop());
  const { url, keeper, drain } = await openHouse(house, { broker, opened, kit, certificate });
  say(saysWhoMayCall(config));
  say(`ready at ${url}`);
  const stop = () => {
    drain();
    return opened.closeAll(config.shutdown_timeout_ms);
  };
  return {
    url,
    keeper,
    ...{ brokerConnection: broker.connectionString, lost: database.lost },
    reload: inTurn(() => reloadAll(live, named)),
    stop,
  };
}

/** Before anything is done for its time. */
async function checkedClock(store: Store, telemetry: Telemetry): Promise<Pick<House, 'clock' | 'clocks' | 'clockCheck'>> {
  const clockCheck = new ClockCheck();
  await clockCheck.look({ store, clock: systemClock, telemetry });
  return { clock: systemClock, clocks: clockCheck.both(systemClock), clockCheck };
}

function secretsHeardBy(kit: TelemetryKit, sources: Sources | undefined): Secrets {
  return new Secrets(sources?.env ?? {}, {
    register: (value, source) => kit.registerSecret(value, source),
    say: (level, msg) => kit.logger.write({ level, component: 'secrets', msg }),
  });
}

interface Opening {
  readonly broker: Broker;
  readonly opened: Opened;
  readonly kit: TelemetryKit;
  /** null: plain HTTP. */
  readonly certificate: LiveCertificate | null;
}

/** What follows on the road is opened before what leads to it, so that at a stop nothing comes in any more when its way out is closed. */
async function openHouse(house: House, { broker, opened, kit, certificate }: Opening) {
  const { duties } = house;
  const rooms = joinRooms(house);
  let draining = false;
  const parts = () => [...partsOf(house, broker, draining), intakePart(rooms.intake.unwrittenMs())];
  const keeper = openKeeper({
    ...{ house, rooms, metrics: () => kit.metrics(), parts },
    healthyBroker: () => (broker.intake?.health().ready === true ? broker.intake.name : null),
  });
  if (broker.responses !== null && duties.responses) {
    const { responses } = broker;
    await opened.add('response queues', responses.start(), () => responses.stop());
  }
  for (const loop of loopsOf(house, rooms)) await opened.add(loop.name, loop.start(), (started) => started.stop());
  if (broker.intake !== null && duties.intake) {
    const { intake } = broker;
    const receiving = intake.start((delivery) =>
      rooms.intake.receive(
        { source: intake.name, priorityFloor: house.floors.get(delivery.queue) ?? 0, holdMs: intake.holdMs },
        delivery,
      ),
    );
    await opened.add('intake queues', receiving, (_started, boundMs) => intake.stop(boundMs));
  }
  await opened.add('intake', rooms.intake, (intake) => {
    intake.stop();
    return Promise.resolve();
  });
  const url = await openFace(house, keeper, { opened, certificate });
  const drain = () => {
    draining = true;
  };
  return { url, keeper, drain };
}

/** Answers where it listens. */
async function openFace(
  house: House,
  keeper: Keeper,
  { opened, certificate }: Pick<Opening, 'opened' | 'certificate'>,
): Promise<string> {
  const { config, telemetry, clock, store } = house;
  const { host, port, body_bytes_max: bodyBytesMax } = config.http;
  const opening = openHttp({
    keeper,
    host,
    port,
    bodyBytesMax,
    telemetry,
    clock,
    serviceVersion: version,
    tenantLeases: store.rates,
    storeConnections: config.database.connections_max,
    ...configuredFace(config),
    tls: certificate?.atStart ?? null,
  });
  const http = await opened.add('http', opening, (listening, boundMs) => listening.stop(boundMs));
  if (certificate !== null) {
    const loop = certificateLoop(house, certificate, http);
    await opened.add(loop.name, loop.start(), (started) => started.stop());
  }
  return http.url;
}
