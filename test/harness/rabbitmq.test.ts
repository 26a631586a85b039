import { connect } from 'amqplib';
import { expect } from 'chai';
import { rabbitmq } from '../support/rabbitmq.js';

async function queueExists(url: string, queue: string): Promise<boolean> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined); // The broker closes a channel that asks for a missing queue: the answer is in the rejection.
    return await channel.checkQueue(queue).then(
      () => true,
      () => false,
    );
  } finally {
    await connection.close();
  }
}

describe('the RabbitMQ of the tests', () => {
  it('gives every caller a vhost in which nobody else has queues', async () => {
    const broker = await rabbitmq();
    const [one, other] = [await broker.vhostUrl(), await broker.vhostUrl()];
    const connection = await connect(one);
    const channel = await connection.createChannel();
    await channel.assertQueue('jobs', { durable: true });
    await connection.close();
    expect(await queueExists(one, 'jobs')).to.equal(true);
    expect(await queueExists(other, 'jobs')).to.equal(false);
  });

  it('can be stopped and started, and keeps what is durable', async () => {
    const broker = await rabbitmq();
    const url = await broker.vhostUrl();
    const connection = await connect(url);
    connection.on('error', () => undefined); // The stop cuts it.
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('kept', { durable: true });
    const closed = new Promise((resolve) => connection.once('close', resolve));
    await broker.stopApp();
    await closed;
    const refused = await connect(url).then(
      () => null,
      (problem: unknown) => problem,
    );
    expect(refused).to.be.instanceOf(Error);
    await broker.startApp();
    expect(await queueExists(url, 'kept')).to.equal(true);
  });

  it('answers with what rabbitmqctl says, and fails with it too', async () => {
    const broker = await rabbitmq();
    const name = new URL(await broker.vhostUrl()).pathname.slice(1);
    expect(await broker.ctl('list_vhosts', 'name')).to.include(name);
    const problem = await broker.ctl('no_such_command').catch((caught: unknown) => caught);
    expect(String(problem)).to.include('no_such_command');
  });
});
