// One look of the self-audit, for a person: on the store and engine that are configured, beside whatever service runs on them. Answers the
// exit code: 0 nothing stands, 1 something does, or it could not look, 2 bad configuration.
import { cachedSnapshots } from '../adapters/engine/shared/cached-snapshots.js';
import { systemClock } from '../adapters/clock/system-clock.js';
import { ClockCheck } from './looping/clock-check.js';
import { uuidIds } from '../adapters/clock/uuid-ids.js';
import { checks, type Finding } from '../core/self-audit.js';
import { audit, type AuditReport } from '../self-audit/self-audit.js';
import type { Config } from './config/schema.js';
import { secretsOfTheStart } from './config/secrets.js';
import { configured, couldNot, type Surroundings } from './configured.js';
import { someBells } from './house.js';
import { Opened } from './opened.js';
import { configuredChannels } from './parts/alerts.js';
import { configuredEngine } from './parts/engine.js';
import { namesOf, openPolicies } from './parts/policies.js';
import { configuredDatabase, configuredStore } from './parts/store.js';
import { dutiesOf } from './roles.js';
import { joinAudit } from './rooms.js';

export interface AuditAsked {
  readonly configFile: string | null;
  readonly json: boolean;
}

const closeMs = 5_000;
/** What it reports goes to the person who asked. */
const telemetry = { report: () => undefined };

export async function auditCommand({ configFile, json }: AuditAsked, around: Surroundings): Promise<number> {
  const config = configured(configFile, [], around);
  if (config === null) return 2;
  const opened = new Opened(systemClock, telemetry);
  try {
    const { report, at } = await look(config, opened);
    around.stdout.write(json ? `${JSON.stringify(jsonOf(report, at), null, 2)}\n` : textOf(report, at));
    return report.standing.length === 0 ? 0 : 1;
  } catch (problem) {
    return couldNot('The audit could not look', problem, around);
  } finally {
    await opened.closeAll(closeMs);
  }
}

/** `at`: the store and the engine. Where neither is configured they are those of this folder, and a house in order says nothing of production. */
interface Looked {
  readonly report: AuditReport;
  readonly at: readonly string[];
}

async function look(config: Config, opened: Opened): Promise<Looked> {
  const { channels } = await configuredChannels(config, secretsOfTheStart, { clock: systemClock, telemetry });
  const database = await opened.add('database', configuredDatabase(config, secretsOfTheStart), (made) => made.stop());
  const store = await opened.add('store', configuredStore(config, database.url, channels, telemetry), (made) => made.close());
  const names = () => namesOf(config.settings);
  const following = { store: store.policies, replica: 'audit', proposes: false, names, clock: systemClock, telemetry };
  const policies = await opened.add('policies', openPolicies(config, following), (made) => made.stop());
  const { port: engine, says } = await opened.add(
    'engine',
    configuredEngine(config, systemClock, telemetry, secretsOfTheStart),
    (made) => made.port.close(),
  );
  const snapshots = cachedSnapshots({ engine, clock: systemClock, telemetry });
  const house = {
    ...{
      config,
      settings: () => config.settings,
      store,
      engine,
      snapshots,
      policies,
      ...{ clock: systemClock, clocks: new ClockCheck().both(systemClock), ids: uuidIds },
      telemetry,
    },
    ...{ replica: 'audit', duties: dutiesOf('api'), bells: someBells() },
  };
  const report = await audit(joinAudit(house, { waiting: 0, arrived: 0, nextSweepAt: () => systemClock.now() }), []);
  return { report, at: [database.says, says] };
}

function jsonOf({ standing, suspected, mended }: AuditReport, at: Looked['at']) {
  const of = ({ check, subject, requestId, since, detail }: Finding) => ({
    ...{ check, severity: checks[check].severity, means: checks[check].means, subject, request_id: requestId },
    ...{ since: since === null ? null : new Date(since).toISOString(), detail },
  });
  const sure = new Set(standing);
  return { looked_at: at, standing: standing.map(of), suspected: suspected.filter((one) => !sure.has(one)).map(of), mended };
}

function textOf({ standing, suspected, mended }: AuditReport, at: Looked['at']): string {
  const places = at.map((place) => `${place}\n`).join('');
  if (standing.length === 0 && suspected.length === 0) return `${places}Nothing contradicts the invariants.\n`;
  const lineOf = ({ check, subject, detail }: Finding) => `  ${check}  ${subject}  ${detail}\n      ${checks[check].means}\n`;
  const list = (title: string, findings: readonly Finding[]) =>
    findings.length === 0 ? '' : `${title}\n${findings.map(lineOf).join('')}`;
  return [
    places,
    list(`Found ${standing.length}:`, standing),
    list('Seen once, which may only be on its way; the service looks again:', suspected),
    mended === 0 ? '' : `Mended ${mended} rows.\n`,
  ].join('');
}
