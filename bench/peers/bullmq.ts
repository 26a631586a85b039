// BullMQ, on a Redis of its own: once as its documentation shows it, once with batches and many jobs at once.
import { Queue, Worker } from 'bullmq';
import { countTo, examined, greedy, openEnds, tunedPrefetch, worked, type Job } from '../contest/work.js';
import type { DispatchTask, Dispatching, Entered, Given, OnRoad, RoadTask } from '../contest/contestant.js';

const name = 'job-requests';
const task = 'job-request';

interface Connection {
  readonly url: string;
  readonly maxRetriesPerRequest: null;
}

function connectionOf({ redis }: Given): Connection {
  if (redis === null) throw new Error('there is no redis-server');
  return { url: redis, maxRetriesPerRequest: null };
}

async function documented(given: RoadTask): Promise<OnRoad> {
  const connection = connectionOf(given);
  const [queue, ends] = [new Queue<Job>(name, { connection }), await openEnds(given.amqp, given.intakeQueue)];
  return {
    async start() {
      work(({ data }) => ends.publish(worked(data)), connection, 50);
      const acks = await ends.consume(100, (message) => {
        void queue.add(task, examined(message.content)).then(() => acks.one(message));
      });
    },
  };
}

const tunedConcurrency = 200;

function work(handler: (job: { readonly data: Job }) => Promise<void>, connection: Connection, concurrency: number): void {
  const worker = new Worker<Job>(name, handler, { connection, concurrency });
  worker.once('error', (problem) => console.error(problem));
}

async function tuned(given: RoadTask): Promise<OnRoad> {
  const connection = connectionOf(given);
  const [queue, ends] = [new Queue<Job>(name, { connection }), await openEnds(given.amqp, given.intakeQueue)];
  const store = greedy((jobs: readonly Job[]) =>
    queue.addBulk(
      jobs.map((data) => ({
        name: task,
        data,
        opts: { jobId: data.request.correlation_id, removeOnComplete: { count: 100_000 } },
      })),
    ),
  );
  return {
    async start() {
      work(({ data }) => ends.publish(worked(data)), connection, tunedConcurrency);
      const acks = await ends.consume(tunedPrefetch, (message) => {
        void store.add(examined(message.content)).then(() => acks.inOrder(message));
      });
    },
  };
}

async function dispatch(given: DispatchTask): Promise<Dispatching> {
  const connection = connectionOf(given);
  const queue = new Queue<{ readonly priority: number }>(name, { connection });
  const refill = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 500) {
      const jobs = Array.from({ length: Math.min(500, left) }, (_, index) => ({
        name: task,
        data: { priority: index % 100 },
        opts: { priority: 1 + (index % 100), removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
    }
  };
  await refill(given.waiting);
  return {
    refill,
    async run(count) {
      const counted = countTo(count);
      const handler = ({ data }: { readonly data: { readonly priority: number } }) => Promise.resolve(data.priority >= 0);
      const worker = new Worker<{ readonly priority: number }>(name, handler, { connection, concurrency: tunedConcurrency });
      worker.on('completed', () => counted.count(1));
      const took = await counted.reached;
      await worker.close();
      return took;
    },
  };
}

export const contestants: Entered['contestants'] = {
  documented: { road: documented, dispatch: null },
  tuned: {
    road: tuned,
    dispatch,
  },
};
