// Process entry of the simulator, in real time: `tsx main.ts <port> [seed.json]`. Prints one line, `listening http://...`.
import { readFile } from 'node:fs/promises';
import { startDatabricks } from './databricks.js';
import { plant, seedFile } from './seed.js';

const [port = '0', seedPath] = process.argv.slice(2);
const { clusters, jobs, ...options } = seedFile.parse(seedPath === undefined ? {} : JSON.parse(await readFile(seedPath, 'utf8')));
const simulator = await startDatabricks({ ...options, clock: 'realtime', port: Number(port) });
plant(simulator.workspace, { clusters, jobs });
process.stdout.write(`listening ${simulator.url}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void simulator.stop());
