// The list of runs, all pages of it. In: which runs are asked for. Out: they, as the workspace tells them. Promised: a part is never taken for the whole.
import { z } from 'zod';
import type { Api } from '../shared/api.js';
import { listOf } from '../shared/list-of.js';
import { allPages } from './pages.js';
import { Run } from './run-wire.js';

/** The largest that every age of the API takes. */
const pageSize = 25;
const Page = z.looseObject({ runs: listOf(Run).nullish() });
const operation = 'runs-list';

export interface RunsListParts {
  readonly api: Api;
  readonly jobsApi: string;
  readonly pagesMax: number;
}

export function listRuns(
  { api, jobsApi, pagesMax }: RunsListParts,
  which: Readonly<Record<string, string | number | boolean>>,
): Promise<readonly Run[]> {
  return allPages({
    operation,
    pagesMax,
    ask: (pageToken) => {
      const query = { ...which, limit: pageSize, ...(pageToken === null ? {} : { page_token: pageToken }) };
      return api.call({ operation, path: `/api/${jobsApi}/jobs/runs/list`, with: { query }, resend: 'harmless' });
    },
    read: (body) => Page.parse(body).runs ?? [],
  });
}
