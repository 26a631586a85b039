// What the command line's long-running commands do: serve, migrate. Each answers its exit code: 0 clean, 1 failed, 2 bad configuration.
import { secretNow } from '../core/secret.js';
import { systemClock } from '../adapters/clock/system-clock.js';
import { createTelemetry, type TelemetryKit, type TelemetryOptions } from '../adapters/telemetry/create-telemetry.js';
import { migrate as migrateDatabase } from '../adapters/store/postgres/migrate.js';
import type { Setting } from './config/environment.js';
import { identitySecrets } from './config/identities.js';
import { secretPaths, type Config } from './config/schema.js';
import { secretsOfTheStart } from './config/secrets.js';
import { configured, couldNot, type ServiceSurroundings, type Surroundings } from './configured.js';
import { configuredDatabase } from './parts/store.js';
import type { Role } from './roles.js';
import { serve, type Serving } from './serve.js';
import { version } from './version.js';

export interface ServeAsked {
  readonly configFile: string | null;
  readonly role: Role;
  readonly port: number | null;
}

export async function serveCommand(asked: ServeAsked, around: ServiceSurroundings): Promise<number> {
  const flags: Setting[] = asked.port === null ? [] : [{ path: ['http', 'port'], value: asked.port, from: '--port' }];
  const config = configured(asked.configFile, flags, around);
  if (config === null) return 2;
  const sources = { env: around.env, file: asked.configFile, flags };
  const kit = telemetryFor(config, around);
  // Heard from now on: a stop that is asked for during the start is carried out after it, and nothing is left open. Asked for twice, it waits for nothing.
  const signals = heard(around, kit);
  const reloads = reloadsOf(around);
  try {
    const serving = await Promise.race([serve({ config, sources, role: asked.role, kit }), signals.second]);
    if (serving === 'second signal') return 1;
    reloads(serving);
    return await untilStopped(serving, kit, signals);
  } catch (problem) {
    // One clear sentence for the person who started us.
    return couldNot('job-keeper cannot start', problem, around);
  } finally {
    await kit.close();
  }
}

export interface MigrateAsked {
  readonly configFile: string | null;
  readonly json: boolean;
}

export async function migrateCommand(asked: MigrateAsked, around: Surroundings): Promise<number> {
  const config = configured(asked.configFile, [], around);
  if (config === null) return 2;
  try {
    const database = await configuredDatabase(config, secretsOfTheStart);
    try {
      const { applied } = await migrateDatabase(secretNow(database.url));
      around.stdout.write(`${asked.json ? JSON.stringify({ applied }, null, 2) : appliedLines(applied)}\n`);
      return 0;
    } finally {
      await database.stop();
    }
  } catch (problem) {
    return couldNot('The schema was not migrated', problem, around);
  }
}

/** One a line: of a new database there are dozens. */
function appliedLines(applied: readonly string[]): string {
  return applied.length === 0 ? 'The schema is up to date.' : ['Applied:', ...applied.map((name) => `  ${name}`)].join('\n');
}

export function telemetryFor(config: Config, { stdout }: Pick<ServiceSurroundings, 'stdout'>): TelemetryKit {
  const { level, format } = config.log;
  const pretty = format === 'pretty' || (format === 'auto' && stdout.isTTY === true);
  const postSpans = postSpansTo(config.traces.otlp_endpoint);
  const kit = createTelemetry({ level, pretty, version, clock: systemClock, output: stdout, ...postSpans });
  for (const secret of secretsOf(config)) kit.registerSecret(secret);
  return kit;
}

const spansTimeoutMs = 5_000;

/** null: nobody collects them. */
function postSpansTo(endpoint: string | null): Pick<TelemetryOptions, 'postSpans'> {
  if (endpoint === null) return {};
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  return {
    postSpans: async (body) => {
      const { httpPost } = await import('../adapters/alerts/http-post.js');
      const outcome = await httpPost({ url, body, timeoutMs: spansTimeoutMs });
      return outcome.kind === 'sent' ? null : outcome.reason;
    },
  };
}

function secretsOf(config: Config): string[] {
  const known = secretPaths.map((path) =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], config),
  );
  const channels = config.alerts.channels.flatMap((channel) => [
    'routing_key' in channel ? channel.routing_key : null,
    'secret' in channel ? channel.secret : null,
    'url' in channel ? channel.url : null,
  ]);
  return [...known, ...channels, ...identitySecrets(config.databricks.identities)].filter((secret) => typeof secret === 'string');
}

interface Signals {
  readonly first: Promise<'signal'>;
  readonly second: Promise<'second signal'>;
}

function heard({ onSignal }: Surroundings, kit: TelemetryKit): Signals {
  const listeners: ((signal: string) => void)[] = [];
  onSignal((signal) => listeners.shift()?.(signal));
  const first = new Promise<'signal'>((resolve) => {
    listeners.push((signal) => {
      kit.logger.write({ level: 'info', component: 'stop', msg: `${signal}: finishing what is in hand` });
      resolve('signal');
    });
  });
  const second = new Promise<'second signal'>((resolve) => listeners.push(() => resolve('second signal')));
  return { first, second };
}

/** One that is asked for during the start is carried out after it: a signal that nobody hears would end the process. */
function reloadsOf({ onReload }: Surroundings): (serving: Serving) => void {
  let asked = false;
  let reload = (): void => {
    asked = true;
  };
  onReload?.(() => reload());
  return (serving) => {
    reload = () => void serving.reload();
    if (asked) reload();
  };
}

/** Until a signal, or until the process cannot go on. A second signal ends it at once. */
async function untilStopped(serving: Serving, kit: TelemetryKit, { first, second }: Signals): Promise<number> {
  const lost = serving.lost.then((why) => {
    kit.logger.write({ level: 'error', component: 'stop', msg: why });
    return 'lost' as const;
  });
  const why = await Promise.race([first, lost]);
  const clean = (await Promise.race([serving.stop(), second])) === true;
  kit.logger.write({ level: 'info', component: 'stop', msg: clean ? 'stopped' : 'stopped without waiting for everything' });
  return clean && why === 'signal' ? 0 : 1;
}
