// The limit of the broker: a consumer that does nothing but acknowledge, every hundredth message for all before it. In: a queue with its
// messages, of which the first warm up. Out: what the others took.
import { connect } from 'amqplib';
import { answerQuestions } from './worker.js';

export interface Consuming {
  readonly url: string;
  readonly queue: string;
  readonly warmUp: number;
  readonly messages: number;
}

export interface Consumed {
  readonly ms: number;
  readonly cpuMs: number;
}

const prefetch = 2_000;
const ackEvery = 100;

async function consume({ url, queue, warmUp, messages }: Consuming): Promise<Consumed> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.prefetch(prefetch);
  let [seen, begun, burnt] = [0, 0, process.cpuUsage()];
  let finish: (consumed: Consumed) => void = () => undefined;
  const finished = new Promise<Consumed>((resolve) => (finish = resolve));
  await channel.consume(queue, (message) => {
    if (message === null) return;
    seen += 1;
    if (seen % ackEvery === 0 || seen === warmUp + messages) channel.ack(message, true);
    if (seen === warmUp) [begun, burnt] = [performance.now(), process.cpuUsage()];
    if (seen < warmUp + messages) return;
    const { user, system } = process.cpuUsage(burnt);
    finish({ ms: performance.now() - begun, cpuMs: (user + system) / 1000 });
  });
  const consumed = await finished;
  await channel.close();
  await connection.close();
  return consumed;
}

answerQuestions(consume);
