// A run and its tasks as the workspace sends them, read at the edge. Nothing but the id is demanded, and no list of words is closed: fields
// are left out when they are zero, and new states come. What is left out comes out as '', 0 or [].
import { z } from 'zod';
import { listOf } from '../shared/list-of.js';
import { Int64 } from './int64.js';

export const word = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
/** The last moment whose date has four digits for its year. */
const millisMax = 253_402_300_799_999;
/**
 * An int64, as an id is: it may come as its decimal text. What no clock tells counts as left out: the store could not hold it, and what was seen of other
 * runs would be lost with it.
 */
const millis = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}$/)])
  .nullish()
  .transform((sent) => Number(sent ?? 0))
  .transform((ms) => (ms >= 0 && ms <= millisMax ? ms : 0));

const State = z.looseObject({ life_cycle_state: word, result_state: word, state_message: word });
const Details = z.looseObject({ code: word, type: word, message: word });
const Status = z.looseObject({
  state: word,
  termination_details: Details.nullish().transform((details) => details ?? Details.parse({})),
});
const Instance = z.looseObject({ cluster_id: word });

const stood = {
  state: State.nullish().transform((state) => state ?? State.parse({})),
  status: Status.nullish().transform((status) => status ?? Status.parse({})),
};
const timed = {
  start_time: millis,
  end_time: millis,
  setup_duration: millis,
  execution_duration: millis,
  queue_duration: millis,
};
const instance = Instance.nullish().transform((found) => found ?? Instance.parse({}));

export const TaskRun = z.looseObject({
  ...stood,
  ...timed,
  run_id: Int64,
  task_key: word,
  attempt_number: millis,
  depends_on: listOf(z.looseObject({ task_key: z.string() }))
    .nullish()
    .transform((upstream) => upstream ?? []),
  existing_cluster_id: word,
  cluster_instance: instance,
  new_cluster: z.unknown().optional(),
  job_cluster_key: word,
  environment_key: word,
});
export type TaskRun = z.infer<typeof TaskRun>;

export const Run = z.looseObject({
  ...stood,
  ...timed,
  run_id: Int64,
  creator_user_name: word,
  run_page_url: word,
  run_name: word,
  job_id: Int64.nullish().transform((id) => id ?? null),
  cluster_instance: instance,
  /** null: the run says nothing of its own about a cluster. */
  cluster_spec: z
    .looseObject({ existing_cluster_id: word })
    .nullish()
    .transform((spec) => spec ?? null),
  tasks: listOf(TaskRun)
    .nullish()
    .transform((tasks) => tasks ?? []),
  next_page_token: word,
});
export type Run = z.infer<typeof Run>;

/** What `state` and `status` say together: the part that is common to runs and tasks. */
export type Standing = Pick<Run, 'state' | 'status'>;

/** A task that was tried again, or repaired, is there once an attempt: the last one counts. */
export function lastAttempts(tasks: readonly TaskRun[]): readonly TaskRun[] {
  const last = new Map<string, TaskRun>();
  for (const task of tasks) {
    const known = last.get(task.task_key);
    if (known === undefined || known.attempt_number <= task.attempt_number) last.set(task.task_key, task);
  }
  return [...last.values()];
}
