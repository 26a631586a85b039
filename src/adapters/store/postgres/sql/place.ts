// Where the PostgreSQL of an address is, for people. In: the address, credentials and all. Out: host and port, or the path of its socket, without
// credentials. It is what the driver itself makes of the address: a host among its parameters wins, and what it leaves out is in the environment.
import pg from 'pg';

export function databasePlace(url: string): string {
  const { host, port } = new pg.Client({ connectionString: url });
  if (host.startsWith('/')) return `${host}/.s.PGSQL.${port}`;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
