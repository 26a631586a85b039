// A job that fails the way real ones do: some progress, then a reason on the error stream and an exit code.
import { setTimeout as pause } from 'node:timers/promises';
import { seconds } from './parameters.mjs';

console.log('reading abfss://incoming@lake/orders.json');
await pause(seconds(1) * 1000);
console.error('line 1043: column "amount" holds "n/a", which is not a number');
process.exitCode = 3;
