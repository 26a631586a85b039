// What is known of Zeppelin at one instant: the notes that are jobs, and which of our runs are active. Runs of other people are not in it: of a
// note that somebody works in, nobody can tell a run from a try. Throws a Fault 'engine-unavailable' when the list or a run could not be read.
import type { ActiveRun, Snapshot } from '../../../core/cluster.js';
import { branded, type RunId } from '../../../core/ids.js';
import { inParallel } from '../../../core/in-parallel.js';
import type { Clock } from '../../../ports/clock.js';
import type { Api } from '../shared/api.js';
import { listNotes, type RunNote } from './note-list.js';
import type { Folders } from './note-paths.js';
import { noteStatus } from './note-status.js';
import { executingSince, standingOf } from './run-standing.js';
import type { Housekeeping, Seen } from './housekeeping.js';

export interface SnapshotParts {
  readonly name: string;
  readonly api: Api;
  readonly clock: Clock;
  readonly folders: Folders;
  readonly housekeeping: Housekeeping;
  readonly pageOf: (runId: string) => string;
}

const atOnce = 8;

export async function takeSnapshot(parts: SnapshotParts): Promise<Snapshot> {
  const { name, api, clock, folders, housekeeping } = parts;
  const takenAt = clock.now();
  const { jobs, runs } = await listNotes(api, folders);
  const open = runs.filter(({ endSeenAt }) => endSeenAt === null);
  const seen = (await inParallel(open, atOnce, (note) => see(parts, note))).filter((one) => one !== null);
  await housekeeping.tidy(seen, runs, takenAt);
  return { engine: name, takenAt, clusters: [], jobs, activeRuns: seen.flatMap(({ active }) => active ?? []) };
}

/** null: it has gone since the list was read. */
async function see(
  { api, pageOf }: SnapshotParts,
  note: RunNote,
): Promise<(Seen & { readonly active: ActiveRun | null }) | null> {
  const status = await noteStatus(api, note.id);
  if (status === null) return null;
  const stands = standingOf(status);
  if (stands.kind !== 'active') return { note, stands: stands.kind, active: null };
  const active: ActiveRun = {
    runId: branded<RunId>(note.id),
    jobId: note.jobId,
    phase: stands.phase,
    clusterIds: [],
    executingSince: executingSince(status),
    ours: true,
    startedAt: null,
    url: pageOf(note.id),
  };
  return { note, stands: stands.kind, active };
}
