// pg-boss: once as its documentation shows it, once set-based, as its author advises for high rates.
import { PgBoss } from 'pg-boss';
import type { DispatchTask, Dispatching, Entered, OnRoad, RoadTask } from '../contest/contestant.js';
import { examined, greedy, openEnds, tunedPrefetch, worked, type Job } from '../contest/work.js';

const queue = 'job-requests';
const batch = 500;
const loops = 3;

async function opened(connectionString: string, connections: number): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, max: connections, useListenNotify: true });
  boss.on('error', (problem) => console.error(problem));
  await boss.start();
  await boss.createQueue(queue, { notify: true });
  return boss;
}

async function documented({ amqp, postgres, intakeQueue }: RoadTask): Promise<OnRoad> {
  const [boss, ends] = [await opened(postgres, 10), await openEnds(amqp, intakeQueue)];
  return {
    async start() {
      const options = {
        batchSize: 100,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 0.5,
      };
      await boss.work<Job>(queue, options, async (jobs) => {
        await Promise.all(jobs.map(({ data }) => ends.publish(worked(data))));
      });
      const acks = await ends.consume(100, (message) => {
        void boss.send(queue, examined(message.content)).then(() => acks.one(message));
      });
    },
  };
}

async function tuned({ amqp, postgres, intakeQueue }: RoadTask): Promise<OnRoad> {
  const [boss, ends] = [await opened(postgres, 10), await openEnds(amqp, intakeQueue)];
  let stored = 0;
  const asleep = new Set<() => void>();
  const store = greedy(async (jobs: readonly Job[]) => {
    await boss.insert(
      queue,
      jobs.map((job) => ({ id: job.request.correlation_id, data: job })),
    );
    stored += 1;
    for (const wake of asleep) wake();
    asleep.clear();
  });
  const loop = async (): Promise<never> => {
    for (;;) {
      const before = stored;
      const jobs = await boss.fetch<Job>(queue, { batchSize: batch });
      await Promise.all(jobs.map(({ data }) => ends.publish(worked(data))));
      if (jobs.length > 0) await complete(boss, jobs);
      else if (before === stored) await new Promise<void>((resolve) => asleep.add(resolve));
    }
  };
  return {
    async start() {
      for (let index = 0; index < loops; index += 1) void loop();
      const acks = await ends.consume(tunedPrefetch, (message) => {
        void store.add(examined(message.content)).then(() => acks.inOrder(message));
      });
    },
  };
}

function complete(boss: PgBoss, jobs: readonly { readonly id: string }[]): Promise<unknown> {
  return boss.complete(
    queue,
    jobs.map(({ id }) => id),
  );
}

/** The decision of a dispatch: one comparison, as a handler would make it. */
async function dispatch({ postgres, waiting }: DispatchTask): Promise<Dispatching> {
  const boss = await opened(postgres, 10);
  let filled = 0;
  const refill = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= batch) {
      const jobs = Array.from({ length: Math.min(batch, left) }, () => ({
        data: { priority: filled++ % 100 },
        priority: filled % 100,
      }));
      await boss.insert(queue, jobs);
    }
  };
  await refill(waiting);
  const drain = async (count: number): Promise<void> => {
    for (let done = 0; done < count;) {
      const jobs = await boss.fetch<{ readonly priority: number }>(queue, {
        batchSize: Math.min(batch, Math.ceil(count - done)),
      });
      const decided = jobs.filter(({ data }) => data.priority >= 0);
      if (decided.length > 0) await complete(boss, decided);
      done += decided.length;
    }
  };
  return {
    refill,
    async run(count) {
      const begun = performance.now();
      await Promise.all(Array.from({ length: loops }, () => drain(count / loops)));
      return performance.now() - begun;
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
