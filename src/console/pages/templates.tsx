// Templates that runs are made from: the list of them, or the one that the address names, by its tenant and its name.
import type { Route } from '../route.js';
import { TemplateList } from '../templates/list.js';
import { OneTemplate } from '../templates/one.js';

export function Templates({ route: { of, query } }: { readonly route: Route }) {
  const [tenant, name] = of;
  if (tenant === undefined || name === undefined) return <TemplateList query={query} />;
  return <OneTemplate key={`${tenant} ${name}`} tenant={tenant} name={name} />;
}
