// Messages that could not be taken: the list of them, or the one that the address names.
import { LetterList } from '../dead-letters/list.js';
import { OneLetter } from '../dead-letters/one.js';
import type { Route } from '../route.js';

export function DeadLetters({ route: { of, query } }: { readonly route: Route }) {
  const [id] = of;
  return id === undefined ? <LetterList query={query} /> : <OneLetter key={id} id={id} />;
}
