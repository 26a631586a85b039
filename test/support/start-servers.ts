// For a run of all tests: the real servers start (and are installed, if need be) before the first test, outside every test's time limit.
// A server that cannot be had fails the tests that ask for it, with its own sentence; the other tests still run.
import { postgres } from './postgres.js';
import { rabbitmq } from './rabbitmq.js';

export async function mochaGlobalSetup(): Promise<void> {
  await Promise.allSettled([postgres(), rabbitmq()]);
}
