// In: a run folder. Out: what is true of the run now. Promised: a run whose runner is gone without a word is given an end here, once, and
// what can be proven to be left of it is killed first; an end that has been written is never changed.
import type { Clock } from '../../../ports/clock.js';
import { isAlive, type ProcessIdentity } from './process-identity.js';
import type { RunFolder } from './run-folder.js';
import type { Ended, HowItEnded, RunRecord, Started, Stopping } from './run-record.js';
import { createOnce, hasCode, readWritten } from './whole-file.js';

export type Seen =
  | { readonly kind: 'unknown' }
  /** Accepted; no runner has claimed it yet. */
  | { readonly kind: 'accepted'; readonly record: RunRecord }
  | { readonly kind: 'active'; readonly record: RunRecord; readonly since: number; readonly stopping: boolean }
  | { readonly kind: 'ended'; readonly record: RunRecord; readonly since: number | null; readonly ended: Ended };

export async function see(folder: RunFolder, clock: Clock): Promise<Seen> {
  const record = await readWritten<RunRecord>(folder.run);
  if (record === null) return { kind: 'unknown' };
  const ended = await readWritten<Ended>(folder.end);
  const started = await readWritten<Started>(folder.started);
  if (ended !== null) return { kind: 'ended', record, since: sinceOf(started, ended), ended };
  if (started === null) return { kind: 'accepted', record };
  const stopping = (await readWritten<Stopping>(folder.stop)) !== null;
  if (started.by === 'runner' && (await isAlive(started.process))) return { kind: 'active', record, since: started.at, stopping };
  return { kind: 'ended', record, ...(await endFor(folder, started, { stopping, clock })) };
}

/** Makes sure that no runner can begin the run any more, unless one has. */
export async function giveUp(folder: RunFolder, clock: Clock): Promise<void> {
  await createOnce(folder.started, { by: 'nobody', at: clock.now() } satisfies Started);
}

async function endFor(
  folder: RunFolder,
  started: Started,
  { stopping, clock }: { readonly stopping: boolean; readonly clock: Clock },
): Promise<{ since: number | null; ended: Ended }> {
  // Its last act may have been to write the end, between our two looks.
  const written = await readWritten<Ended>(folder.end);
  if (written !== null) return { since: sinceOf(started, written), ended: written };
  if (started.by === 'runner') await killRest(folder, started.process);
  const found: Ended = { how: howWithoutWord(started, stopping), at: clock.now(), lastWords: '', output: null };
  await createOnce(folder.end, found);
  const ended = (await readWritten<Ended>(folder.end)) ?? found;
  return { since: sinceOf(started, ended), ended };
}

function howWithoutWord(started: Started, stopping: boolean): HowItEnded {
  if (started.by === 'nobody') return { kind: 'never-started', why: stopping ? 'asked-to-stop' : 'no-runner' };
  return stopping ? { kind: 'stopped', why: 'asked' } : { kind: 'lost' };
}

/** The runner is dead. Its group is ours for certain only while the command that it noted lives. */
async function killRest(folder: RunFolder, runner: ProcessIdentity): Promise<void> {
  const command = await readWritten<ProcessIdentity>(folder.command);
  if (command === null || !(await isAlive(command))) return;
  try {
    process.kill(-runner.pid, 'SIGKILL');
  } catch (problem) {
    if (!hasCode(problem, 'ESRCH')) throw problem;
  }
}

/** null: nothing of it was ever executed. */
function sinceOf(started: Started | null, { how }: Ended): number | null {
  if (started?.by !== 'runner' || how.kind === 'never-started' || how.kind === 'not-executed') return null;
  return started.at;
}
