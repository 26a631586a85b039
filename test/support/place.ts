// Where a server of an address listens: the private PostgreSQL of a test run does so on a socket in a folder.
export type Place = { readonly path: string } | { readonly host: string; readonly port: number };

export function placeOf({ hostname, port, searchParams }: URL): Place {
  const folder = searchParams.get('host') ?? decodeURIComponent(hostname);
  const number = port === '' ? '5432' : port;
  return folder.startsWith('/') ? { path: `${folder}/.s.PGSQL.${number}` } : { host: hostname, port: Number(number) };
}
