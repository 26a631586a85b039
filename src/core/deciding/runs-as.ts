// The declared jobs that a request would be run as. In: facts. Out: their ids, in the order of its pools, none twice. Where nothing is mapped it is its own job.
import type { Facts } from './facts.js';

export function runsAs({ request, pools }: Pick<Facts, 'request' | 'pools'>): readonly [string, ...string[]] {
  // A pool of an example may leave it open.
  const [first = request.job_id, ...others] = new Set(pools.map(({ runs_as: id }) => id).filter((id) => id !== ''));
  return [first, ...others];
}
