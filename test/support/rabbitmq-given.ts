// A RabbitMQ that somebody else runs (TEST_AMQP_URL). Its rabbitmqctl is TEST_RABBITMQCTL, or the one on the PATH.
import { runCommand } from './run-command.js';
import type { RabbitServer } from './rabbitmq.js';

export function givenRabbit(url: string): RabbitServer {
  const program = process.env['TEST_RABBITMQCTL'] ?? 'rabbitmqctl';
  return { url, stays: true, ctl: (...args) => runCommand(program, ['--quiet', ...args], { timeoutMs: 60_000 }) };
}
