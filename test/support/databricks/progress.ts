// Moves runs through their phases: comes in a run that may start or has to stop, goes out its end, told once through `ended`.
// Promise: a task holds its seat on the cluster from PENDING until it is over; the ledger hears of both instants.
import type { Behaviour } from './behaviour.js';
import type { Cluster, TerminationReason } from './cluster.js';
import type { Clusters } from './clusters.js';
import { clusterLost, clusterMissing, gate, outcomeEnding, runEnding, TIMED_OUT } from './ending.js';
import type { Ledger } from './ledger.js';
import type { Outcome } from './outcome.js';
import { isOver, lastAttempts, type Ending, type Run, type TaskRun } from './run.js';
import type { Timeline } from './timeline.js';

export interface ProgressParts {
  readonly timeline: Timeline;
  readonly behaviour: Behaviour;
  readonly clusters: Clusters;
  readonly ledger: Ledger;
  readonly outcomeOf: (run: Run, task: TaskRun) => Outcome;
  readonly ended: (run: Run) => void;
}

export class Progress {
  readonly #parts: ProgressParts;

  constructor(parts: ProgressParts) {
    this.#parts = parts;
  }

  start(run: Run): void {
    run.phase = { name: 'pending' };
    run.startedAt = this.#now();
    run.endedAt = null;
    this.#parts.ledger.runStarted(run);
    if (run.timeoutSeconds > 0) run.timeout = this.#after(run.timeoutSeconds * 1_000, () => this.stop(run, TIMED_OUT));
    this.#advance(run);
  }

  /** Ends a run that never became active: skipped, or cancelled while it was queued. */
  refuse(run: Run, ending: Ending): void {
    run.phase = { name: 'terminated', ending };
    run.endedAt = this.#now();
    for (const task of run.tasks) {
      task.phase = { name: 'terminated', ending };
      task.endedAt = run.endedAt;
    }
    this.#parts.ledger.runEnded(run, ending);
    this.#parts.ended(run);
  }

  /** Cancel or timeout: TERMINATING at once, over after a while. Nothing happens to a run that is ending already. */
  stop(run: Run, ending: Ending): void {
    if (run.phase.name === 'queued') {
      this.refuse(run, ending);
      return;
    }
    if (run.phase.name === 'terminated' || run.phase.name === 'terminating') return;
    run.stopping = ending;
    run.phase = { name: 'terminating', ending };
    for (const task of lastAttempts(run)) this.stopTask(run, task, ending);
  }

  stopTask(run: Run, task: TaskRun, ending: Ending): void {
    if (task.phase.name === 'terminated' || task.phase.name === 'terminating') return;
    this.#forgetTimers(task);
    if (task.phase.name === 'blocked') {
      this.#endTask(run, task, ending);
      return;
    }
    task.phase = { name: 'terminating', ending };
    task.timers.push(this.#after(this.#parts.behaviour.cancelMs, () => this.#endTask(run, task, ending)));
  }

  #now(): number {
    return this.#parts.timeline.now();
  }

  #after(ms: number, act: () => void): { cancel(): void } {
    return this.#parts.timeline.after(ms, act);
  }

  #forgetTimers(task: TaskRun): void {
    for (const timer of task.timers) timer.cancel();
    task.timers = [];
  }

  /** Starts every task whose upstream is over, and ends the run when nothing is left. */
  #advance(run: Run): void {
    const tasks = lastAttempts(run);
    for (const task of tasks) {
      if (task.phase.name !== 'blocked') continue;
      const upstream = tasks.filter((other) => task.spec.dependsOn.includes(other.spec.taskKey));
      if (!upstream.every(isOver)) continue;
      const ending = run.stopping ?? gate(task, upstream);
      if (ending === null) this.#launch(run, task);
      else {
        this.#endTask(run, task, ending);
        return;
      }
    }
    this.#conclude(run);
  }

  #conclude(run: Run): void {
    if (isOver(run)) return;
    const ending = runEnding(run);
    if (ending === null) return;
    run.phase = { name: 'terminating', ending };
    if (lastAttempts(run).every(isOver)) this.#endRun(run, ending);
  }

  #launch(run: Run, task: TaskRun): void {
    task.phase = { name: 'pending' };
    task.startedAt = this.#now();
    if (task.spec.compute.on === 'serverless') {
      this.#prepare(run, task);
      return;
    }
    const cluster = this.#clusterOf(run, task);
    if (cluster === null) {
      const wanted = task.spec.compute.on === 'existing' ? task.spec.compute.clusterId : '';
      task.timers.push(this.#after(0, () => this.#endTask(run, task, clusterMissing(wanted))));
      return;
    }
    task.clusterId = cluster.id;
    this.#parts.ledger.taskStarted(cluster.id, run.runId);
    task.seat = this.#parts.clusters.occupy(cluster, {
      usable: () => this.#prepare(run, task),
      lost: (reason) => this.#lose(run, task, reason),
    });
  }

  #clusterOf(run: Run, task: TaskRun): Cluster | null {
    const compute = task.spec.compute;
    if (compute.on === 'existing') return this.#parts.clusters.find(compute.clusterId);
    const key = compute.on === 'new' ? compute.key : '';
    const known = run.jobClusters.get(key);
    if (known !== undefined) return this.#parts.clusters.find(known);
    const cluster = this.#parts.clusters.create({ name: `job-${run.jobId ?? '0'}-run-${run.runId}`, source: 'JOB' });
    run.jobClusters.set(key, cluster.id);
    return cluster;
  }

  #prepare(run: Run, task: TaskRun): void {
    if (task.phase.name !== 'pending') return;
    task.timers.push(this.#after(this.#parts.behaviour.launchMs, () => this.#work(run, task)));
  }

  #work(run: Run, task: TaskRun): void {
    task.phase = { name: 'running' };
    task.runningAt = this.#now();
    if (run.phase.name === 'pending') run.phase = { name: 'running' };
    const outcome = this.#parts.outcomeOf(run, task);
    task.outcome = outcome;
    const limitMs = task.spec.timeoutSeconds * 1_000;
    if (limitMs > 0) task.timers.push(this.#after(limitMs, () => this.stopTask(run, task, TIMED_OUT)));
    if (outcome.result === 'endless') return;
    const durationMs = outcome.durationMs ?? this.#defaultDurationMs();
    task.timers.push(this.#after(durationMs, () => this.#finish(run, task, outcomeEnding(outcome))));
  }

  #defaultDurationMs(): number {
    const usual = this.#parts.behaviour.defaultOutcome;
    return usual.result === 'endless' ? 0 : (usual.durationMs ?? 0);
  }

  #finish(run: Run, task: TaskRun, ending: Ending): void {
    this.#forgetTimers(task);
    if (this.#parts.behaviour.cleanupMs === 0) {
      this.#endTask(run, task, ending);
      return;
    }
    task.phase = { name: 'terminating', ending };
    task.timers.push(this.#after(this.#parts.behaviour.cleanupMs, () => this.#endTask(run, task, ending)));
    this.#conclude(run);
  }

  #lose(run: Run, task: TaskRun, reason: TerminationReason): void {
    if (task.phase.name === 'terminated') return;
    const ending = task.phase.name === 'terminating' ? task.phase.ending : clusterLost(task.clusterId ?? '', reason);
    this.#endTask(run, task, ending);
  }

  #endTask(run: Run, task: TaskRun, ending: Ending): void {
    this.#forgetTimers(task);
    task.phase = { name: 'terminated', ending };
    task.endedAt = this.#now();
    const seat = task.seat;
    task.seat = null;
    seat?.leave();
    if (task.clusterId !== null) this.#parts.ledger.taskEnded(task.clusterId);
    this.#advance(run);
  }

  #endRun(run: Run, ending: Ending): void {
    run.timeout?.cancel();
    run.phase = { name: 'terminated', ending };
    run.endedAt = this.#now();
    run.stopping = null;
    for (const clusterId of run.jobClusters.values()) {
      if (this.#parts.clusters.find(clusterId) !== null)
        this.#parts.clusters.terminate(clusterId, { code: 'JOB_FINISHED', type: 'SUCCESS' });
    }
    run.jobClusters.clear();
    this.#parts.ledger.runEnded(run, ending);
    this.#parts.ended(run);
  }
}
