// Job requests: the list of them, or the one that the address names.
import { RequestList } from '../requests/list.js';
import { OneRequest } from '../requests/one.js';
import type { Route } from '../route.js';

export function Requests({ route: { of, query } }: { readonly route: Route }) {
  const [id] = of;
  return id === undefined ? <RequestList query={query} /> : <OneRequest key={id} id={id} />;
}
