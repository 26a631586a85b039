// What all contestants on the road do alike: read a job request, have the engine run it, compose the response, and the two ends of the
// broker. The engine of the contest takes every run and ends it at once, so that what is measured is what stands before and behind it.
import { connect, type ConsumeMessage } from 'amqplib';
import { composeResponse } from '../../src/core/ending/job-response.js';
import { readJobRequest, type JobRequest } from '../../src/core/job-request.js';
import { GroupCommit } from '../../src/core/group-commit.js';

export interface Job {
  readonly request: JobRequest;
  readonly receivedAt: number;
}

export function examined(body: Buffer): Job {
  const checked = readJobRequest(JSON.parse(body.toString('utf8')));
  if (!checked.ok) throw new Error('the contest sends good requests only');
  return { request: checked.value, receivedAt: Date.now() };
}

export interface Run {
  readonly runId: string;
  readonly outputs: readonly string[];
}

/** Answers in the turn in which it is asked. */
export const instantRun = (token: string): Run => ({ runId: token, outputs: ['abfss://reports@lake/1'] });

export interface Message {
  readonly queue: string;
  readonly id: string;
  readonly body: Buffer;
}

export function worked({ request, receivedAt }: Job): Message {
  const { runId, outputs } = instantRun(request.correlation_id);
  const context = request.job.job_context;
  const response = composeResponse(
    {
      requestId: request.correlation_id,
      correlationId: request.correlation_id,
      tenantId: String(context.tenant_id),
      userId: request.user_id,
      jobId: String(request.job.job_id),
      operationId: '',
      createdAt: request.created_time,
      receivedAt,
    },
    {
      state: 'succeeded',
      message: 'Report written.',
      outputs,
      causes: [],
      run: { engine: 'instant', runId, url: null, attempt: 1 },
      startedAt: receivedAt,
      finishedAt: Date.now(),
    },
  );
  return { queue: request.notification_queue, id: request.correlation_id, body: Buffer.from(JSON.stringify(response)) };
}

export interface Ends {
  /** Persistent, mandatory; resolves with the broker's confirm. */
  publish(message: Message): Promise<void>;
  consume(prefetch: number, take: (message: ConsumeMessage) => void): Promise<Acks>;
}

export interface Acks {
  one(message: ConsumeMessage): void;
  /** Acknowledges what is done up to the first that is not, in one frame. */
  inOrder(message: ConsumeMessage): void;
}

export async function openEnds(url: string, queue: string): Promise<Ends> {
  const connection = await connect(url);
  const outgoing = await connection.createConfirmChannel();
  const incoming = await connection.createChannel();
  return {
    publish: ({ queue: to, id, body }) =>
      new Promise((resolve, reject) => {
        const options = { persistent: true, mandatory: true, messageId: id, contentType: 'application/json' };
        outgoing.publish('', to, body, options, (problem: unknown) => {
          if (problem === null || problem === undefined) resolve();
          else reject(new Error('the broker did not take it', { cause: problem }));
        });
      }),
    async consume(prefetch, take) {
      await incoming.prefetch(prefetch);
      const done = new Map<number, ConsumeMessage>();
      let next = 1;
      await incoming.consume(queue, (message) => {
        if (message !== null) take(message);
      });
      return {
        one: (message) => incoming.ack(message),
        inOrder: (message) => {
          done.set(message.fields.deliveryTag, message);
          let last: ConsumeMessage | null = null;
          for (let found = done.get(next); found !== undefined; found = done.get(next)) {
            last = found;
            done.delete(next);
            next += 1;
          }
          if (last !== null) incoming.ack(last, true);
        },
      };
    },
  };
}

/** The same intake for every tuned peer as ours has: whatever has come while a batch is written is the next batch. */
export const greedyLimits = { batchMax: 500, writersMax: 2, pendingMax: 100_000 };
export const tunedPrefetch = 2_000;

export function greedy<Item>(write: (items: readonly Item[]) => Promise<unknown>): GroupCommit<Item, true> {
  return new GroupCommit<Item, true>(async (items) => {
    await write(items);
    return items.map(() => true);
  }, greedyLimits);
}

/** Resolves when it has been told of as many, with the milliseconds since the first. */
export function countTo(many: number): { readonly reached: Promise<number>; count(some: number): void } {
  let left = many;
  let begun: number | null = null;
  let resolve: (ms: number) => void = () => undefined;
  const reached = new Promise<number>((told) => (resolve = told));
  return {
    reached,
    count: (some) => {
      begun ??= performance.now();
      left -= some;
      if (left <= 0) resolve(performance.now() - begun);
    },
  };
}
