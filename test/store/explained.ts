// What a statement did, as the server explains it: the indexes that it used, and how much of the requests it read.
import pg from 'pg';
import { sessionSettings } from '../../src/adapters/store/postgres/data-source.js';
import type { Opened } from './opened.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
}

/** A client that plans as the store's own connections do. What is known of rows that are made from now on hangs on the test alone. */
export async function planner(on: Opened): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: on.url, options: sessionSettings });
  await client.connect();
  await client.query('alter table request set (autovacuum_enabled = off)');
  return client;
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Runs the statement. Every node of its plan. */
export async function explained(client: pg.Client, sql: string, parameters: unknown[]): Promise<readonly Plan[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) ${sql}`,
    parameters,
  );
  return nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
}

export type Parameter = null | string | number | boolean | readonly (string | number)[];

/** The same, as a statement that stays prepared does when its plan is one for any parameters. */
export async function explainedPrepared(
  client: pg.Client,
  sql: string,
  parameters: readonly Parameter[],
): Promise<readonly Plan[]> {
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare explained as ${sql}`);
  const given = parameters.length === 0 ? '' : `(${parameters.map((value) => literal(client, value)).join(', ')})`;
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) execute explained ${given}`,
  );
  await client.query('deallocate explained');
  await client.query('reset plan_cache_mode');
  return nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
}

function literal(client: pg.Client, value: Parameter): string {
  if (value === null) return 'null';
  return client.escapeLiteral(
    typeof value === 'object' ? `{${value.map((part) => JSON.stringify(part)).join(',')}}` : String(value),
  );
}

const ofRequest = (nodes: readonly Plan[]) => nodes.filter((node) => node['Relation Name']?.startsWith('request'));

/** Of tables and indexes, a page as often as it was looked at: also what was passed over without a match. */
export const pagesRead = ([whole]: readonly Plan[]) => (whole?.['Shared Hit Blocks'] ?? 0) + (whole?.['Shared Read Blocks'] ?? 0);

export const indexesOf = (nodes: readonly Plan[]) => ofRequest(nodes).map((node) => node['Index Name']);
export const touched = (nodes: readonly Plan[]) =>
  ofRequest(nodes).reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
export const withoutIndex = (nodes: readonly Plan[]) => ofRequest(nodes).filter((node) => node['Index Name'] === undefined);
