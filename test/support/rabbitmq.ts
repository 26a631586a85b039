// One real RabbitMQ for a test run: TEST_AMQP_URL, else a private node of the machine's rabbitmq-server (installed by apt where we are
// root on Debian or Ubuntu), else a container, else one sentence that says what to do.
import { startRabbitContainer } from './rabbitmq-container.js';
import { givenRabbit } from './rabbitmq-given.js';
import { installRabbit } from './rabbitmq-install.js';
import { findRabbit, startRabbitNode } from './rabbitmq-node.js';
import { vhostsOf } from './rabbitmq-vhosts.js';

/** A broker, however it came to be. */
export interface RabbitServer {
  readonly url: string;
  /** Runs rabbitmqctl on it and gives its output; fails with that output. */
  readonly ctl: (...args: string[]) => Promise<string>;
  /** True = it was there before the run and stays: what the run made in it has to be taken away. */
  readonly stays: boolean;
}

export interface RabbitMq extends Pick<RabbitServer, 'url' | 'ctl'> {
  /** The URL of a fresh vhost: no queue of another test is in it. */
  vhostUrl(): Promise<string>;
  stopApp(): Promise<void>;
  startApp(): Promise<void>;
  restartApp(): Promise<void>;
}

let running: Promise<RabbitMq> | null = null;

/** Starts the broker, once per run: some 6 seconds. */
export function rabbitmq(): Promise<RabbitMq> {
  return (running ??= start());
}

async function start(): Promise<RabbitMq> {
  const server = await startServer();
  const stopApp = async (): Promise<void> => {
    await server.ctl('stop_app');
  };
  const startApp = async (): Promise<void> => {
    await server.ctl('start_app');
  };
  return {
    url: server.url,
    ctl: server.ctl,
    vhostUrl: vhostsOf(server),
    stopApp,
    startApp,
    restartApp: async () => {
      await stopApp();
      await startApp();
    },
  };
}

async function startServer(): Promise<RabbitServer> {
  const given = process.env['TEST_AMQP_URL'];
  if (given !== undefined && given !== '') return givenRabbit(given);
  const reasons: string[] = [];
  const bin = (await findRabbit()) ?? ((await installRabbit(reasons)) ? await findRabbit() : null);
  if (bin !== null) return startRabbitNode(bin);
  return startRabbitContainer(reasons);
}
