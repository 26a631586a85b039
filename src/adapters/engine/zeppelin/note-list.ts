// All notes that we may read, told apart: declared jobs, and runs of ours. One call, whatever the number.
import { z } from 'zod';
import type { DeclaredJob } from '../../../core/cluster.js';
import { branded, type Instant, type JobId } from '../../../core/ids.js';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { safeText } from '../shared/safe-text.js';
import { contentOf } from './dialect.js';
import { isNoteId, readPath, type Folders } from './note-paths.js';

export interface RunNote {
  readonly id: string;
  readonly jobId: JobId;
  readonly token: string;
  /** When its end was seen first; null: it was not yet. */
  readonly endSeenAt: Instant | null;
}

export interface Notes {
  readonly jobs: ReadonlyMap<JobId, DeclaredJob>;
  readonly runs: readonly RunNote[];
}

/** All of a server at once; each is two texts. */
const notesMax = 300_000;
const List = listOf(z.looseObject({ id: z.string(), path: z.string() }), notesMax);

/** Throws a Fault 'engine-unavailable'. */
export async function listNotes(api: Api, folders: Folders): Promise<Notes> {
  const operation = 'notes-list';
  const result = await api.call({ operation, path: '/api/notebook', with: { query: {} }, resend: 'harmless' });
  const jobs = new Map<JobId, DeclaredJob>();
  const runs: RunNote[] = [];
  for (const { id, path } of contentOf(result, operation, List)) {
    const is = readPath(folders, path);
    if (!isNoteId(id) || is.kind === 'other') continue;
    if (is.kind === 'run') runs.push({ id, jobId: is.jobId, token: is.token, endSeenAt: is.endSeenAt });
    else jobs.set(branded<JobId>(id), declaredJob(branded<JobId>(id), path));
  }
  return { jobs, runs };
}

/** Each run brings its own interpreters, or shares those of the server: there is no cluster that we could count. */
function declaredJob(id: JobId, path: string): DeclaredJob {
  return { id, name: safeText(path, 256), compute: { kind: 'own' }, maxRunSeconds: null };
}
