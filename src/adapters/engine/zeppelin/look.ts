// The truth about one run. In: the id of its note; out: active, or how it ended, with outputs or causes. Promised: a success stays one - when its
// note cannot be read now this throws, to be looked at again.
import type { RunId } from '../../../core/ids.js';
import type { RunEnd } from '../../../core/ending/run-end.js';
import type { RunSight } from '../../../ports/engine.js';
import type { Api } from '../shared/api.js';
import { noteContent } from './note-content.js';
import { isNoteId } from './note-paths.js';
import { noteStatus, type NoteStatus } from './note-status.js';
import { endOf, outputsLeft } from './run-ends.js';
import { endedAt, executingSince, standingOf } from './run-standing.js';

export interface LookParts {
  readonly api: Api;
  readonly pageOf: (runId: string) => string;
}

export async function look({ api, pageOf }: LookParts, runId: RunId): Promise<RunSight> {
  const status = isNoteId(runId) ? await noteStatus(api, runId) : null;
  if (status === null) return forgotten(runId);
  const told = { executingSince: executingSince(status), url: pageOf(runId) };
  const stands = standingOf(status);
  if (stands.kind === 'active') return { kind: 'active', phase: stands.phase, ...told };
  const end = await endOfNote(api, runId, status);
  return end === null ? forgotten(runId) : { kind: 'ended', end, endedAt: endedAt(status), ...told };
}

/** What a run that did not succeed has reported before it ended. */
export async function leftOutputs(api: Api, runId: RunId): Promise<readonly string[]> {
  const status = isNoteId(runId) ? await noteStatus(api, runId) : null;
  const content = status === null ? null : await noteContent(api, runId);
  return status === null || content?.kind !== 'content' ? [] : outputsLeft(status, content.paragraphs);
}

async function endOfNote(api: Api, runId: RunId, status: NoteStatus): Promise<RunEnd | null> {
  const content = await noteContent(api, runId);
  switch (content.kind) {
    case 'missing':
      return null;
    case 'too-large':
      return endOf(status, null);
    case 'content':
      return endOf(status, content.paragraphs);
  }
}

function forgotten(runId: RunId): RunSight {
  const message = `Zeppelin has no note ${runId}: the note of a run is kept for some hours after its end only, unless somebody deletes it before`;
  return { kind: 'ended', end: { kind: 'forgotten', message }, executingSince: null, endedAt: null, url: null };
}
