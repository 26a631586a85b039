// Where the files of one run lie. In: the run folders of the embedded engine, and a run. Out: the folder of its outputs, in which all that may be
// taken as its results lies; null: there is none on this machine. Promised: what a job reports, or repeats of what its tenant has handed to it,
// leads neither to the runs of others nor to what the engine has written about its own.
import { join } from 'node:path';
import { resourceIdPattern } from '../../core/model-jobs/model-job.js';

export function ownOutputs(runFolders: string | null, runId: string): string | null {
  return runFolders === null || !resourceIdPattern.test(runId) ? null : join(runFolders, runId, 'output');
}
