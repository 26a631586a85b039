// The notes of a Zeppelin server and what becomes of them, as time that the test controls goes by. A paragraph's text says what it does:
// `print X`, `fail X`, `wait` (until it is stopped); ${name} and ${name=default} in it are filled in with the parameters of the run.
export type Status = 'READY' | 'PENDING' | 'RUNNING' | 'FINISHED' | 'ERROR' | 'ABORT';

export interface Paragraph {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly enabled: boolean;
  status: Status;
  startedAt: number | null;
  finishedAt: number | null;
  /** What it has printed, or why it failed. A copy of a note has that of the note it was copied from. */
  result: string | null;
}

export interface Note {
  readonly id: string;
  path: string;
  readonly paragraphs: Paragraph[];
  /** Of the run that is on; null: none is. */
  run: { readonly params: Readonly<Record<string, string>>; readonly isolated: boolean; index: number; since: number } | null;
  /** How often it was started. */
  starts: number;
}

export interface ParagraphSpec {
  readonly text: string;
  readonly title?: string;
  readonly enabled?: boolean;
}

const pendingMs = 100;
const runningMs = 1_000;

export class Notes {
  readonly all = new Map<string, Note>();
  #made = 0;

  constructor(private readonly now: () => number) {}

  add(path: string, paragraphs: readonly ParagraphSpec[]): Note {
    this.#made += 1;
    const note: Note = { id: `2N${String(this.#made).padStart(7, '0')}`, path, paragraphs: [], run: null, starts: 0 };
    for (const { text, title, enabled } of paragraphs)
      note.paragraphs.push({
        ...{ id: `paragraph_${note.paragraphs.length + 1}`, title: title ?? null, text, enabled: enabled ?? true },
        ...{ status: 'READY', startedAt: null, finishedAt: null, result: null },
      });
    this.all.set(note.id, note);
    return note;
  }

  /** As Zeppelin copies: every paragraph is READY, and has the result of the one it was copied from. */
  copy(source: Note, path: string): Note {
    const specs = source.paragraphs.map(({ text, title, enabled }) => ({ text, enabled, ...(title === null ? {} : { title }) }));
    const note = this.add(path, specs);
    for (const [index, paragraph] of note.paragraphs.entries()) paragraph.result = source.paragraphs[index]?.result ?? null;
    return note;
  }

  start(note: Note, params: Readonly<Record<string, string>>, isolated: boolean): void {
    note.starts += 1;
    note.run = { params, isolated, index: 0, since: this.now() };
    this.settle();
  }

  /** The paragraph that is on is aborted, and those behind it are never begun. */
  stop(note: Note): void {
    const on = note.run === null ? undefined : note.paragraphs[note.run.index];
    if (on === undefined) return;
    on.status = 'ABORT';
    on.finishedAt = this.now();
    note.run = null;
  }

  settle(): void {
    for (const note of this.all.values()) while (this.#step(note));
  }

  /** Whether there was something to do. */
  #step(note: Note): boolean {
    const { run } = note;
    if (run === null) return false;
    const paragraph = note.paragraphs[run.index];
    if (paragraph === undefined) {
      note.run = null;
      return false;
    }
    if (!paragraph.enabled) {
      run.index += 1;
      return true;
    }
    return this.#goOn(note, run, paragraph);
  }

  #goOn(note: Note, run: NonNullable<Note['run']>, paragraph: Paragraph): boolean {
    const begins = run.since + pendingMs;
    const ends = begins + runningMs;
    if (this.now() < begins) {
      Object.assign(paragraph, { status: 'PENDING', result: null });
      return false;
    }
    const [, verb = '', rest = ''] = /^(\w+) ?(.*)$/s.exec(paragraph.text) ?? [];
    if (this.now() < ends || verb === 'wait') {
      Object.assign(paragraph, { status: 'RUNNING', startedAt: begins, result: null });
      return false;
    }
    const failed = verb === 'fail';
    const result = filledIn(rest, run.params);
    Object.assign(paragraph, { status: failed ? 'ERROR' : 'FINISHED', startedAt: begins, finishedAt: ends, result });
    if (failed) note.run = null;
    else Object.assign(run, { index: run.index + 1, since: ends });
    return !failed;
  }
}

function filledIn(text: string, params: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?:=([^}]*))?\}/g, (_, name: string, otherwise?: string) => params[name] ?? otherwise ?? '');
}
