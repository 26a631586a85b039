// What runs have left, found without knowing their requests.
import type { Reach } from '../../core/caller.js';
import type { Instant, RequestId } from '../../core/ids.js';
import type { JobResponse } from '../../core/ending/job-response.js';

/** Which output it is: of what ended then, which request, and of its outputs which, from 1 on. */
export interface OutputKey {
  readonly at: Instant;
  readonly requestId: RequestId;
  readonly position: number;
}

export interface OutputsAsked {
  readonly tenantId: string | null;
  readonly jobId: string | null;
  /** Recorded then or later. */
  readonly createdAfter: Instant | null;
  /** Those that come behind this one. */
  readonly after: OutputKey | null;
  readonly limit: number;
  /** Of whoever asks; beside the filter by one tenant. */
  readonly reach: Reach;
}

export interface OutputRow extends OutputKey {
  readonly uri: string;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly jobId: string;
  readonly run: JobResponse['run'];
}
