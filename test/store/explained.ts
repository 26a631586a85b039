// What a statement did, as the server explains it: the indexes that it used, and how much of the requests it read.
import type pg from 'pg';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Runs the statement. Every node of its plan. */
export async function explained(client: pg.Client, sql: string, parameters: unknown[]): Promise<readonly Plan[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${sql}`, parameters);
  return nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
}

const ofRequest = (nodes: readonly Plan[]) => nodes.filter((node) => node['Relation Name']?.startsWith('request'));

export const indexesOf = (nodes: readonly Plan[]) => ofRequest(nodes).map((node) => node['Index Name']);
export const touched = (nodes: readonly Plan[]) =>
  ofRequest(nodes).reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
export const withoutIndex = (nodes: readonly Plan[]) => ofRequest(nodes).filter((node) => node['Index Name'] === undefined);
