// The adapter against the simulator, on one time: a pause of the adapter moves the simulator's clock and is over at once.
import { databricksEngine, type DatabricksLimits } from '../../src/adapters/engine/databricks/databricks-engine.js';
import type { Auth } from '../../src/adapters/engine/databricks/credential.js';
import { branded, type ClusterId, type IdempotencyToken, type JobId, type PoolName } from '../../src/core/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Engine, StartOrder, SubmitOrder } from '../../src/ports/engine.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { startDatabricks, type DatabricksOptions, type DatabricksSimulator } from '../support/databricks/databricks.js';

export interface Rig {
  readonly simulator: DatabricksSimulator;
  readonly engine: Engine;
  readonly pauses: number[];
  readonly facts: Fact[];
  stop(): Promise<void>;
}

export interface RigOptions extends DatabricksOptions {
  readonly limits?: Partial<DatabricksLimits>;
  readonly auth?: (simulator: DatabricksSimulator) => Auth;
  readonly identities?: Readonly<Record<string, Auth>>;
}

/** Fast on the wire, patient in numbers: what a test does not speak of is not in its way. */
const quick: Partial<DatabricksLimits> = { ratePerSecond: 10_000, requestTimeoutMs: 5_000 };

async function startRig({ limits, auth, identities = {}, ...options }: RigOptions = {}): Promise<Rig> {
  const simulator = await startDatabricks(options);
  const pauses: number[] = [];
  const facts: Fact[] = [];
  const clock: Clock = {
    now: () => simulator.now(),
    pause: (ms) => {
      pauses.push(ms);
      simulator.advance(ms);
      return Promise.resolve();
    },
  };
  const engine = databricksEngine({
    host: simulator.url,
    auth: auth?.(simulator) ?? { kind: 'pat', token: simulator.token },
    identities,
    clock,
    telemetry: { report: (fact) => facts.push(fact) },
    version: '0.1.0-test',
    limits: { ...quick, ...limits },
  });
  const stop = async (): Promise<void> => {
    await engine.close();
    await simulator.stop();
  };
  return { simulator, engine, pauses, facts, stop };
}

/** Runs `test` on a rig that is stopped whatever happens. */
export async function withRig(options: RigOptions, test: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await startRig(options);
  try {
    await test(rig);
  } finally {
    await rig.stop();
  }
}

export function anOrder(
  order: Partial<Omit<SubmitOrder, 'jobId' | 'onCluster' | 'token'>> & {
    readonly jobId: string;
    readonly token?: string;
    readonly onCluster?: string;
  },
): SubmitOrder {
  const { jobId, token, onCluster, ...rest } = order;
  return {
    requestId: 'request-1',
    correlationId: 'correlation-1',
    tenantId: '333',
    identity: null,
    pool: branded<PoolName>('active'),
    parameters: { kind: 'none' },
    maxRunSeconds: 3_600,
    validUntil: Infinity,
    ...rest,
    jobId: branded<JobId>(jobId),
    token: branded<IdempotencyToken>(token ?? 'token-1'),
    onCluster: onCluster === undefined ? null : branded<ClusterId>(onCluster),
  };
}

export function aStart(order: Partial<Omit<StartOrder, 'clusterId'>> & { readonly clusterId?: string }): StartOrder {
  const { clusterId, ...rest } = order;
  return {
    key: 'step-1',
    pool: branded<PoolName>('active'),
    spec: null,
    validUntil: Infinity,
    ...rest,
    clusterId: clusterId === undefined ? null : branded<ClusterId>(clusterId),
  };
}

/** How often the simulator was asked for a path, whatever it answered. */
export function askedFor(rig: Rig, path: string): number {
  return rig.simulator.ledger.requests.filter((request) => request.path.endsWith(path)).length;
}
