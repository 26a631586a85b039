// Starts one run. In: an order with its token; out: accepted, not declared, refused, or uncertain. A run is a copy of the job's note under a name
// that holds the token: it is looked for before it is made, and it is started only while none of it has begun. Promised: however often the same
// order comes there is at most one run; uncertain is said whenever there may be one.
import { Fault } from '../../../core/faults.js';
import { branded, type RunId } from '../../../core/ids.js';
import type { Parameters } from '../../../core/job-request.js';
import type { SubmitOrder, SubmitOutcome } from '../../../ports/engine.js';
import { reasonOf, type ApiResult } from '../shared/api-result.js';
import type { Api } from '../shared/api.js';
import { listNotes, type Notes } from './note-list.js';
import { canBeInName, isNoteId, runPath, type Folders } from './note-paths.js';
import { oneOf } from './one-of.js';
import { noteStatus } from './note-status.js';
import { standingOf } from './run-standing.js';

export interface SubmitParts {
  readonly api: Api;
  readonly folders: Folders;
  /** Interpreters of its own for each run, let go at its end. */
  readonly isolated: boolean;
  readonly pageOf: (runId: string) => string;
}

export async function submit(parts: SubmitParts, order: SubmitOrder): Promise<SubmitOutcome> {
  const refused = refusalOf(order);
  if (refused !== null) return refused;
  try {
    return await start(parts, order);
  } catch (problem) {
    // A call that nothing was begun by, and that had no answer.
    if (problem instanceof Fault) return uncertain(problem.detail);
    throw problem;
  }
}

async function start(parts: SubmitParts, order: SubmitOrder): Promise<SubmitOutcome> {
  const { api, folders } = parts;
  // 1. Sent before?
  let notes = await listNotes(api, folders);
  let copied: ApiResult = { kind: 'ok', body: {} };
  if (copiesOf(notes, order).length === 0) {
    // 2. Declared?
    if (!notes.jobs.has(order.jobId)) return notDeclared(order);
    // 3. Copy it. Whatever the answer, only the list says what there is: somebody else may have been first.
    copied = await copy(parts, order);
    if (copied.kind === 'refused' && copied.failure.status !== 409) return refusal(copied);
    notes = await listNotes(api, folders);
  }
  // 4. One copy, also where two were made at the same moment.
  const run = await oneOf(api, copiesOf(notes, order));
  if (run !== null) return run.begun ? accepted(parts, run.id) : begin(parts, order, run.id);
  if (!notes.jobs.has(order.jobId)) return notDeclared(order);
  return copied.kind === 'ok' ? uncertain('the copy of the note is not there') : uncertain(reasonOf(copied), copied);
}

/** 5. Start it. Zeppelin starts no note that is running; one that has ended is never started again by us. */
async function begin(parts: SubmitParts, { parameters, validUntil }: SubmitOrder, noteId: string): Promise<SubmitOutcome> {
  const params = parameters.kind === 'notebook' ? parameters.map : {};
  const result = await parts.api.call({
    operation: 'note-run',
    path: `/api/notebook/job/${noteId}?blocking=false&isolated=${parts.isolated}`,
    with: { body: { params } },
    resend: 'never',
    until: validUntil,
  });
  if (result.kind === 'ok') return accepted(parts, noteId);
  if (result.kind === 'refused') return result.failure.status === 404 ? uncertain(reasonOf(result)) : refusal(result);
  const status = await noteStatus(parts.api, noteId);
  const begun = status !== null && standingOf(status).kind !== 'not-begun';
  return begun ? accepted(parts, noteId) : uncertain(reasonOf(result), result);
}

/** Its name is `name` to servers before 0.12 and `notePath` to later ones; each passes over what it does not know. */
function copy({ api, folders }: SubmitParts, { jobId, token, validUntil }: SubmitOrder): Promise<ApiResult> {
  const path = runPath(folders, jobId, token);
  const body = { name: path, notePath: path };
  return api.call({
    operation: 'note-clone',
    path: `/api/notebook/${jobId}`,
    with: { body },
    resend: 'never',
    until: validUntil,
  });
}

function copiesOf({ runs }: Notes, { token, jobId }: SubmitOrder): Notes['runs'] {
  return runs.filter((run) => run.token === token && run.jobId === jobId);
}

function accepted({ pageOf }: SubmitParts, noteId: string): SubmitOutcome {
  return { kind: 'accepted', runId: branded<RunId>(noteId), url: pageOf(noteId) };
}

function notDeclared({ jobId }: SubmitOrder): SubmitOutcome {
  return { kind: 'not-declared', reason: `Zeppelin shows us no note ${jobId} in the folder of jobs` };
}

function refusal(result: ApiResult & { kind: 'refused' }): SubmitOutcome {
  return { kind: 'refused', code: `HTTP_${result.failure.status}`, reason: reasonOf(result) };
}

function uncertain(reason: string, result?: Exclude<ApiResult, { kind: 'ok' }>): SubmitOutcome {
  const retryAfterMs = result !== undefined && 'retryAfterMs' in result ? result.retryAfterMs : null;
  return { kind: 'uncertain', reason, retryAfterMs };
}

function refusalOf({ jobId, token, identity, onCluster, parameters }: SubmitOrder): SubmitOutcome | null {
  if (!isNoteId(jobId)) return { kind: 'not-declared', reason: `no note of Zeppelin can have the id ${jobId}` };
  if (!canBeInName(token))
    return { kind: 'refused', code: 'INVALID_TOKEN', reason: 'The token cannot be in the name of a note.' };
  if (identity !== null) return { kind: 'no-entry', reason: 'Zeppelin runs all jobs as the service itself', retryAfterMs: null };
  if (onCluster !== null) return { kind: 'refused', code: 'NO_CLUSTERS', reason: 'Zeppelin has no clusters to run a note on.' };
  const kind = unsupported(parameters);
  if (kind === null) return null;
  const reason = `A job of Zeppelin is a note, and takes notebook_params; ${kind} are for a job of another kind.`;
  return { kind: 'refused', code: 'UNSUPPORTED_PARAMETERS', reason };
}

function unsupported({ kind }: Parameters): 'python_params' | 'jar_params' | null {
  switch (kind) {
    case 'none':
    case 'notebook':
      return null;
    case 'python':
      return 'python_params';
    case 'jar':
      return 'jar_params';
  }
}
