// The simulated workspace: declared jobs, runs, clusters and their scripts, moving with the timeline. Knows nothing of HTTP.
// Everything due has happened before any question is answered, because the callers settle the timeline first.
import { noRight } from './api-error.js';
import { DEFAULT_BEHAVIOUR, type Behaviour } from './behaviour.js';
import { Clusters } from './clusters.js';
import type { ClusterSpec } from './cluster.js';
import { Ids } from './ids.js';
import type { Job } from './job.js';
import { Jobs } from './jobs.js';
import { Ledger } from './ledger.js';
import type { JsonObject } from './lossless-json.js';
import { chooseOutcome, type Outcome, type Script } from './outcome.js';
import { Progress } from './progress.js';
import type { RunParameters } from './run-parameters.js';
import { runFacts } from './run-facts.js';
import type { Run, TaskRun } from './run.js';
import { Runs } from './runs.js';
import { Timeline } from './timeline.js';

export interface RunNow {
  readonly jobId: string;
  /** Null: whom the credentials of the workspace are of. */
  readonly caller: string | null;
  readonly token: string | null;
  readonly params: RunParameters;
  /** Null: the job's own setting. */
  readonly queueEnabled: boolean | null;
  readonly only: readonly string[] | null;
}

export class Workspace {
  readonly behaviour: Behaviour;
  readonly timeline: Timeline;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly clusters: Clusters;
  readonly runs: Runs;
  readonly #scripts = new Map<string, Script>();
  readonly #forbidden = new Set<string>();

  constructor(clock: { now(): number }, behaviour: Partial<Behaviour> = {}) {
    this.behaviour = { ...DEFAULT_BEHAVIOUR, ...behaviour };
    this.timeline = new Timeline(clock);
    this.ids = new Ids(this.behaviour.ids);
    this.ledger = new Ledger(() => this.timeline.settle());
    this.jobs = new Jobs(this.timeline, this.behaviour, this.ids);
    this.clusters = new Clusters(this.timeline, this.behaviour, this.ids);
    const { timeline, ids, ledger, clusters } = this;
    const shared = { timeline, behaviour: this.behaviour, ledger };
    const jobOf = (jobId: string): Job | null => this.jobs.find(jobId);
    this.runs = new Runs({ ...shared, ids, jobOf });
    const outcomeOf = (run: Run, task: TaskRun): Outcome => this.#outcomeOf(run, task);
    const ended = (run: Run): void => this.runs.drainLater(run);
    this.runs.joinProgress(new Progress({ ...shared, clusters, outcomeOf, ended }));
  }

  /** `name`: a job id, `<job id>/<task key>`, the name of one-time runs, or the path of a notebook, file or class. The first that is known counts. */
  script(name: string, script: Script): void {
    this.#scripts.set(name, script);
  }

  addCluster(spec: ClusterSpec): string {
    return this.clusters.add(spec).id;
  }

  createJob(settings: JsonObject, queueByDefault: boolean, jobId?: string): string {
    return this.jobs.create(settings, queueByDefault, jobId).id;
  }

  /** Who is called so may not run the job. */
  forbid(caller: string, jobId: string): void {
    this.#forbidden.add(`${caller} ${jobId}`);
  }

  removeJob(jobId: string): void {
    this.jobs.delete(jobId);
  }

  runNow(call: RunNow): Run {
    if (this.#forbidden.has(`${call.caller} ${call.jobId}`)) throw noRight(call.caller, call.jobId);
    const before = this.runs.ofToken(call.token, call.caller);
    if (before !== null) return before;
    const job = this.jobs.get(call.jobId);
    const { only } = call;
    return this.runs.create({
      job,
      name: String(job.settings['name']),
      tasks: only === null ? job.tasks : job.tasks.filter((task) => only.includes(task.taskKey)),
      caller: call.caller,
      token: call.token,
      params: call.params,
      queueEnabled: call.queueEnabled ?? job.queueEnabled,
      timeoutSeconds: job.timeoutSeconds,
    });
  }

  changeJob(change: () => void): void {
    change();
    this.runs.drainLater(null);
  }

  #outcomeOf(run: Run, task: TaskRun): Outcome {
    const name = run.jobId ?? run.name;
    const names = [`${name}/${task.spec.taskKey}`, name, ...(task.spec.source === null ? [] : [task.spec.source])];
    const known = names.find((candidate) => this.#scripts.has(candidate));
    const script = this.#scripts.get(known ?? '') ?? this.behaviour.defaultOutcome;
    return chooseOutcome(script, run.turn, runFacts(run, task));
  }
}
