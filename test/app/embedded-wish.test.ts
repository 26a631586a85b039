import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { BadConfiguration } from '../../src/app/config/bad-configuration.js';
import { secretsOfTheStart } from '../../src/app/config/secrets.js';
import { configuredBroker } from '../../src/app/parts/broker.js';
import { embeddedBroker, embeddedWish } from '../../src/app/parts/embedded-broker.js';
import { configOf } from './config-sources.js';

const told = { secrets: secretsOfTheStart, clock: systemClock, telemetry: { report: () => undefined } };

describe('whether there is an embedded broker', () => {
  const wish = (enabled: boolean | null, role: 'all' | 'api', production: boolean) =>
    embeddedWish(
      configOf({ flags: [{ path: ['embedded_broker', 'enabled'], value: enabled, from: 'the test' }] }),
      role,
      production,
    );

  it('is so by default for one process that does everything, and never in production', () => {
    expect([wish(null, 'all', false), wish(null, 'api', false), wish(null, 'all', true)]).to.deep.equal([
      'as-fallback',
      'no',
      'no',
    ]);
  });

  it('is as it was asked for; in production the broker itself refuses', () => {
    expect([wish(true, 'api', true), wish(false, 'all', false)]).to.deep.equal(['as-asked', 'no']);
  });
});

describe('a queue of events without a broker', () => {
  const queue = [{ path: ['events', 'queue'], value: 'moves', from: 'the test' }];

  it('is a bad configuration: events would be recorded, and told by nobody', async () => {
    const refused = await configuredBroker(configOf({ flags: queue }), 'no', told).catch((problem: unknown) => problem);
    expect(refused)
      .to.be.instanceOf(BadConfiguration)
      .with.property('message')
      .that.match(/^events\.queue is set, and there is no broker/);
    expect((await configuredBroker(configOf({}), 'no', told)).responses).to.equal(null);
  });
});

describe('the port of the embedded broker', () => {
  it('is another when its own is taken, unless this one was asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const config = configOf({ flags: [{ path: ['embedded_broker', 'port'], value: port, from: 'the test' }] });
    const broker = await embeddedBroker(config, 'as-fallback', told);
    expect(broker.port).not.to.equal(port);
    await broker.stop();
    const refused = await embeddedBroker(config, 'as-asked', told).catch((problem: unknown) => String(problem));
    expect(refused).to.include(`Port ${port}, which the embedded broker is to listen on, is taken`);
    other.close();
  });
});
