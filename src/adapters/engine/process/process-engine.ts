// The embedded default engine: declared jobs are commands on this machine. In: orders, as the port says. Out: runs as processes that
// outlive the keeper. Promised: a token starts at most one run, whoever is killed whenever; a run sees nothing of the service's own
// environment; everything it knows is in the state folder, so a new keeper goes on where the old one was.
// For one machine with a POSIX system. Keepers on the same machine may share a state folder; `runsMax` is then kept by each for itself.
import { resolve } from 'node:path';
import type { ActiveRun, DeclaredJob, Snapshot } from '../../../core/cluster.js';
import { branded, type JobId, type RunId } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Engine } from '../../../ports/engine.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { Fault } from '../../../core/faults.js';
import { calls } from './calls.js';
import { declaredJobs } from './declared-jobs.js';
import type { ProcessJobs } from './jobs-file.js';
import { forgotten, leftIn, sightOf } from './look.js';
import { oneAtATime } from './one-at-a-time.js';
import { openStateFolder, tokenPattern } from './run-folder.js';
import { openRuns, type ActiveSeen } from './runs.js';
import { stop } from './stop.js';
import { submit, uncertain } from './submit.js';

export interface ProcessEngineOptions {
  readonly jobsFile: string;
  readonly stateDir: string;
  /** Slots by pool. Admission keeps to them; here they only give `runsMax` its default. */
  readonly pools: Readonly<Record<string, number>>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly logBytesMax: number;
  /** Never more active runs than this, whatever is ordered; default: twice the slots of all pools, at least 8. */
  readonly runsMax?: number;
  /** Ended runs, and their outputs with them, are removed after so many days; default 7. */
  readonly keepDays?: number;
  /** From SIGTERM to SIGKILL; default 5 s. */
  readonly stopGraceMs?: number;
  /** Where relative commands and working directories begin; default: where the service was started. */
  readonly baseDirectory?: string;
  readonly callTimeoutMs?: number;
}

const dayMs = 86_400_000;
const removedPerSnapshot = 20;
const submissionsWaitingMax = 1000;

/** Throws one sentence with every problem when the jobs file is bad or the state folder cannot be used. */
export async function processEngine(options: ProcessEngineOptions): Promise<Engine> {
  const { clock, telemetry } = options;
  const trouble = (error: unknown): void => telemetry.report({ kind: 'trouble', where: 'process engine', about: {}, error });
  const jobs = await declaredJobs(resolve(options.jobsFile), trouble);
  const state = await openStateFolder(resolve(options.stateDir));
  const runs = openRuns(state, clock);
  const call = calls(clock, telemetry, options.callTimeoutMs ?? 30_000);
  const submission = {
    jobs,
    state,
    runs,
    clock,
    oneAtATime: oneAtATime(submissionsWaitingMax, () => new Fault('overloaded', 'too many submissions at once')),
    runsMax: options.runsMax ?? runsMaxFor(options.pools),
    logBytesMax: options.logBytesMax,
    stopGraceMs: options.stopGraceMs ?? 5000,
    baseDirectory: resolve(options.baseDirectory ?? '.'),
  };
  const removeOld = (): Promise<void> =>
    runs.removeEnded(clock.now() - (options.keepDays ?? 7) * dayMs, removedPerSnapshot).catch(trouble);

  return {
    name: 'process',
    snapshot: () =>
      call('snapshot', async (): Promise<Snapshot> => {
        const takenAt = clock.now();
        const declared = await jobs.current();
        const activeRuns = (await runs.active()).map(asActiveRun);
        await removeOld();
        return { engine: 'process', takenAt, clusters: [], jobs: asDeclared(declared), activeRuns };
      }),
    // Sending the same token again is always safe here: whatever went wrong, that is what to do.
    submit: (order) => call('submit', () => submit(submission, order)).catch(uncertain),
    look: (runId) =>
      call('look', async () => (tokenPattern.test(runId) ? sightOf(await runs.see(runId), state.of(runId)) : forgotten)),
    stop: (runId) =>
      call('stop', async () => {
        if (tokenPattern.test(runId)) await stop(state.of(runId), clock);
        return { kind: 'asked' } as const;
      }).catch((problem: unknown) => ({ kind: 'unreachable', reason: String(problem) }) as const),
    startedFor: null,
    startCluster: null,
    leftOutputs: (runId) => call('outputs', () => (tokenPattern.test(runId) ? leftIn(state.of(runId)) : Promise.resolve([]))),
    // Nothing is held open: runs go on, and no timer or socket keeps this process.
    close: () => Promise.resolve(),
  };
}

function runsMaxFor(pools: Readonly<Record<string, number>>): number {
  return Math.max(8, 2 * Object.values(pools).reduce((sum, slots) => sum + slots, 0));
}

function asDeclared(jobs: ProcessJobs): ReadonlyMap<JobId, DeclaredJob> {
  return new Map(
    [...jobs].map(([id, { name, max_run_seconds: maxRunSeconds }]) => {
      const jobId = branded<JobId>(id);
      return [jobId, { id: jobId, name, compute: { kind: 'own' }, maxRunSeconds }];
    }),
  );
}

function asActiveRun(seen: ActiveSeen): ActiveRun {
  const { token, jobId, acceptedAt: startedAt } = seen.record;
  const run = { runId: branded<RunId>(token), jobId: branded<JobId>(jobId), clusterIds: [], ours: true, startedAt, url: null };
  if (seen.kind === 'accepted') return { ...run, phase: 'pending', executingSince: null };
  return { ...run, phase: seen.stopping ? 'ending' : 'running', executingSince: seen.since };
}
