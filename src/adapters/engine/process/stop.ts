// In: a run folder. Out: the run has been told to stop, or can no longer begin. Promised: harmless when repeated, too late or too early;
// the wish is on disk before anybody is signalled, so that the end says who wanted it.
import type { Clock } from '../../../ports/clock.js';
import type { RunFolder } from './run-folder.js';
import type { Started, Stopping } from './run-record.js';
import { giveUp, see } from './see.js';
import { createOnce, hasCode, readWritten } from './whole-file.js';

export async function stop(folder: RunFolder, clock: Clock): Promise<void> {
  const seen = await see(folder, clock);
  if (seen.kind === 'unknown' || seen.kind === 'ended') return;
  await createOnce(folder.stop, { at: clock.now() } satisfies Stopping);
  // A runner that claims after this finds the wish; one that has claimed can be signalled, for it listens before it claims.
  if (seen.kind === 'accepted') await giveUp(folder, clock);
  const started = await readWritten<Started>(folder.started);
  // Looking again makes sure that the number still belongs to the runner.
  if (started?.by !== 'runner' || (await see(folder, clock)).kind !== 'active') return;
  try {
    process.kill(started.process.pid, 'SIGTERM');
  } catch (problem) {
    if (!hasCode(problem, 'ESRCH')) throw problem;
  }
}
