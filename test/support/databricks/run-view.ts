// A run as the API shows it: the old `state` and the new `status`, both from the one phase.
import type { Behaviour } from './behaviour.js';
import type { Ids } from './ids.js';
import type { JsonObject } from './lossless-json.js';
import { overridingParameters } from './run-parameters.js';
import { lastAttempts, type Phase, type Run, type TaskRun } from './run.js';

export interface ViewParts {
  readonly behaviour: Behaviour;
  readonly ids: Ids;
  readonly now: () => number;
}

const MESSAGES = { blocked: '', pending: 'Waiting for cluster', running: 'In run', terminating: 'Terminating' } as const;

function oldState(phase: Phase): JsonObject {
  switch (phase.name) {
    case 'queued':
      return {
        life_cycle_state: 'QUEUED',
        state_message: 'Queued',
        queue_reason: phase.message,
        user_cancelled_or_timedout: false,
      };
    case 'blocked':
    case 'pending':
    case 'running':
      return {
        life_cycle_state: phase.name.toUpperCase(),
        state_message: MESSAGES[phase.name],
        user_cancelled_or_timedout: false,
      };
    case 'terminating':
    case 'terminated':
      return {
        life_cycle_state: phase.name === 'terminating' ? 'TERMINATING' : phase.ending.lifeCycle,
        result_state: phase.ending.result ?? undefined,
        state_message: phase.ending.message,
        user_cancelled_or_timedout: phase.ending.cancelledOrTimedOut,
      };
    default:
      return phase satisfies never;
  }
}

function newStatus(phase: Phase): JsonObject {
  const state = phase.name.toUpperCase();
  switch (phase.name) {
    case 'queued':
      return { state, queue_details: { code: phase.reason, message: phase.message } };
    case 'blocked':
    case 'pending':
    case 'running':
      return { state };
    case 'terminating':
    case 'terminated': {
      const { code, type, message } = phase.ending;
      return { state, termination_details: { code, type, message } };
    }
    default:
      return phase satisfies never;
  }
}

function stateView(phase: Phase, behaviour: Behaviour): JsonObject {
  return {
    state: behaviour.runStates === 'status-only' ? undefined : oldState(phase),
    status: behaviour.runStates === 'state-only' ? undefined : newStatus(phase),
  };
}

const clusterInstance = (task: TaskRun): JsonObject | undefined =>
  task.clusterId === null || task.runningAt === null
    ? undefined
    : { cluster_id: task.clusterId, spark_context_id: '2683025026034934417' };

function taskDurations(task: TaskRun, now: number): JsonObject {
  if (task.startedAt === null) return { setup_duration: 0, execution_duration: 0, cleanup_duration: 0 };
  const end = task.endedAt ?? now;
  const running = task.runningAt ?? end;
  return { setup_duration: running - task.startedAt, execution_duration: end - running, cleanup_duration: 0 };
}

export function taskView(run: Run, task: TaskRun, parts: ViewParts): JsonObject {
  // A task of a queued run waits with it.
  const phase = run.phase.name === 'queued' ? run.phase : task.phase;
  return {
    ...task.spec.raw,
    run_id: parts.ids.onWire(task.runId),
    attempt_number: task.attempt,
    start_time: task.startedAt ?? run.createdAt,
    end_time: task.endedAt ?? 0,
    ...taskDurations(task, parts.now()),
    cluster_instance: clusterInstance(task),
    ...stateView(phase, parts.behaviour),
  };
}

function repairHistory(run: Run, parts: ViewParts): readonly JsonObject[] | undefined {
  if (run.repairs.length === 0) return undefined;
  return [
    { type: 'ORIGINAL', start_time: run.createdAt },
    ...run.repairs.map((id) => ({ type: 'REPAIR', id: parts.ids.onWire(id) })),
  ];
}

function idsView(run: Run, parts: ViewParts): JsonObject {
  const runId = parts.ids.onWire(run.runId);
  const jobId = parts.ids.onWire(run.jobId ?? run.runId);
  return {
    job_id: jobId,
    run_id: runId,
    number_in_job: runId,
    original_attempt_run_id: runId,
    run_page_url: `https://adb-1.1.azuredatabricks.net/?o=1#job/${run.jobId ?? run.runId}/run/${run.runId}`,
  };
}

export function runView(run: Run, expandTasks: boolean, parts: ViewParts): JsonObject {
  const only = run.tasks.length === 1 ? lastAttempts(run)[0] : undefined;
  return {
    ...idsView(run, parts),
    run_name: run.name,
    run_type: run.jobId === null ? 'SUBMIT_RUN' : 'JOB_RUN',
    trigger: 'ONE_TIME',
    format: 'MULTI_TASK',
    creator_user_name: run.creator,
    start_time: run.createdAt,
    end_time: run.endedAt ?? 0,
    setup_duration: 0,
    execution_duration: 0,
    cleanup_duration: 0,
    run_duration: run.endedAt === null ? undefined : run.endedAt - run.createdAt,
    queue_duration: run.startedAt === null ? undefined : run.startedAt - run.createdAt,
    ...stateView(run.phase, parts.behaviour),
    overriding_parameters: overridingParameters(run.params),
    job_parameters: jobParametersView(run),
    cluster_instance: only === undefined ? undefined : clusterInstance(only),
    repair_history: repairHistory(run, parts),
    tasks: expandTasks ? run.tasks.map((task) => taskView(run, task, parts)) : undefined,
  };
}

const jobParametersView = (run: Run): readonly JsonObject[] | undefined =>
  run.params.jobParameters === null
    ? undefined
    : Object.entries(run.params.jobParameters).map(([name, value]) => ({ name, value }));
