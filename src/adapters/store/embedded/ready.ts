// In: a connection string and a bound. Out: true once the server answers a query there; false when it ended or the bound passed.
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const EVERY_MS = 15;
const ANSWER_MS = 2000;

export async function answers(url: string, ended: () => boolean, boundMs: number): Promise<boolean> {
  const end = performance.now() + boundMs;
  while (!ended() && performance.now() < end) {
    if (await answersNow(url)) return true;
    await pause(EVERY_MS);
  }
  return false;
}

async function answersNow(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS });
  client.on('error', () => undefined); // A server that is still starting may hang up: that is an answer of its own.
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
