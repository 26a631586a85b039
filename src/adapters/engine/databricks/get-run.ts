// One run with all its tasks, which come a hundred a page.
import { Fault } from '../../../core/faults.js';
import type { RunId } from '../../../core/ids.js';
import type { Api } from '../shared/api.js';
import { bodyOf, type ApiResult } from '../shared/api-result.js';
import { saysMissing } from './failure-meaning.js';
import { int64 } from './int64.js';
import { understood } from '../shared/understood.js';
import { Run } from './run-wire.js';

const pagesMax = 12;

/** null: the workspace does not know it. Throws a Fault 'engine-unavailable' when it cannot be asked. */
export async function getRun(api: Api, jobsApi: string, runId: RunId): Promise<Run | null> {
  let run: Run | null = null;
  let token = '';
  for (let page = 0; page < pagesMax; page += 1) {
    const result: ApiResult = await api.call({
      operation: 'runs-get',
      path: `/api/${jobsApi}/jobs/runs/get`,
      with: { query: { run_id: int64(runId).toString(), ...(token === '' ? {} : { page_token: token }) } },
      resend: 'harmless',
    });
    if (result.kind === 'refused' && saysMissing(result.failure)) return null;
    const body = bodyOf(result, 'databricks runs-get');
    const read = understood('databricks runs-get', () => Run.parse(body));
    run = run === null ? read : { ...read, tasks: [...run.tasks, ...read.tasks] };
    token = read.next_page_token;
    if (token === '') return run;
  }
  throw new Fault('engine-unavailable', `databricks runs-get: more than ${pagesMax} pages`);
}
