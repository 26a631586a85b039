// What somebody has typed and not sent, by its entry in the history of the browser: whoever comes back to the entry, also after a new sign-in, finds it again.
// Promised: it is in the memory of this page only, it is forgotten when it was sent or when they sign out, and of many entries the oldest is forgotten first.
import { keepPlace, keptPlace } from './place.js';

export interface Drafts {
  /** Of the entry that is shown; undefined: nothing was typed there under this name. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  /** All of the entry that is shown. */
  forget(): void;
  clear(): void;
}

const entriesMax = 50;

export function openDrafts(): Drafts {
  const entries = new Map<string, ReadonlyMap<string, unknown>>();
  const here = () => keptPlace()?.entry ?? null;
  const written = (entry: string, name: string, value: unknown) => {
    const before = entries.get(entry) ?? [];
    entries.delete(entry);
    entries.set(entry, new Map([...before, [name, value]]));
    const [oldest] = entries.keys();
    if (entries.size > entriesMax && oldest !== undefined) entries.delete(oldest);
  };
  return {
    read: (name) => entries.get(here() ?? '')?.get(name),
    write: (name, value) => {
      const entry = here() ?? crypto.getRandomValues(new Uint32Array(2)).join('-');
      if (here() === null) keepPlace({ entry });
      written(entry, name, value);
    },
    forget: () => void entries.delete(here() ?? ''),
    clear: () => entries.clear(),
  };
}
