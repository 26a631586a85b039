// Ours in a dispatch: passes of admission on the store of `serve`. Each request is claimed, decided on by the policy, and recorded with its
// decision, the facts of it and its attempt.
import pg from 'pg';
import { removing } from '../../src/adapters/store/postgres/remove-requests.js';
import { admit } from '../../src/admission/admission.js';
import { admissionParts, openStoreOf } from './admitting.js';
import { makeBacklog } from './backlog.js';
import type { Dispatching, DispatchTask, Entered } from './contestant.js';

const jobs = 100;

async function dispatch({ postgres, waiting }: DispatchTask): Promise<Dispatching> {
  const pool = new pg.Pool({ connectionString: postgres, max: 1 });
  const parts = admissionParts(await openStoreOf(postgres), jobs, {});
  let fills = 0;
  const fill = (count: number) =>
    makeBacklog(pool, {
      ...{
        count,
        state: 'received',
        jobs,
        tenants: 20,
        firstJob: 1,
        firstTenant: 333,
        priority: 80,
        notificationQueue: 'contest.responses',
      },
      name: `fill-${(fills += 1)}`,
    });
  await fill(waiting);
  await pool.query('vacuum analyze');
  return {
    async run(count) {
      const begun = performance.now();
      for (let admitted = 0; admitted < count;) {
        const pass = await admit(parts, 'front');
        if (pass === null || pass.admitted.length === 0) throw new Error(`only ${admitted} of ${count} were let run`);
        admitted += pass.admitted.length;
      }
      return performance.now() - begun;
    },
    async refill(count) {
      await pool.query(removing(`select id from request where state = 'submitting'`));
      await fill(count);
    },
  };
}

export const contestants: Entered['contestants'] = { admission: { road: null, dispatch } };
