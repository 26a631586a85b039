// One turn on the road: a queue that is full, somebody who takes from it, and the clock from there to the last response that the broker has
// confirmed. The same clock for everybody; each turn has processes, a database and a vhost of its own. What is compared is not a process that
// has just started: it takes some messages first, and stands still while those that count are put into its queue.
import { setTimeout as pause } from 'node:timers/promises';
import { packageFile } from '../../src/app/config/package-file.js';
import type { Bench, Figure } from '../support/benchmark.js';
import { cpuMsOf, cpuMsOfServers } from '../support/proc.js';
import { startServing, type Serving } from '../support/serving.js';
import { startWorker } from '../support/worker.js';
import type { Answer, Order } from './child.js';
import { node22 } from './peers.js';
import { redis } from './redis.js';
import { declaredJobs, openQueues, responseQueue, type Queues } from './requests.js';

const intakeQueue = 'job-requests';
const childScript = new URL(`file://${packageFile('bench/contest/child.ts')}`);
const pollMs = 5;
const stuckMs = 120_000;

interface Runner {
  readonly pid: () => number;
  /** Takes messages from now on. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export type Enter = (given: { readonly amqp: string; readonly postgres: string }) => Promise<Runner>;

/** What is not the default: room for 4,000 runs, all calls at once that may be, and a look at the engine as soon as something was started. */
export const oursConfig = {
  settings: {
    pools: { active: { clusters: [], own_compute_slots: 2_000 }, passive: { clusters: [], own_compute_slots: 2_000 } },
    default_tenant: { notification_queues: [responseQueue] },
  },
  runs: { calls_at_once_max: 64, snapshot_age_ms: 1, live_max: 50_000 },
};

export const ours: Enter = ({ amqp, postgres }) => {
  let serving: Serving | null = null;
  return Promise.resolve({
    pid: () => serving?.pid ?? 0,
    start: async () => {
      const env = { DECLARED_JOBS: String(declaredJobs) };
      serving = await startServing({
        databaseUrl: postgres,
        amqpUrl: amqp,
        engine: 'instant',
        config: oursConfig,
        env,
        node: node22,
      });
    },
    stop: async () => serving?.stop(),
  });
};

/** `file`: of contestants, without its ending. */
export function contestant(file: string, name: string): Enter {
  return async ({ amqp, postgres }) => {
    const own = file === 'peers/bullmq' ? await redis() : null;
    await own?.empty();
    const worker = startWorker<Order, Answer>(childScript, { execPath: node22, execArgv: ['--import', 'tsx'] });
    const who = { file: packageFile(`bench/${file}.ts`), name };
    await worker.ask({ kind: 'road', ...who, amqp, postgres, redis: own?.url ?? null, intakeQueue });
    return {
      pid: () => worker.pid,
      start: async () => {
        await worker.ask({ kind: 'start' });
      },
      stop: () => worker.stop(),
    };
  };
}

export interface Load {
  /** Taken first, and not counted. */
  readonly warmUp: number;
  readonly messages: number;
}

export async function turnOnRoad({ servers }: Bench, enter: Enter, { warmUp, messages }: Load): Promise<Omit<Figure, 'who'>> {
  const [postgres, amqp] = [await servers.database(), await servers.vhost()];
  const queues = await openQueues(amqp, intakeQueue);
  await queues.fill(warmUp);
  const runner = await enter({ amqp, postgres });
  await runner.start();
  await answered(queues, warmUp);
  process.kill(runner.pid(), 'SIGSTOP');
  await queues.fill(messages);
  const cpuMs = () => ({ node: cpuMsOf(runner.pid()), ...servers.cpuMs(), redis: cpuMsOfServers('redis-server') });
  const [begun, before] = [performance.now(), cpuMs()];
  process.kill(runner.pid(), 'SIGCONT');
  await answered(queues, warmUp + messages);
  const [seconds, after] = [(performance.now() - begun) / 1000, cpuMs()];
  await runner.stop();
  await queues.close();
  const us = (part: keyof typeof after) => ((after[part] - before[part]) * 1000) / messages;
  const cpuUs = { node: us('node'), postgres: us('postgres'), rabbitmq: us('rabbitmq'), redis: us('redis') };
  return { values: { 'messages/s': messages / seconds }, cpuUs };
}

async function answered(queues: Queues, count: number): Promise<void> {
  const begun = performance.now();
  while ((await queues.answered()) < count) {
    if (performance.now() - begun > stuckMs)
      throw new Error(`${await queues.answered()} of ${count} responses after ${stuckMs} ms`);
    await pause(pollMs);
  }
}
