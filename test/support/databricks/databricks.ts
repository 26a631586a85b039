// Entry of the Databricks simulator: a real HTTP server on a free loopback port over a workspace whose time the test controls.
// Comes in a description, goes out the address, the credentials and handles on everything behind the face.
import type { AddressInfo } from 'node:net';
import { atEndOfRun } from '../end-of-run.js';
import { Access } from './access.js';
import type { ErrorShape } from './answer.js';
import type { Behaviour } from './behaviour.js';
import type { ClusterSpec, TerminationReason } from './cluster.js';
import { Control } from './control.js';
import { declareJob, type DeclaredJob } from './declared-job.js';
import { Dispatch } from './dispatch.js';
import { Faults } from './faults.js';
import type { Ledger } from './ledger.js';
import type { Script } from './outcome.js';
import { createFace } from './server.js';
import { Workspace } from './workspace.js';

export interface DatabricksOptions {
  /** `realtime`: the system's time. A clock: that one. Absent: a clock of its own that only `advance` moves. */
  readonly clock?: 'realtime' | { now(): number };
  /** Default 0: any free port. */
  readonly port?: number;
  readonly token?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly behaviour?: Partial<Behaviour>;
  readonly errors?: Partial<ErrorShape>;
}

export interface DatabricksSimulator {
  readonly url: string;
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workspace: Workspace;
  readonly access: Access;
  readonly faults: Faults;
  readonly ledger: Ledger;
  now(): number;
  /** Moves the simulator's time forward, on top of its clock, and lets everything due happen. */
  advance(ms: number): void;
  /** Returns the job id. */
  declareJob(job: DeclaredJob): string;
  /** Returns the cluster id. */
  addCluster(cluster: ClusterSpec): string;
  /** The cluster goes down for this reason, and its runs with it. */
  stopCluster(clusterId: string, reason: TerminationReason): void;
  removeJob(jobId: string): void;
  script(jobIdOrRunName: string, script: Script): void;
  stop(): Promise<void>;
}

const OWN_CLOCK_START = Date.UTC(2026, 0, 5, 9); // a Monday morning

function clockOf(choice: DatabricksOptions['clock']): { now(): number } {
  if (choice === 'realtime') return { now: () => Date.now() };
  return choice ?? { now: () => OWN_CLOCK_START };
}

export async function startDatabricks(options: DatabricksOptions = {}): Promise<DatabricksSimulator> {
  const workspace = new Workspace(clockOf(options.clock), options.behaviour);
  const credentials = {
    token: options.token ?? 'sim-token',
    clientId: options.clientId ?? 'sim-client',
    clientSecret: options.clientSecret ?? 'sim-secret',
  };
  const shape: ErrorShape = { errorCode: 'full', details: false, ...options.errors };
  const access = new Access(workspace.timeline, credentials, workspace.behaviour.tokenLifetimeMs);
  const faults = new Faults();
  const dispatch = new Dispatch(workspace, access, shape);
  const control = new Control(workspace, faults);
  let url = '';
  const server = createFace({ workspace, dispatch, control, faults, shape, baseUrl: () => url });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  url = `http://127.0.0.1:${port}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  atEndOfRun(stop); // a test that fails before it stops its simulator must not keep the run alive
  return {
    url,
    ...credentials,
    workspace,
    access,
    faults,
    ledger: workspace.ledger,
    now: () => workspace.timeline.now(),
    advance: (ms) => workspace.timeline.advance(ms),
    declareJob: (job) => declareJob(workspace, job),
    addCluster: (cluster) => workspace.addCluster(cluster),
    stopCluster: (clusterId, reason) => {
      workspace.timeline.settle();
      workspace.clusters.terminate(clusterId, reason);
    },
    removeJob: (jobId) => workspace.removeJob(jobId),
    script: (name, script) => workspace.script(name, script),
    stop,
  };
}
