// `serve` with the one part replaced that is not ours: an engine that takes every run at once and has ended it when it is looked at. What is
// measured with it is the service alone. Out, on request (SIGUSR2): when each run was submitted, into the file of SUBMITTED_FILE.
import { writeFileSync } from 'node:fs';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { telemetryFor } from '../../src/app/commands.js';
import { configured } from '../../src/app/configured.js';
import { serve } from '../../src/app/serve.js';
import type { Role } from '../../src/app/roles.js';
import { instantEngine, type Submitted } from './instant-engine.js';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const around = { env: process.env, stdout: process.stdout, stderr: process.stderr, onSignal: () => undefined, asJson: false };
const config = configured(argument('--config'), [], around);
if (config === null) process.exit(2);
const submitted: Submitted[] = [];
const engine = instantEngine(systemClock, Number(process.env['DECLARED_JOBS'] ?? '1'), (one) => submitted.push(one));
const made = () => Promise.resolve({ port: engine, says: 'engine: of the benchmark, it answers at once' });
const serving = await serve({ config, role: argument('--role') as Role, kit: telemetryFor(config, around) }, made);
process.on('SIGUSR2', () => {
  const file = process.env['SUBMITTED_FILE'];
  if (file !== undefined)
    writeFileSync(file, submitted.map(({ correlationId, at }) => `${correlationId} ${at}\n`).join('') + 'end\n');
});
process.once('SIGTERM', () => void serving.stop().then((clean) => process.exit(clean ? 0 : 1)));
