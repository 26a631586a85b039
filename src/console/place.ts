// Where somebody is in a page, kept with its entry in the history of the browser: whoever comes back to that entry, also after a new sign-in or when the page is
// loaded anew, finds it as it was left. Promised: of what is shown nothing is kept but ids of rows, the address of a link and names of sections.

export interface Place {
  /** How far down, in pixels. */
  readonly y: number;
  /** The link by which it was left, and how far below the top of the window it was; rows that came in meanwhile move it. */
  readonly link: { readonly href: string; readonly top: number } | null;
  /** Of a list that was shown further than its first page: how many rows, and the last of them. */
  readonly list: Shown | null;
  /** The sections that are open. */
  readonly opened: readonly string[];
  /** By which what was typed there is found (drafts.ts); null: nothing was. */
  readonly entry: string | null;
}

export interface Shown {
  readonly rows: number;
  readonly last: string;
}

const beginning: Place = { y: 0, link: null, list: null, opened: [], entry: null };

/** null: nobody was here before. */
export function keptPlace(): Place | null {
  const kept: unknown = history.state;
  // Another page under this origin may have written it.
  if (typeof kept !== 'object' || kept === null || !('y' in kept)) return null;
  return { ...beginning, ...(kept as Partial<Place>) };
}

export function keepPlace(changes: Partial<Place>): void {
  history.replaceState({ ...beginning, ...keptPlace(), ...changes }, '');
}
