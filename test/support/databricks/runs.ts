// The runs of the workspace: comes in run-now and submit, goes out one run per token, in its slot, in the queue, or skipped.
// Promise: never more active runs of a job than its max_concurrent_runs, nor of the workspace than its cap, except by repair.
import { invalidParameter, invalidState, tooManyRequests } from './api-error.js';
import type { Behaviour } from './behaviour.js';
import { CANCELLED_BY_USER, tooManyRuns } from './ending.js';
import type { Ids } from './ids.js';
import type { Job, TaskSpec } from './job.js';
import { missing } from './jobs.js';
import type { Ledger } from './ledger.js';
import type { Progress } from './progress.js';
import type { RunParameters } from './run-parameters.js';
import { isOver, lastAttempts, type QueueReason, type Run, type TaskRun } from './run.js';
import { Slots } from './slots.js';
import type { Timeline } from './timeline.js';

const TOKEN_LENGTH_MAX = 64;

export interface RunRequest {
  readonly job: Job | null;
  readonly name: string;
  readonly tasks: readonly TaskSpec[];
  /** Null: whom the credentials of the workspace are of. */
  readonly caller: string | null;
  readonly token: string | null;
  readonly params: RunParameters;
  readonly queueEnabled: boolean;
  readonly timeoutSeconds: number;
}

export interface RepairRequest {
  readonly tasks: readonly string[] | 'failed';
  readonly latestRepairId: string | null;
  readonly params: RunParameters;
}

export interface RunsParts {
  readonly timeline: Timeline;
  readonly behaviour: Behaviour;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly jobOf: (jobId: string) => Job | null;
}

type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'queue'; readonly reason: QueueReason; readonly message: string }
  | { readonly kind: 'skip'; readonly limit: number };

const freshTask = (runId: string, spec: TaskSpec, attempt: number): TaskRun => ({
  runId,
  spec,
  attempt,
  phase: { name: 'blocked' },
  clusterId: null,
  outcome: null,
  startedAt: null,
  runningAt: null,
  endedAt: null,
  seat: null,
  timers: [],
});

/** One-time runs of the same code take turns with each other, whatever they are called. */
const turnKey = (run: Run): string => run.jobId ?? run.tasks[0]?.spec.source ?? run.name;

export class Runs {
  readonly #parts: RunsParts;
  readonly #runs = new Map<string, Run>();
  readonly #byTaskRun = new Map<string, Run>();
  readonly #byToken = new Map<string, string>();
  readonly #live = new Set<Run>();
  readonly #queue = new Set<Run>();
  readonly #slots = new Slots();
  readonly #turns = new Map<string, number>();
  #progress: Progress | null = null;
  #order = 0;
  #drainDue = false;

  constructor(parts: RunsParts) {
    this.#parts = parts;
  }

  /** Progress tells us of ends, and we tell it of starts: the circle is closed here, once. */
  joinProgress(progress: Progress): void {
    this.#progress = progress;
  }

  /** The run of the token, if there was one before: in any state. A deleted one keeps its token. */
  ofToken(token: string | null, caller: string | null): Run | null {
    if (token === null || token === '') return null;
    if (token.length > TOKEN_LENGTH_MAX)
      throw invalidParameter(`idempotency_token may have at most ${TOKEN_LENGTH_MAX} characters.`);
    const runId = this.#byToken.get(this.#tokenKey(token, caller));
    if (runId === undefined) return null;
    const run = this.#runs.get(runId);
    if (run === undefined) throw invalidParameter(`The idempotency token ${token} belongs to a run that was deleted.`);
    return run;
  }

  create(request: RunRequest): Run {
    const place = this.#placeFor(request);
    const run = this.#record(request);
    switch (place.kind) {
      case 'start':
        this.#begin(run);
        return run;
      case 'queue':
        this.#enqueue(run, place.reason, place.message);
        return run;
      case 'skip':
        this.#skip(run, place.limit);
        return run;
      default:
        return place satisfies never;
    }
  }

  #placeFor({ job, queueEnabled }: RunRequest): Place {
    const cap = this.#parts.behaviour.activeRunsMax;
    const capped = this.#slots.total >= cap;
    const cappedMessage = `There are already ${cap} active runs (limit: ${cap}).`;
    if (capped && !queueEnabled) throw tooManyRequests(cappedMessage);
    if (job !== null && this.#slots.ofJob(job.id) >= job.maxConcurrentRuns) {
      const limit = job.maxConcurrentRuns;
      if (!queueEnabled || limit === 0) return { kind: 'skip', limit };
      const message = `The limit of ${limit} maximum concurrent runs has been reached.`;
      return { kind: 'queue', reason: 'MAX_CONCURRENT_RUNS_REACHED', message };
    }
    return capped ? { kind: 'queue', reason: 'ACTIVE_RUNS_LIMIT_REACHED', message: cappedMessage } : { kind: 'start' };
  }

  find(runId: string): Run {
    const run = this.#runs.get(runId);
    const endedAt = run?.endedAt ?? Number.POSITIVE_INFINITY;
    const forgotten = endedAt + this.#parts.behaviour.runHistoryMs < this.#parts.timeline.now();
    if (run === undefined || forgotten) throw missing(this.#parts.behaviour, `Run ${runId} does not exist.`);
    return run;
  }

  /** By the id of a run or of one of its task runs. */
  findAny(id: string): { run: Run; task: TaskRun | null } {
    const parent = this.#byTaskRun.get(id);
    if (parent === undefined) return { run: this.find(id), task: null };
    const run = this.find(parent.runId);
    return { run, task: run.tasks.find((task) => task.runId === id) ?? null };
  }

  /** Newest first. */
  newestFirst(): readonly Run[] {
    return [...this.#runs.values()].sort((a, b) => b.order - a.order);
  }

  cancel(id: string): void {
    const { run, task } = this.findAny(id);
    if (task === null) this.#join().stop(run, CANCELLED_BY_USER);
    else this.#join().stopTask(run, task, CANCELLED_BY_USER);
  }

  cancelAll(which: (run: Run) => boolean): void {
    for (const run of [...this.#live].filter(which)) this.#join().stop(run, CANCELLED_BY_USER);
  }

  delete(runId: string): void {
    const run = this.find(runId);
    if (!isOver(run)) throw invalidState(`Run ${runId} is still active and cannot be deleted.`);
    this.#runs.delete(runId);
  }

  repair(runId: string, request: RepairRequest): string {
    const run = this.find(runId);
    if (!isOver(run)) throw invalidState(`Run ${runId} is in progress and cannot be repaired.`);
    const latest = run.repairs.at(-1) ?? null;
    if (latest !== request.latestRepairId) throw invalidParameter(`latest_repair_id must be ${latest ?? 'absent'}.`);
    const again = this.#tasksToRepair(run, request.tasks);
    const repairId = this.#parts.ids.mint();
    run.repairs.push(repairId);
    run.params = request.params;
    run.turn = this.#nextTurn(run);
    for (const old of again) this.#addTask(run, old.spec, old.attempt + 1);
    this.#live.add(run);
    this.#begin(run);
    return repairId;
  }

  /** Called when a run is over, and when a limit was raised: whoever may leave the queue now, leaves it. */
  drainLater(ended: Run | null): void {
    if (ended !== null) this.#forget(ended);
    if (this.#drainDue || this.#queue.size === 0) return;
    this.#drainDue = true;
    this.#parts.timeline.after(0, () => {
      this.#drainDue = false;
      for (const run of [...this.#queue]) this.#leaveQueue(run);
    });
  }

  #tokenKey(token: string, caller: string | null): string {
    return this.#parts.behaviour.tokenScope === 'workspace' ? token : `${token} ${caller}`;
  }

  #forget(ended: Run): void {
    this.#live.delete(ended);
    this.#queue.delete(ended);
    this.#slots.free(ended);
  }

  #leaveQueue(run: Run): void {
    if (this.#slots.total >= this.#parts.behaviour.activeRunsMax) return;
    const job = run.jobId === null ? null : this.#parts.jobOf(run.jobId);
    if (job !== null && this.#slots.ofJob(job.id) >= job.maxConcurrentRuns) return;
    this.#begin(run);
  }

  #begin(run: Run): void {
    this.#queue.delete(run);
    this.#slots.take(run);
    this.#join().start(run);
  }

  #join(): Progress {
    if (this.#progress === null) throw new Error('joinProgress comes first');
    return this.#progress;
  }

  #record(request: RunRequest): Run {
    this.#order += 1;
    const jobId = request.job?.id ?? null;
    const run: Run = {
      runId: this.#parts.ids.mint(),
      order: this.#order,
      jobId,
      name: request.name,
      token: request.token,
      createdAt: this.#parts.timeline.now(),
      creator: request.caller ?? this.#parts.behaviour.creator,
      timeoutSeconds: request.timeoutSeconds,
      params: request.params,
      phase: { name: 'pending' },
      startedAt: null,
      endedAt: null,
      tasks: [],
      stopping: null,
      repairs: [],
      jobClusters: new Map(),
      timeout: null,
      turn: 0,
    };
    for (const spec of request.tasks) this.#addTask(run, spec, 0);
    run.turn = this.#nextTurn(run);
    this.#runs.set(run.runId, run);
    this.#live.add(run);
    if (request.token !== null && request.token !== '')
      this.#byToken.set(this.#tokenKey(request.token, request.caller), run.runId);
    this.#parts.ledger.runCreated(run);
    return run;
  }

  /** Runs that are skipped take no turn: the script speaks of runs that work. Corrected in `#skip`. */
  #nextTurn(run: Run): number {
    const key = turnKey(run);
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    return turn;
  }

  #addTask(run: Run, spec: TaskSpec, attempt: number): void {
    const task = freshTask(this.#parts.ids.mint(), spec, attempt);
    run.tasks.push(task);
    this.#byTaskRun.set(task.runId, run);
  }

  #skip(run: Run, limit: number): void {
    this.#turns.set(turnKey(run), run.turn);
    const { skippedResultState } = this.#parts.behaviour;
    this.#join().refuse(run, tooManyRuns(limit, skippedResultState === 'absent' ? null : skippedResultState));
  }

  #enqueue(run: Run, reason: QueueReason, message: string): void {
    run.phase = { name: 'queued', reason, message };
    this.#queue.add(run);
    for (const task of run.tasks) task.phase = { name: 'blocked' };
  }

  #tasksToRepair(run: Run, wanted: RepairRequest['tasks']): readonly TaskRun[] {
    const tasks = lastAttempts(run);
    const bad = (task: TaskRun): boolean => task.phase.name === 'terminated' && task.phase.ending.result !== 'SUCCESS';
    const again = wanted === 'failed' ? tasks.filter(bad) : tasks.filter((task) => wanted.includes(task.spec.taskKey));
    if (again.length === 0) throw invalidParameter('There is no task to repair.');
    return again;
  }
}
