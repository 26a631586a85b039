// The embedded broker in a process of its own, so that a benchmark's CPU is its client's.
import { startEmbeddedBroker } from '../src/adapters/broker/embedded/embedded-broker.js';
import { systemClock } from '../src/adapters/clock/system-clock.js';

const telemetry = { report: () => undefined };
const broker = await startEmbeddedBroker({ config: { queues: [{ name: 'job-requests' }] }, clock: systemClock, telemetry });
process.send?.(broker.connectionString);
// Gone with who asked for it, however that ends.
process.once('disconnect', () => process.exit(0));
