// A process engine on a folder of its own, for tests. In: what differs. Out: the engine, a way to declare jobs, to order runs and to wait
// for them. Promised: whatever a test leaves running is killed at the end of the run.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processEngine, type ProcessEngineOptions } from '../../src/adapters/engine/process/process-engine.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { branded, type IdempotencyToken, type JobId, type PoolName, type RunId } from '../../src/core/ids.js';
import type { Parameters } from '../../src/core/job-request.js';
import type { Engine, RunSight, SubmitOrder } from '../../src/ports/engine.js';
import { atEndOfRun } from '../support/end-of-run.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { recordedTelemetry, type RecordedTelemetry } from './recorded-telemetry.js';

export interface Workshop {
  readonly folder: string;
  readonly stateDir: string;
  readonly jobsFile: string;
  readonly engine: Engine;
  readonly telemetry: RecordedTelemetry;
  /** Another keeper on the same state, as after a restart. */
  reopen(options?: Partial<ProcessEngineOptions>): Promise<Engine>;
  /** Declares a job that executes `script` with sh, or `command` as it is. */
  declare(id: string, job: { script?: string; command?: string[]; [field: string]: unknown }): Promise<JobId>;
  read(token: string, file: string): Promise<string>;
}

export async function workshop(options: Partial<ProcessEngineOptions> = {}, name = 'state'): Promise<Workshop> {
  const folder = join(await temporaryFolder(), 'with spaces & signs');
  await mkdir(folder, { recursive: true });
  const stateDir = join(folder, name);
  const jobsFile = join(folder, 'jobs.yaml');
  const jobs: Record<string, unknown> = {};
  const declare: Workshop['declare'] = async (id, { script, ...job }) => {
    jobs[id] = { name: id, ...(script === undefined ? {} : { command: ['sh', '-c', script, 'sh'] }), ...job };
    await writeFile(jobsFile, JSON.stringify({ jobs }));
    return branded<JobId>(id);
  };
  await writeFile(jobsFile, JSON.stringify({ jobs }));
  const telemetry = recordedTelemetry();
  const reopen: Workshop['reopen'] = (other = {}) =>
    processEngine({
      jobsFile,
      stateDir,
      pools: { active: 4 },
      clock: systemClock,
      telemetry,
      logBytesMax: 100_000,
      stopGraceMs: 500,
      ...options,
      ...other,
    });
  atEndOfRun(() => killRunners(stateDir));
  return {
    folder,
    stateDir,
    jobsFile,
    telemetry,
    engine: await reopen(),
    reopen,
    declare,
    read: (token, file) => readFile(join(stateDir, 'runs', token, file), 'utf8'),
  };
}

let tokens = 0;

export function order(jobId: JobId, differing: Partial<SubmitOrder> = {}): SubmitOrder {
  tokens += 1;
  return {
    token: branded<IdempotencyToken>(`token-${process.pid}-${tokens}`),
    requestId: 'request-1',
    correlationId: 'correlation-1',
    tenantId: '333',
    identity: null,
    pool: branded<PoolName>('active'),
    jobId,
    onCluster: null,
    parameters: { kind: 'none' },
    maxRunSeconds: 60,
    // Beyond the end of any test; unlike Infinity it goes through JSON.
    validUntil: Number.MAX_SAFE_INTEGER,
    ...differing,
  };
}

export const notebook = (map: Record<string, string>): Parameters => ({ kind: 'notebook', map });

/** Submits, and fails unless it is accepted. */
export async function begin(engine: Engine, ordered: SubmitOrder): Promise<RunId> {
  const outcome = await engine.submit(ordered);
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  return outcome.runId;
}

export function endOf(engine: Engine, runId: RunId): Promise<Extract<RunSight, { kind: 'ended' }>> {
  return eventually(async () => {
    const sight = await engine.look(runId);
    if (sight.kind !== 'ended') throw new Error(`still ${sight.phase}`);
    return sight;
  }, 20_000);
}

export function running(engine: Engine, runId: RunId): Promise<Extract<RunSight, { kind: 'active' }>> {
  return eventually(async () => {
    const sight = await engine.look(runId);
    if (sight.kind === 'ended') throw new Error(`ended: ${JSON.stringify(sight)}`);
    if (sight.phase !== 'running') throw new Error(`still ${sight.phase}`);
    return sight;
  }, 20_000);
}

async function killRunners(stateDir: string): Promise<void> {
  for (const token of await readdir(join(stateDir, 'runs')).catch(() => [])) {
    try {
      const started = JSON.parse(await readFile(join(stateDir, 'runs', token, 'started.json'), 'utf8')) as {
        process?: { pid: number };
      };
      if (started.process !== undefined) process.kill(-started.process.pid, 'SIGKILL');
    } catch {
      // Never started, or gone already.
    }
  }
}
