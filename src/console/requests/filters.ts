// The filters of the list of requests: the API's own, kept in the address of the page.

export interface Filters {
  readonly state: string;
  readonly tenant_id: string;
  readonly job_id: string;
  readonly correlation_id: string;
  readonly template: string;
  readonly created_after: string;
}

export const noFilters: Filters = { state: '', tenant_id: '', job_id: '', correlation_id: '', template: '', created_after: '' };

export const filterNames = Object.keys(noFilters) as (keyof Filters)[];

export function filtersIn(query: Readonly<Record<string, string>>): Filters {
  const given = filterNames.map((name) => [name, query[name] ?? ''] as const);
  return { ...noFilters, ...Object.fromEntries(given) };
}

/** As the API takes them: what is not filtered by is not said. */
export function asked(filters: Filters): Partial<Filters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}
