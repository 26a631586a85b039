// A job that fails the way real ones do: some progress, then a reason on the error stream and an exit code.
import { setTimeout as pause } from 'node:timers/promises';
import { seconds } from './parameters.mjs';

process.stdout.write('reading abfss://incoming@lake/orders.json\n');
await pause(seconds(1) * 1000);
process.stderr.write('line 1043: column "amount" holds "n/a", which is not a number\n');
process.exitCode = 3;
