// The notes of runs, kept in order: one whose run is seen to be over gets the time into its name, which spares everybody the asking; one that is
// old is deleted, as is a copy that nobody started. Promised: a little at a time; what does not work is done at the next snapshot, and spoils none.
import type { Instant } from '../../../core/ids.js';
import { inParallel } from '../../../core/in-parallel.js';
import type { Api } from '../shared/api.js';
import type { RunNote } from './note-list.js';
import { endedPath, type Folders } from './note-paths.js';
import type { Standing } from './run-standing.js';

export interface Seen {
  readonly note: RunNote;
  readonly stands: Standing['kind'];
}

/** Of each kind, with one snapshot. */
const atATime = 20;
const atOnce = 4;
/** Longer than any lease: who made a copy and has not started it by then never will. */
const abandonedMs = 3_600_000;

export class Housekeeping {
  /** Copies that nobody has started, and since when we see them so. */
  #idle = new Map<string, Instant>();

  constructor(
    private readonly api: Api,
    private readonly folders: Folders,
    private readonly keepMs: number,
  ) {}

  async tidy(seen: readonly Seen[], runs: readonly RunNote[], now: Instant): Promise<void> {
    const over = seen.filter(({ stands }) => stands === 'over').map(({ note }) => note);
    await inParallel(over.slice(0, atATime), atOnce, (note) => this.#mark(note, now));
    const old = runs.filter(({ endSeenAt }) => endSeenAt !== null && now - endSeenAt > this.keepMs);
    const gone = [...old, ...this.#abandoned(seen, now)];
    await inParallel(gone.slice(0, atATime), atOnce, ({ id }) => this.#delete(id));
  }

  #mark(note: RunNote, now: Instant): Promise<unknown> {
    return this.api.call({
      operation: 'note-rename',
      path: `/api/notebook/${note.id}/rename`,
      with: { method: 'PUT', body: { name: endedPath(this.folders, note, now) } },
      resend: 'never',
    });
  }

  #delete(id: string): Promise<unknown> {
    return this.api.call({
      operation: 'note-delete',
      path: `/api/notebook/${id}`,
      with: { method: 'DELETE' },
      resend: 'never',
    });
  }

  #abandoned(seen: readonly Seen[], now: Instant): readonly RunNote[] {
    const idle = seen.filter(({ stands }) => stands === 'not-begun').map(({ note }) => note);
    this.#idle = new Map(idle.map(({ id }) => [id, Math.min(this.#idle.get(id) ?? now, now)]));
    return idle.filter(({ id }) => now - (this.#idle.get(id) ?? now) > abandonedMs);
  }
}
