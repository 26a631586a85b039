// The PostgreSQL store. In: an address with its bounds, and the channels that alerts go to. Out: the store, one part a room. Promised: it
// opens only on the schema that it was written for; every statement is bounded; whatever fails is a Fault.
import type { DataSource } from 'typeorm';
import type { Store } from '../../../ports/store/store.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { admissionStore } from './admission.js';
import { alertStore } from './alerts.js';
import { arrivalStore } from './arrivals.js';
import { cancelStore } from './cancel.js';
import { answerInTime, answerMarginMs } from './sql/answer-in-time.js';
import { Database } from './sql/database.js';
import { dataSourceFor, type ConnectionBounds } from './data-source.js';
import { asFault } from './sql/errors.js';
import { eventStore } from './events.js';
import { finish } from './finish.js';
import { followerStore } from './followers.js';
import { handStore } from './hands.js';
import { intakeStore } from './intake.js';
import { jobTemplateStore } from './job-templates.js';
import { liveRuns } from './live-runs.js';
import { modelJobStore } from './model-jobs.js';
import { policyStore } from './policies.js';
import { rateStore } from './rates.js';
import { readingStore } from './reading.js';
import { retentionStore } from './retention.js';
import { selfAuditStore } from './self-audit.js';
import { reconcileStore } from './reconcile.js';
import type { ChannelBound } from './record-steps.js';
import { responseStore } from './responses.js';
import { requestScheduleStore } from './request-schedules.js';
import { scheduleStore } from './schedules.js';
import { checkSchema, SchemaRefused } from './schema.js';
import { shadowStore } from './shadow.js';
import { startStore } from './starts.js';
import { stepStore } from './steps.js';
import { submissions } from './submissions.js';
import { tryAlone } from './sql/try-alone.js';

export interface OpenStoreOptions extends ConnectionBounds {
  readonly channels: readonly ChannelBound[];
  readonly telemetry: Telemetry;
  /** Whether each move is recorded for its event, too. */
  readonly events?: boolean;
}

/** Throws SchemaRefused on a schema of another version, a Fault 'store-unavailable' when the database cannot be reached. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { channels, telemetry, events = false } = options;
  // The next statement meets the loss and reports it; a pool that says nothing here would end the process.
  const dataSource = dataSourceFor(options, () => undefined);
  const answerMs = options.statementTimeoutMs + answerMarginMs;
  const database = new Database(dataSource, telemetry, answerMs);
  await begin(dataSource, database, answerMs);
  let closed: Promise<void> | null = null;
  return {
    intake: intakeStore(database, events),
    admission: admissionStore(database, channels, events),
    arrivals: arrivalStore(database),
    runs: {
      ...submissions(database, events),
      ...liveRuns(database, events),
      finish: (finished) => finish(database, channels, finished, events),
    },
    reconciling: reconcileStore(database, events),
    retention: retentionStore(database),
    selfAudit: selfAuditStore(database, events),
    cancel: cancelStore(database),
    responses: responseStore(database, channels),
    events: eventStore(database),
    steps: stepStore(database),
    starts: startStore(database),
    alerts: alertStore(database, channels),
    followers: followerStore(database),
    rates: rateStore(database),
    reading: readingStore(database),
    modelJobs: modelJobStore(database, channels),
    schedules: scheduleStore(database),
    requestSchedules: requestScheduleStore(database),
    jobTemplates: jobTemplateStore(database),
    hands: handStore(database, events),
    policies: policyStore(database),
    shadow: shadowStore(database),
    ping: () => database.ping(),
    now: () => database.now(),
    tryAlone: (name, work) => tryAlone(database, { name, heardEveryMs: options.statementTimeoutMs / 3 }, work),
    close: () => (closed ??= dataSource.destroy()),
  };
}

async function begin(dataSource: DataSource, database: Database, answerMs: number): Promise<void> {
  const beginning = dataSource.initialize();
  try {
    await answerInTime(answerMs, beginning);
    await checkSchema(database);
  } catch (problem) {
    if (dataSource.isInitialized) await dataSource.destroy();
    // Begun too late for whoever waited for it, it is not left open.
    else void beginning.then(() => dataSource.destroy()).catch(() => undefined);
    throw problem instanceof SchemaRefused ? problem : asFault(problem);
  }
}
