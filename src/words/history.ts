// The way of a job request.

interface Happened {
  readonly what: string;
  readonly outcome: string | null;
}

export function happenedText({ what, outcome }: Happened): string {
  return outcome === null ? what : `${what}: ${outcome}`;
}

/** What tells the rest of one that no answer holds; null: it is whole. */
export function restCommand(id: string, { next_cursor: cursor }: { readonly next_cursor: string | null }): string | null {
  return cursor === null ? null : `job-keeper requests history ${id} --cursor ${cursor}`;
}
