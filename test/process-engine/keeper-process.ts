// A keeper in a process of its own, for tests that kill it. In: the workshop's files and an order as JSON. Out: one line with the outcome.
// With `stay` it stays until it is killed.
import { setInterval } from 'node:timers';
import { processEngine } from '../../src/adapters/engine/process/process-engine.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { SubmitOrder } from '../../src/ports/engine.js';

const [, , jobsFile = '', stateDir = '', ordered = '{}', stay = ''] = process.argv;
const telemetry = { report: (): void => undefined };
const engine = await processEngine({
  jobsFile,
  stateDir,
  pools: {},
  clock: systemClock,
  telemetry,
  logBytesMax: 10_000,
  stopGraceMs: 500,
});
// Parsing boundary: the test beside this file wrote it.
console.log(JSON.stringify(await engine.submit(JSON.parse(ordered) as SubmitOrder)));
if (stay === 'stay') setInterval(() => undefined, 60_000);
