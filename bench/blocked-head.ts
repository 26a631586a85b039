// `blocked-head`: very many wait, nine of ten of them of the highest priority and of tenants that have all the runs they may. How long a pass
// takes to choose those who may run, by its own two statements, beside a filter in the order of rank that answers the same, their ids; how long to
// read all that is decided on, in a turn of its own; and a whole pass that has nobody to let run.
// Sizes: BLOCKED_WAITING (1,000,000).
import pg from 'pg';
import { selectLanes, selectPicked } from '../src/adapters/store/postgres/candidates.js';
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
const lanesMax = 10_000;
/** Of a process that has made as many passes before: in its first ones Node takes four times as long to read what they find. */
const warmUp = 150;
const repeats = 15;
const naiveRepeats = 3;
const ms = 'ms';

const naive = `
select id from request where state = 'waiting' and due_at <= now() and lane = any($1::text[]) order by rank_at, id limit ${chosen}`;

export const benchmark: Benchmark = {
  name: 'blocked-head',
  work: `${waiting} waiting, 90 % of the highest priority and blocked: ${chosen} that may run are chosen`,
  targets: [
    { what: 'to choose them', of: valueOf('chosen', ms), bound: { atMost: 3 }, unit: ms },
    { what: 'of the naive filter', of: ratioOf('naive filter', 'chosen', ms), bound: { atLeast: 100 }, unit: '' },
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
    const choose = async () => expectAll(await choosing(pool));
    const read = () => store.admission.alone(async (tx) => expectAll(await reading(tx)));
    await median(warmUp, choose);
    await median(warmUp, read);
    yield* interleaved(bench, [
      { who: 'chosen', measure: () => median(repeats, choose) },
      { who: 'chosen and read', measure: () => median(repeats, read) },
      { who: 'naive filter', measure: () => median(naiveRepeats, () => pool.query(naive, [open])) },
      { who: 'nobody may run', measure: () => median(repeats, () => admit(parts, 'heads')) },
    ]);
    await store.close();
    await pool.end();
  },
};

/** The lanes that live, and of those that are open who comes first, as many of each as it has left: ids, as the filter answers. */
async function choosing(pool: pg.Pool): Promise<number> {
  const { rows: lanes } = await pool.query<Lane>({ name: 'lanes', text: selectLanes, values: [lanesMax, null] });
  const slots = openOf(lanes);
  const picked = await pool.query({
    name: 'picked',
    text: selectPicked,
    values: [
      slots.map(({ lane }) => lane),
      slots.map(({ slots: each }) => each),
      Date.now(),
      chosen,
      null,
      null,
      true,
      true,
      false,
    ],
  });
  return picked.rows.length;
}

/** The same with what a decision is taken on, their rows and of their bodies what a rule may ask for, in the turn of a pass. */
async function reading(tx: AdmissionTx): Promise<number> {
  const slots = openOf(await tx.lanes(lanesMax, null));
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

function openOf(lanes: readonly Lane[]): { readonly lane: string; readonly slots: number }[] {
  return lanes.filter(({ tenantId }) => Number(tenantId) >= openFrom).map(({ lane }) => ({ lane, slots: 2 }));
}

function expectAll(found: number): void {
  if (found !== chosen) throw new Error(`${found} were found`);
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
