// Where notes stand, and what that says of them. A run is a note of ours: <runs folder>/<id of its job>/<token>, and once it has been seen to end
// with the time of that in its name. Pure.
import { branded, type Instant, type JobId } from '../../../core/ids.js';

export interface Folders {
  /** Whose notes are declared jobs; '/' is all. */
  readonly jobs: string;
  /** Ours. No note in it is a declared job. */
  readonly runs: string;
}

export type NotePath =
  | { readonly kind: 'job' }
  | { readonly kind: 'run'; readonly jobId: JobId; readonly token: string; readonly endSeenAt: Instant | null }
  | { readonly kind: 'other' };

const trash = '/~Trash';
const noteId = /^[0-9A-Za-z_-]{1,64}$/;
const token = /^[0-9A-Za-z_.-]{1,100}$/;
const ofRun = /^([0-9A-Za-z_-]{1,64})\/([0-9A-Za-z_.-]{1,100}?)(?:\.ended-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z)?$/;

/** Whether a text can be the id of a note, and so stand in an address. */
export function isNoteId(text: string): boolean {
  return noteId.test(text);
}

/** Zeppelin takes no two dots in a row in a name. */
export function canBeInName(text: string): boolean {
  return token.test(text) && !text.includes('..');
}

/** With one slash before it and none behind it. */
export function asFolder(text: string): string {
  return `/${text.split('/').filter(Boolean).join('/')}`;
}

export function runPath({ runs }: Folders, jobId: JobId, ofToken: string): string {
  return `${runs}/${jobId}/${ofToken}`;
}

export function endedPath(folders: Folders, run: { readonly jobId: JobId; readonly token: string }, at: Instant): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${runPath(folders, run.jobId, run.token)}.ended-${stamp}`;
}

export function readPath(folders: Folders, path: string): NotePath {
  if (isUnder(folders.runs, path)) return readRun(path.slice(folders.runs.length + 1));
  return isUnder(folders.jobs, path) && !isUnder(trash, path) ? { kind: 'job' } : { kind: 'other' };
}

function readRun(rest: string): NotePath {
  const [, jobId, ofToken, year, month, day, hour, minute, second] = ofRun.exec(rest) ?? [];
  if (jobId === undefined || ofToken === undefined) return { kind: 'other' };
  const endSeenAt = year === undefined ? null : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return { kind: 'run', jobId: branded<JobId>(jobId), token: ofToken, endSeenAt };
}

function isUnder(folder: string, path: string): boolean {
  return folder === '/' || path.startsWith(`${folder}/`);
}
