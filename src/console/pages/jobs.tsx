// Jobs that can be asked for: the list of them, or the one that the address names.
import { JobList } from '../jobs/list.js';
import { OneJob } from '../jobs/one.js';
import type { Route } from '../route.js';

export function Jobs({ route: { of, query } }: { readonly route: Route }) {
  const [id] = of;
  return id === undefined ? <JobList name={query['name'] ?? ''} /> : <OneJob key={id} id={id} />;
}
