// RabbitMQ in a container, for machines with Docker and without rabbitmq-server.
import { atEndOfRun } from './end-of-run.js';
import type { RabbitServer } from './rabbitmq.js';

export async function startRabbitContainer(reasons: readonly string[]): Promise<RabbitServer> {
  try {
    const { RabbitMQContainer } = await import('@testcontainers/rabbitmq');
    const container = await new RabbitMQContainer('rabbitmq:3.13-alpine').start();
    atEndOfRun(async () => {
      await container.stop();
    });
    return {
      url: container.getAmqpUrl(),
      stays: false,
      ctl: async (...args) => {
        const { exitCode, output } = await container.exec(['rabbitmqctl', '--quiet', ...args]);
        if (exitCode !== 0) throw new Error(`rabbitmqctl ${args.join(' ')} failed: ${output}`);
        return output;
      },
    };
  } catch (problem) {
    throw new Error(
      `These tests need RabbitMQ: install rabbitmq-server, start Docker, or set TEST_AMQP_URL. (${reasons.join('; ') || 'nothing was found'})`,
      { cause: problem },
    );
  }
}
