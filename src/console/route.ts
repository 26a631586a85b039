// Where somebody is in the console, in the part of the address after #, so that it can be kept and sent. In: that part. Out: the page, the one thing it is
// about, its filters; and the other way round. Promised: every text is an address of some page.

export const pages = ['overview', 'requests', 'jobs', 'templates', 'schedules', 'policy', 'dead-letters', 'audit'] as const;
export type PageName = (typeof pages)[number];

export interface Route {
  readonly page: PageName;
  /** What the page is about, part by part; none: it is a list. */
  readonly of: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name, ...of] = path.split('/').filter(Boolean).map(decoded);
  const page = pages.find((one) => one === name) ?? 'overview';
  return { page, of: page === name ? of : [], query: Object.fromEntries(new URLSearchParams(query)) };
}

export function hrefOf(page: PageName, of: readonly string[] = [], query: Route['query'] = {}): string {
  const said = Object.entries(query).filter(([, value]) => value !== '');
  const filters = new URLSearchParams(said).toString();
  return `#/${[page, ...of].map(encodeURIComponent).join('/')}${filters === '' ? '' : `?${filters}`}`;
}

/** What cannot be decoded was typed by hand: it is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
