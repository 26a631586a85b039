// The filters of the list of requests: the API's own, kept in the address of the page.

export interface Filters {
  readonly state: string;
  readonly tenant_id: string;
  readonly job_id: string;
  readonly correlation_id: string;
  readonly template: string;
  readonly response: string;
  readonly created_after: string;
}

export const noFilters: Filters = {
  state: '',
  tenant_id: '',
  job_id: '',
  correlation_id: '',
  template: '',
  response: '',
  created_after: '',
};

export const filterNames = Object.keys(noFilters) as (keyof Filters)[];

export function filtersIn(query: Readonly<Record<string, string>>): Filters {
  const given = filterNames.map((name) => [name, query[name] ?? ''] as const);
  return { ...noFilters, ...Object.fromEntries(given) };
}

/** An address may say anything: what is no filter, the service says. */
type Asked = Partial<Omit<Filters, 'response'>> & { readonly response?: 'due' | 'parked' };

/** As the API takes them: what is not filtered by is not said. */
export function asked(filters: Filters): Asked {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}
