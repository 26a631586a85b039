// What really happened, for tests that prove a limit was never exceeded: every run ever created, every request, and the most that
// was ever active at one instant, per job, per cluster and in total. Active: from PENDING until the run is over; queued and
// skipped runs are not. Counted at the exact instants of the happenings, not at the instants of looking.
import type { RunParameters } from './run-parameters.js';
import type { Ending, Run } from './run.js';

export interface LedgerRun {
  readonly runId: string;
  readonly jobId: string | null;
  /** Of the job, or run_name of a one-time run. */
  readonly name: string;
  readonly token: string | null;
  /** Whose name stands on it. */
  readonly creator: string;
  readonly params: RunParameters;
  readonly createdAt: number;
  /** Of the first task that got one. */
  clusterId: string | null;
  startedAt: number | null;
  endedAt: number | null;
  /** result_state, or the life cycle state when there is none. */
  result: string | null;
}

export interface LedgerRequest {
  readonly method: string;
  readonly path: string;
  readonly at: number;
  /** What the caller got: a status, or that it got nothing. */
  status: number | 'in-hand' | 'reset' | 'hung';
}

const REQUESTS_MAX = 200_000; // of a long-running process: older ones are dropped

class HighWater {
  readonly #now = new Map<string, number>();
  readonly most = new Map<string, number>();

  add(key: string, change: 1 | -1): void {
    const count = (this.#now.get(key) ?? 0) + change;
    this.#now.set(key, count);
    if (count > (this.most.get(key) ?? 0)) this.most.set(key, count);
  }

  now(key: string): number {
    return this.#now.get(key) ?? 0;
  }
}

const TOTAL = 'total';

export class Ledger {
  readonly #settle: () => void;
  readonly #runs = new Map<string, LedgerRun>();
  readonly #requests: LedgerRequest[] = [];
  readonly #perJob = new HighWater();
  readonly #perCluster = new HighWater();
  readonly #inTotal = new HighWater();

  /** `settle` lets everything due happen, so that a reading is never stale. */
  constructor(settle: () => void) {
    this.#settle = settle;
  }

  get runs(): readonly LedgerRun[] {
    this.#settle();
    return [...this.#runs.values()];
  }

  get requests(): readonly LedgerRequest[] {
    return this.#requests;
  }

  get maxConcurrent(): { total: number; perJob: ReadonlyMap<string, number>; perCluster: ReadonlyMap<string, number> } {
    this.#settle();
    return { total: this.#inTotal.most.get(TOTAL) ?? 0, perJob: this.#perJob.most, perCluster: this.#perCluster.most };
  }

  get active(): { total: number; job(jobId: string): number; cluster(clusterId: string): number } {
    this.#settle();
    return {
      total: this.#inTotal.now(TOTAL),
      job: (jobId) => this.#perJob.now(jobId),
      cluster: (clusterId) => this.#perCluster.now(clusterId),
    };
  }

  runsOf(jobId: string): readonly LedgerRun[] {
    return this.runs.filter((run) => run.jobId === jobId);
  }

  runsWithToken(token: string): readonly LedgerRun[] {
    return this.runs.filter((run) => run.token === token);
  }

  requestReceived(method: string, path: string, at: number): LedgerRequest {
    if (this.#requests.length >= REQUESTS_MAX) this.#requests.splice(0, REQUESTS_MAX / 2);
    const request: LedgerRequest = { method, path, at, status: 'in-hand' };
    this.#requests.push(request);
    return request;
  }

  runCreated(run: Run): void {
    const { runId, jobId, name, token, creator, params, createdAt } = run;
    this.#runs.set(runId, {
      runId,
      jobId,
      name,
      token,
      creator,
      params,
      createdAt,
      clusterId: null,
      startedAt: null,
      endedAt: null,
      result: null,
    });
  }

  runStarted(run: Run): void {
    const entry = this.#runs.get(run.runId);
    if (entry !== undefined) Object.assign(entry, { startedAt: entry.startedAt ?? run.startedAt, endedAt: null, result: null });
    this.#inTotal.add(TOTAL, 1);
    if (run.jobId !== null) this.#perJob.add(run.jobId, 1);
  }

  runEnded(run: Run, ending: Ending): void {
    const entry = this.#runs.get(run.runId);
    if (entry !== undefined) Object.assign(entry, { endedAt: run.endedAt, result: ending.result ?? ending.lifeCycle });
    if (run.startedAt === null) return;
    this.#inTotal.add(TOTAL, -1);
    if (run.jobId !== null) this.#perJob.add(run.jobId, -1);
  }

  taskStarted(clusterId: string, runId: string): void {
    this.#perCluster.add(clusterId, 1);
    const entry = this.#runs.get(runId);
    if (entry !== undefined) entry.clusterId ??= clusterId;
  }

  taskEnded(clusterId: string): void {
    this.#perCluster.add(clusterId, -1);
  }
}
