// A slow aggregate: works for `seconds` in steps and says how far it is; asked to stop, it says so and goes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parameters, seconds } from './parameters.mjs';

process.on('SIGTERM', () => {
  process.stdout.write('asked to stop; nothing was written\n');
  process.exit(143);
});

const steps = Math.max(1, Math.ceil(seconds(20)));
const totals = { count: 0, sum: 0 };
for (let step = 1; step <= steps; step += 1) {
  await pause((seconds(20) / steps) * 1000);
  totals.count += 1000;
  totals.sum += step * 1000;
  if (step % 5 === 0 || step === steps) process.stdout.write(`step ${step} of ${steps}\n`);
}

const file = join(
  process.env.JOB_KEEPER_OUTPUT_DIR ?? '.',
  `${parameters.quarter ?? 'quarter'}-totals.json`.replaceAll(/[^\w.-]/g, '_'),
);
await writeFile(file, `${JSON.stringify(totals)}\n`);
process.stdout.write(`JOB_KEEPER_OUTPUT ${JSON.stringify({ outputs: [], message: `Aggregated ${totals.count} rows.` })}\n`);
