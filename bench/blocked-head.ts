// `blocked-head`: very many wait, nine of ten of them of the highest priority and of tenants that have all the runs they may. How long a pass
// takes to find those who may run, beside a filter in the order of rank; and a whole pass that has nobody to let run.
// Sizes: BLOCKED_WAITING (1,000,000).
import pg from 'pg';
import { admit } from '../src/admission/admission.js';
import { admissionParts, openStoreOf } from './contest/admitting.js';
import { makeBacklog, withoutIndexes } from './contest/backlog.js';
import type { AdmissionTx, Lane } from '../src/ports/store/admission.js';
import { ratioOf, valueOf, type Bench, type Benchmark, type Figure } from './support/benchmark.js';
import { interleaved } from './support/interleaved.js';
import { spreadOf } from './support/statistics.js';

const waiting = Number(process.env['BLOCKED_WAITING'] ?? '1000000');
const chosen = 200;
const jobs = 10;
const tenants = 10;
const blockedFrom = 100;
const openFrom = 500;
/** Of a process that has made as many passes before: in its first ones Node takes four times as long to read what they find. */
const warmUp = 150;
const repeats = 15;
const naiveRepeats = 3;
const ms = 'ms';

const naive = `
select id from request where state = 'waiting' and due_at <= now() and lane = any($1::text[]) order by rank_at, id limit ${chosen}`;

export const benchmark: Benchmark = {
  name: 'blocked-head',
  work: `${waiting} waiting, 90 % of the highest priority and blocked: ${chosen} that may run are found`,
  targets: [
    { what: 'to find them', of: valueOf('ours', ms), bound: { atMost: 3 }, unit: ms },
    { what: 'of the naive filter', of: ratioOf('naive filter', 'ours', ms), bound: { atLeast: 100 }, unit: '' },
    { what: 'a whole pass with nobody to let run', of: valueOf('nobody may run', ms), bound: { atMost: 20 }, unit: ms },
  ],
  budgetSeconds: 45,
  async *run(bench) {
    const url = await bench.servers.database();
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await make(pool, bench);
    const store = await openStoreOf(url);
    // Every tenant has its one run: nobody may.
    const parts = admissionParts(store, jobs, { default_tenant: { runs_max: 1 } });
    const lanes = await store.admission.peek((view) => view.lanes(10_000, null));
    const open = lanes.filter(({ tenantId }) => Number(tenantId) >= openFrom).map(({ lane }) => lane);
    const choose = () =>
      store.admission.alone(async (tx) => {
        const found = await heads(tx);
        if (found !== chosen) throw new Error(`${found} were found`);
      });
    await median(warmUp, choose);
    yield* interleaved(bench, [
      { who: 'ours', measure: () => median(repeats, choose) },
      { who: 'naive filter', measure: () => median(naiveRepeats, () => pool.query(naive, [open])) },
      { who: 'nobody may run', measure: () => median(repeats, () => admit(parts, 'heads')) },
    ]);
    await store.close();
    await pool.end();
  },
};

/** What a pass reads: the lanes that live, and of those that are open what they have left. */
async function heads(tx: AdmissionTx): Promise<number> {
  const lanes: readonly Lane[] = await tx.lanes(10_000, null);
  const slots = lanes.filter(({ tenantId }) => Number(tenantId) >= openFrom).map(({ lane }) => ({ lane, slots: 2 }));
  const found = await tx.candidates({
    now: Date.now(),
    reachable: true,
    slots,
    newcomers: true,
    countedFrom: 'head',
    candidatesMax: chosen,
    after: null,
  });
  return found.length;
}

async function median(times: number, work: () => Promise<unknown>): Promise<Omit<Figure, 'who'>> {
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return { values: { [ms]: spreadOf(took).median } };
}

async function make(pool: pg.Pool, { say }: Bench): Promise<void> {
  const begun = performance.now();
  const blocked = Math.round(waiting * 0.9);
  const of = { state: 'waiting', jobs, firstJob: 1, notificationQueue: '' } as const;
  await withoutIndexes(pool, async () => {
    await makeBacklog(pool, {
      ...of,
      name: 'blocked',
      count: blocked,
      tenants,
      firstTenant: blockedFrom,
      priority: 100,
      bodies: false,
    });
    await makeBacklog(pool, { ...of, name: 'open', count: waiting - blocked, tenants, firstTenant: openFrom, priority: 20 });
    // A run of each tenant.
    await pool.query(
      `update request r set state = 'running', run_id = 'run-' || r.id, pool = 'active', submitted_at = now(), wait_case = null, wait_rule = null,
        wait_reason = null, waiting_since = null, check_at = null
       from (select min(id::text)::uuid as id from request group by tenant_id) as first where r.id = first.id`,
    );
  });
  say(`${waiting} waiting in ${2 * jobs * tenants} lanes, made in ${Math.round((performance.now() - begun) / 1000)} s`);
}
