// The door to a Databricks workspace. In: where it is, who we are, and the limits we keep; out: the port Engine.
// Promised: every call has a timeout and a bounded number of attempts, all share one pace, one circuit breaker and one set of sockets; ids are
// kept exact; no credential is ever in an error, an outcome or a report.
import type { Instant, RunId } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Engine, SentOrder, StartOrder, SubmitOrder } from '../../../ports/engine.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { Api } from '../shared/api.js';
import { boundsOf, usualOfCalls, type CallLimits } from '../shared/call-limits.js';
import { Callers } from './callers.js';
import { credentialOf, type Auth } from './credential.js';
import { Identity } from './identity.js';
import { JobSettings } from './job-settings.js';
import { leftOutputs, look } from './look.js';
import { readRefusal, refusesToken } from './read-refusal.js';
import { SnapshotTaker } from './snapshot.js';
import { startCluster } from './start-cluster.js';
import { startedFor } from './started-for.js';
import { stop } from './stop.js';
import { submit } from './submit.js';
import { Wire } from '../shared/wire.js';

export interface DatabricksOptions {
  /** https://adb-1.1.azuredatabricks.net; without a scheme https is meant. */
  readonly host: string;
  readonly auth: Auth;
  /** As whom else runs are started, by name. */
  readonly identities?: Readonly<Record<string, Auth>>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Ours, for the User-Agent. */
  readonly version: string;
  readonly limits?: Partial<DatabricksLimits>;
}

/** All have a default below. */
export interface DatabricksLimits extends CallLimits {
  readonly jobsApi: string;
  readonly clustersApi: string;
  readonly jobsMaxAgeMs: number;
  /** Of the list of jobs, up to 100; workspaces of API 2.1 take 25. */
  readonly jobsPageSize: number;
  readonly pagesMax: number;
  /** Of a call for the token that it needs: where a token endpoint hangs, others are not to wait for it. */
  readonly tokenPatienceMs: number;
  /** How long after its end the outputs of a run are asked for. */
  readonly outputPatienceMs: number;
}

const usual: DatabricksLimits = {
  ...usualOfCalls,
  jobsApi: '2.2',
  clustersApi: '2.1',
  answerBytesMax: 64 * 1024 * 1024,
  // The workspace itself allows 20 run-now a second.
  ratePerSecond: 15,
  jobsMaxAgeMs: 60_000,
  jobsPageSize: 100,
  pagesMax: 400,
  tokenPatienceMs: 3_000,
  outputPatienceMs: 600_000,
};

const name = 'databricks';

export function databricksEngine(options: DatabricksOptions): Engine {
  const limits = { ...usual, ...options.limits };
  const { clock } = options;
  const { jobsApi, clustersApi, pagesMax, outputPatienceMs, tokenPatienceMs } = limits;
  const host = address(options.host);
  const wire = new Wire(`JobKeeper/${options.version}`, limits, clock);
  const shared = sharedParts(options, limits, { host, wire });
  const apiAs = (auth: Auth) => new Api({ ...shared, credential: credentialOf(auth, { host, wire, clock, tokenPatienceMs }) });
  const api = apiAs(options.auth);
  const others = new Map(Object.entries(options.identities ?? {}).map(([who, auth]) => [who, apiAs(auth)]));
  const callers = new Callers(api, others, clock);
  const identity = new Identity(others.size === 0);
  const principal = options.auth.kind === 'pat' ? null : options.auth.clientId;
  const snapshots = new SnapshotTaker(name, api, { clock, identity }, limits);
  const settings = new JobSettings(api, clock, jobsApi);
  return {
    name,
    snapshot: () => snapshots.take(),
    submit: (order: SubmitOrder) => submit({ callers, host, jobsApi, settings, identity, principal }, order),
    startedFor: (order: SentOrder, since: Instant) => startedFor({ api, jobsApi, pagesMax, settings, identity }, order, since),
    look: (runId: RunId) => look({ api, jobsApi, clock, identity, outputPatienceMs }, runId),
    stop: (runId: RunId) => stop(api, jobsApi, runId),
    startCluster: (order: StartOrder) => startCluster({ api, clustersApi, pagesMax }, order),
    leftOutputs: (runId: RunId) => leftOutputs({ api, jobsApi, clock, outputPatienceMs }, runId),
    close: () => {
      wire.close();
      return Promise.resolve();
    },
  };
}

/** Whoever calls, it is one workspace: one pace, one circuit. */
function sharedParts(
  { clock, telemetry }: DatabricksOptions,
  limits: DatabricksLimits,
  at: { readonly host: string; readonly wire: Wire },
): Omit<ConstructorParameters<typeof Api>[0], 'credential'> {
  return {
    ...at,
    dialect: { authorize: (token) => ({ Authorization: `Bearer ${token}` }), refusesToken, readRefusal },
    clock,
    telemetry,
    ...boundsOf(limits, clock, telemetry),
  };
}

function address(host: string): string {
  const text = host.trim().replace(/\/+$/, '');
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
