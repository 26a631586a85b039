// Job requests of the contests: 845 bytes of JSON, each with an identity of its own, from many tenants for many jobs.
import { once } from 'node:events';
import { connect } from 'amqplib';
import { v7 } from 'uuid';

export const responseQueue = 'contest.responses';
/** Declared by the engine of the benchmark. */
export const declaredJobs = 100;
const tenants = 20;
const bytes = 845;

export function aRequest(index: number): Buffer {
  const request = {
    correlation_id: v7(),
    notification_queue: responseQueue,
    created_time: Date.now(),
    user_id: 'geoff@example.com',
    priority: 'high',
    job: {
      job_id: String(1 + (index % declaredJobs)),
      job_context: {
        tenant_id: String(333 + (index % tenants)),
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: {
          operation_id: `operation-${index}`,
          operation_name: 'night report',
          cluster_type: 'business',
          max_concurrent_runs: 1_000,
          notebook_params: { day: '2026-03-02', filler: '' },
        },
      },
    },
  };
  const missing = bytes - JSON.stringify(request).length;
  request.job.job_context.job_operation.notebook_params.filler = 'x'.repeat(Math.max(0, missing));
  return Buffer.from(JSON.stringify(request));
}

export interface Queues {
  fill(messages: number): Promise<void>;
  waiting(): Promise<number>;
  answered(): Promise<number>;
  close(): Promise<void>;
}

export async function openQueues(url: string, intakeQueue: string): Promise<Queues> {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(intakeQueue, { durable: true });
  await channel.assertQueue(responseQueue, { durable: true });
  const depth = async (queue: string) => (await channel.checkQueue(queue)).messageCount;
  return {
    async fill(messages) {
      for (let index = 0; index < messages; index += 1) {
        const options = { persistent: true, messageId: String(index), contentType: 'application/json' };
        if (!channel.sendToQueue(intakeQueue, aRequest(index), options)) await once(channel, 'drain');
      }
      await channel.waitForConfirms();
    },
    waiting: () => depth(intakeQueue),
    answered: () => depth(responseQueue),
    close: () => connection.close(),
  };
}
