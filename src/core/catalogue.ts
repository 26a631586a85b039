// The jobs that there are for us: those that the engine declares, and those that only our settings name, which is a mistake of one of the two.
// In: what is declared, and the settings. Out: all of them in one order, and pages of it.
import type { DeclaredJob } from './cluster.js';
import { branded, type JobId } from './ids.js';
import type { Settings } from './settings.js';

export interface Entry {
  readonly id: JobId;
  /** By which it stands in the order, and which no other has. */
  readonly key: string;
  /** null: only our settings name it. */
  readonly declared: DeclaredJob | null;
}

type Declared = ReadonlyMap<JobId, DeclaredJob>;

/** In the order of their ids. */
export function entriesOf(declared: Declared, named: Iterable<string>): readonly Entry[] {
  const ids = new Set<JobId>([...declared.keys(), ...Array.from(named, (id) => branded<JobId>(id))]);
  return Array.from(ids, (id) => ({ id, key: keyOf(id), declared: declared.get(id) ?? null })).sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
}

/** Numbers by their size, and before names: an engine's ids are the one or the other. */
function keyOf(id: string): string {
  return /^[0-9]{1,20}$/.test(id) ? `0${id.padStart(20, '0')} ${id}` : `1${id}`;
}

export interface Wanted {
  /** Is in the job's name, in whatever case; null: any. One that is not declared has no name. */
  readonly name: string | null;
  /** null: either. */
  readonly declared: boolean | null;
  /** The id after which the page begins, whether there is such a job still or not; null: from the first. */
  readonly after: string | null;
  readonly limit: number;
}

/** One pass over the entries, which ends with the page. */
export function pageOf(entries: readonly Entry[], wanted: Wanted): readonly Entry[] {
  const { after, limit } = wanted;
  const [from, text] = [after === null ? '' : keyOf(after), wanted.name?.toLowerCase() ?? null];
  const page: Entry[] = [];
  for (const entry of entries) {
    if (page.length === limit) break;
    if (entry.key > from && isWanted(entry, text, wanted.declared)) page.push(entry);
  }
  return page;
}

function isWanted({ declared: found }: Entry, text: string | null, declared: boolean | null): boolean {
  if (declared !== null && declared !== (found !== null)) return false;
  return text === null || found?.name.toLowerCase().includes(text) === true;
}

/** Where the settings name a job, by its id: as a job of its own, as the one that another runs as, as one that another's end begins. */
export function namingsIn({ jobs }: Settings): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (id: string, key: string) => {
    const keys = found.get(id);
    if (keys === undefined) found.set(id, [key]);
    else keys.push(key);
  };
  for (const [id, { placement, mapped, then: followers }] of Object.entries(jobs)) {
    const key = `settings.jobs.${id}`;
    note(id, key);
    if (placement === 'mapped') for (const [pool, runsAs] of Object.entries(mapped)) note(runsAs, `${key}.mapped.${pool}`);
    for (const [index, { job }] of followers.entries()) note(job, `${key}.then.${index}.job`);
  }
  return found;
}
