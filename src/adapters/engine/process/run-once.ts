// In: a run folder and the signal that tells this process to end. Out: true when this process ran the run, whether or not it could say in
// end.json how it ended; false when the run is somebody else's. Promised: only who made started.json executes the command, after any crash.
import { inspect } from 'node:util';
import { systemClock } from '../../clock/system-clock.js';
import { execute, type Execution } from './execute.js';
import { printedTo } from './printed.js';
import { identify } from './process-identity.js';
import type { RunFolder } from './run-folder.js';
import type { Ended, HowItEnded, RunRecord, Started, Stopping } from './run-record.js';
import { createOnce, readWritten } from './whole-file.js';

export async function runOnce(folder: RunFolder, told: AbortSignal): Promise<boolean> {
  const clock = systemClock;
  const record = await readWritten<RunRecord>(folder.run);
  const self = await identify(process.pid);
  if (record === null || self === null) return false;
  // 1. Claim the run.
  const started: Started = { by: 'runner', at: clock.now(), process: self };
  if (!(await createOnce(folder.started, started))) return false;
  try {
    await runClaimed(folder, record, { clock, told });
  } catch (problem) {
    // The disk is full, or worse. The keeper finds this process gone without a word; what the command left behind ends with it all the same.
    process.stderr.write(`${inspect(problem)}\n`);
  }
  return true;
}

async function runClaimed(
  folder: RunFolder,
  record: RunRecord,
  { clock, told }: Pick<Execution, 'clock' | 'told'>,
): Promise<void> {
  // 2. Execute it, unless a stop was wished before the claim: then nobody could be signalled.
  const stopAsked = async (): Promise<boolean> => (await readWritten<Stopping>(folder.stop)) !== null;
  const printed = printedTo(folder.log, record.logBytesMax);
  const how: HowItEnded = (await stopAsked())
    ? { kind: 'never-started', why: 'asked-to-stop' }
    : await execute({ record, folder, printed, clock, told, stopAsked });
  // 3. Say how it ended. A keeper that took this process for dead may have been first.
  const ended: Ended = { how, at: clock.now(), ...printed.close() };
  await createOnce(folder.end, ended);
}
