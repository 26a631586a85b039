import { expect } from 'chai';
import { ownQueues } from '../../src/app/own-queues.js';
import { onSite } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';
import { configOf } from './config-sources.js';

function isOwn(settings: Readonly<Record<string, unknown>>, queue: string): boolean {
  const flags = Object.entries(settings).map(([path, value]) => ({ path: path.split('.'), value, from: 'the test' }));
  return ownQueues(configOf({ flags }))(queue);
}

describe('a queue of this service itself', () => {
  const events = { 'events.queue': 'Job-Keeper.events' };
  const rabbitmq = {
    ...events,
    'rabbitmq.url': 'amqp://localhost',
    'rabbitmq.intake_queues': ['a', { name: 'urgent', weight: 2 }],
  };
  const bus = { ...events, 'service_bus.namespace': 'mine', 'service_bus.intake_queues': ['a', 'wishes/Subscriptions/keeper'] };
  const table: Record<string, readonly [Readonly<Record<string, unknown>>, string, boolean]> = {
    'an intake queue of RabbitMQ': [rabbitmq, 'urgent', true],
    'the dead letters of an intake queue of RabbitMQ': [rabbitmq, 'a.dead', true],
    'for RabbitMQ, another one in capital letters': [rabbitmq, 'A', false],
    'a queue of somebody else': [rabbitmq, 'tenant-333.responses', false],
    'an intake queue of Service Bus, however it is written': [bus, 'A', true],
    'the topic of a subscription that is read': [bus, 'Wishes', true],
    'the queue of its events, on RabbitMQ': [rabbitmq, 'Job-Keeper.events', true],
    'the queue of its events, on Service Bus': [bus, 'job-keeper.events', true],
    'the dead letters of an intake queue of Service Bus': [bus, 'a/$DeadLetterQueue', true],
    'an intake queue of Service Bus with slashes around it': [bus, '/a//', true],
    'a queue of Service Bus whose name begins as an intake queue, and goes on': [bus, 'a/b', false],
    'a queue of Service Bus that the service does not read': [bus, 'b', false],
  };
  for (const [what, [settings, queue, is]] of Object.entries(table)) {
    it(`${is ? 'is' : 'is not'} ${what}`, () => expect(isOwn(settings, queue)).to.equal(is));
  }

  it('takes no job responses, whatever the patterns of the tenant say: they would be bad job requests, or hide dead letters', async () => {
    await onSite({ settings: { default_tenant: { notification_queues: ['*'] } } }, async (site) => {
      const house = await site.house('a', { config: { rabbitmq: { url: 'amqp://localhost' } } });
      const submit = (queue: string) => {
        const body = { ...aJobRequest({ correlationId: `to ${queue}`, tenantId: '333' }), notification_queue: queue };
        return house.keeper.submit({ body: Buffer.from(JSON.stringify(body)), traceparent: null });
      };
      for (const queue of ['job-requests', 'job-requests.dead'])
        expect(await submit(queue)).to.deep.equal({
          ...{ kind: 'refused', code: 'queue-not-allowed' },
          problems: [{ path: 'notification_queue', message: `${queue} belongs to this service itself` }],
        });
      expect((await submit('anywhere')).kind).to.equal('stored');
      await house.drive();
    });
  });
});
