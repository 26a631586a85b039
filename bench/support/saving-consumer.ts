// What a team would write first: each message parsed, checked and saved by TypeORM, then acknowledged. Ten connections, fifty messages in hand.
// In: a queue, of whose messages the first warm up, and a database. Out: what the others took.
import { connect } from 'amqplib';
import { DataSource, EntitySchema, EntitySchemaOptions } from 'typeorm';
import { v7 } from 'uuid';
import { readJobRequest } from '../../src/core/job-request.js';
import type { Consumed, Consuming } from './bare-consumer.js';
import { answerQuestions } from './worker.js';

export interface Saving extends Consuming {
  readonly databaseUrl: string;
}

interface Saved {
  readonly id: string;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly state: string;
  readonly receivedAt: Date;
  readonly body: unknown;
}

const entity = new EntitySchema<Saved>(
  Object.assign(new EntitySchemaOptions<Saved>(), {
    name: 'saved',
    columns: {
      id: { type: 'uuid', primary: true },
      correlationId: { type: 'text', unique: true },
      tenantId: { type: 'text' },
      state: { type: 'text' },
      receivedAt: { type: 'timestamptz' },
      body: { type: 'jsonb' },
    },
  } as const),
);

async function consume({ url, queue, warmUp, messages, databaseUrl }: Saving): Promise<Consumed> {
  const source = new DataSource({ type: 'postgres', url: databaseUrl, entities: [entity], synchronize: true, poolSize: 10 });
  await source.initialize();
  const repository = source.getRepository(entity);
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.prefetch(50);
  let [done, begun, burnt] = [0, 0, process.cpuUsage()];
  let finish: (consumed: Consumed) => void = () => undefined;
  const finished = new Promise<Consumed>((resolve) => (finish = resolve));
  const save = async (content: Buffer): Promise<void> => {
    const read = readJobRequest(JSON.parse(content.toString('utf8')));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { correlation_id: correlationId, job } = read.value;
    const tenantId = job.job_context.tenant_id;
    await repository.save({ id: v7(), correlationId, tenantId, state: 'received', receivedAt: new Date(), body: read.value });
  };
  await channel.consume(queue, (message) => {
    if (message === null) return;
    void save(message.content).then(() => {
      channel.ack(message);
      done += 1;
      if (done === warmUp) [begun, burnt] = [performance.now(), process.cpuUsage()];
      if (done < warmUp + messages) return;
      const { user, system } = process.cpuUsage(burnt);
      finish({ ms: performance.now() - begun, cpuMs: (user + system) / 1000 });
    });
  });
  const consumed = await finished;
  await channel.close();
  await connection.close();
  await source.destroy();
  return consumed;
}

answerQuestions(consume);
