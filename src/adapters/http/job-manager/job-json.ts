// A job as users of the Job Manager API read it. In: the row. Out: JSON in the shapes of the published samples.
import { stepsOf } from '../../../core/model-jobs/model-job-steps.js';
import type { ListQuery } from '../../../ports/job-manager.js';
import type { ModelJobRow, Page } from '../../../ports/store/model-jobs.js';
import { iso } from '../request-json.js';

export function jobJson(row: ModelJobRow) {
  return {
    id: row.id,
    modelId: row.modelId,
    environmentId: row.environmentId,
    message: row.message,
    status: row.status,
    creationDate: iso(row.createdAt),
    createdBy: row.tenantId,
    inputFolderId: row.inputFolderId,
    outputFolderId: row.outputFolderId,
    configurationId: row.configurationId,
    maximumExecutionTimeInSeconds: row.executionSecondsMax === null ? null : String(row.executionSecondsMax),
    scheduleId: row.scheduleId,
    steps: stepsOf(row),
  };
}

/** The published list names the id `jobId`. */
const listedJobJson = (row: ModelJobRow) => ({ jobId: row.id, ...jobJson(row) });

/** Both envelopes: the one of the published samples, and beside it the one that the public client's types name. */
export function jobPageJson(page: Page<ModelJobRow>, asked: ListQuery) {
  const jobs = page.rows.map(listedJobJson);
  return { ...envelope(jobs, page.total, asked), jobs };
}

export function envelope<Item>(content: Item[], totalElements: number, { pageNumber: number, pageSize: size }: ListQuery) {
  const totalPages = Math.ceil(totalElements / size);
  return {
    content,
    totalPages,
    totalElements,
    last: number + 1 >= totalPages,
    first: number === 0,
    size,
    number,
    numberOfElements: content.length,
    sort: null,
    page: { number, size, totalPages, totalElements },
  };
}
