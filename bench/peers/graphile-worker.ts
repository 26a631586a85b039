// graphile-worker: once as its documentation shows it, once with the settings of its page on performance.
import { Logger, makeWorkerUtils, run, type Runner, type TaskList, type WorkerUtils } from 'graphile-worker';
import { countTo, examined, greedy, openEnds, tunedPrefetch, worked, type Job } from '../contest/work.js';
import type { DispatchTask, Dispatching, Entered, OnRoad, RoadTask } from '../contest/contestant.js';

const task = 'job-request';
const silent = { logger: new Logger(() => () => undefined) };

async function opened(connectionString: string): Promise<WorkerUtils> {
  const utils = await makeWorkerUtils({ connectionString });
  await utils.migrate();
  return utils;
}

async function documented({ amqp, postgres, intakeQueue }: RoadTask): Promise<OnRoad> {
  const [utils, ends] = [await opened(postgres), await openEnds(amqp, intakeQueue)];
  const taskList: TaskList = { [task]: async (payload) => ends.publish(worked(payload as Job)) };
  return {
    async start() {
      await run({
        connectionString: postgres,
        concurrency: 10,
        pollInterval: 1000,
        noHandleSignals: true,
        taskList,
        ...silent,
      });
      const acks = await ends.consume(100, (message) => {
        void utils.addJob(task, examined(message.content)).then(() => acks.one(message));
      });
    },
  };
}

const localQueue = 500;

function tunedRunner(connectionString: string, taskList: TaskList, concurrentJobs: number): Promise<Runner> {
  const worker = {
    connectionString,
    concurrentJobs,
    maxPoolSize: 10,
    pollInterval: 1000,
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
    localQueue: { size: localQueue },
  };
  return run({ preset: { worker }, noHandleSignals: true, taskList, ...silent });
}

async function tuned({ amqp, postgres, intakeQueue }: RoadTask): Promise<OnRoad> {
  const [utils, ends] = [await opened(postgres), await openEnds(amqp, intakeQueue)];
  const store = greedy((jobs: readonly Job[]) => utils.addJobs(jobs.map((job) => ({ identifier: task, payload: job }))));
  return {
    async start() {
      await tunedRunner(postgres, { [task]: async (payload) => ends.publish(worked(payload as Job)) }, 200);
      const acks = await ends.consume(tunedPrefetch, (message) => {
        void store.add(examined(message.content)).then(() => acks.inOrder(message));
      });
    },
  };
}

async function dispatch({ postgres, waiting }: DispatchTask): Promise<Dispatching> {
  const utils = await opened(postgres);
  const refill = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 500) {
      const jobs = Array.from({ length: Math.min(500, left) }, (_, index) => ({
        identifier: task,
        payload: { priority: index % 100 },
        priority: index % 100,
      }));
      await utils.addJobs(jobs);
    }
  };
  await refill(waiting);
  return {
    refill,
    async run(count) {
      const counted = countTo(count);
      const handler = (payload: unknown) => {
        if ((payload as { readonly priority: number }).priority >= 0) counted.count(1);
      };
      const runner = await tunedRunner(postgres, { [task]: handler }, 24);
      const took = await counted.reached;
      await runner.stop();
      return took;
    },
  };
}

export const contestants: Entered['contestants'] = {
  documented: {
    road: documented,
    dispatch: null,
  },
  tuned: {
    road: tuned,
    dispatch,
  },
};
