// In: the path of jobs.yaml. Out: the jobs declared there now. Promised: a bad or missing file stops the start with every problem; a file
// that turns bad later is reported once, and the jobs of the last good one stay declared.
import { open } from 'node:fs/promises';
import { describe } from '../../../core/problem.js';
import { readJobsFile, type ProcessJobs } from './jobs-file.js';

export interface DeclaredJobs {
  /** Looks at the file each time: it is small, and times of change are too coarse to be trusted. */
  current(): Promise<ProcessJobs>;
}

const bytesMax = 4 * 1024 * 1024;

export async function declaredJobs(path: string, trouble: (error: unknown) => void): Promise<DeclaredJobs> {
  let seen = await contentOf(path);
  let jobs = jobsIn(path, seen);
  let reported: string | null = null;
  return {
    current: async () => {
      try {
        const now = await contentOf(path);
        if (now === seen) return jobs;
        seen = now;
        jobs = jobsIn(path, now);
        reported = null;
      } catch (problem) {
        const said = problem instanceof Error ? problem.message : String(problem);
        if (said !== reported) trouble(problem);
        reported = said;
      }
      return jobs;
    },
  };
}

function jobsIn(path: string, content: string): ProcessJobs {
  const checked = readJobsFile(content);
  if (!checked.ok) throw new Error(`${path} is not a valid list of jobs: ${describe(checked.problems)}`);
  return checked.value;
}

async function contentOf(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > bytesMax) throw new Error(`it has more than ${bytesMax} bytes`);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (problem) {
    throw new Error(`The jobs file ${path} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`, {
      cause: problem,
    });
  }
}
