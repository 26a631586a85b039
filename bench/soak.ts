// A soak: many requests through the whole road on a real PostgreSQL, with retention behind them. In: --requests N (200,000) and --batch B. Out:
// a line for each tenth of them, and whether memory, tables and connections stayed flat: exit code 1 when they did not. Time is the house's
// own, so that days of retention pass in minutes; the engine of the bench ends each run at once, for what is soaked is the service.
// Run: npm run soak -- --requests 20000
import { parseArgs } from 'node:util';
import { retain } from '../src/retention/retention.js';
import { endRun } from '../test/support/end-of-run.js';
import { onSite, type Site, type TestHouse } from '../test/support/house.js';
import { instantEngine } from './support/instant-engine.js';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '200000' }, batch: { type: 'string', default: '500' } },
});
const requests = Number(values.requests);
const batch = Number(values.batch);
/** Job 175 is what its requests ask for. */
const jobs = 175;
const hourMs = 3_600_000;
/** Of the house's time; a batch takes a minute of it. So some 60 batches are in the store at once. */
const keepMs = hourMs;
const growthMax = 1.3;
const headroomBytes = 48 * 1024 * 1024;
/** Six of the store's pool and two of the bench's own, and one that is being closed. */
const connectionsMax = 9;

interface Figures {
  readonly done: number;
  readonly seconds: number;
  readonly heap: number;
  readonly rss: number;
  readonly tables: number;
  readonly rows: number;
  readonly connections: number;
}

async function figures(site: Site, done: number, begun: number): Promise<Figures> {
  globalThis.gc?.();
  const { heapUsed: heap, rss } = process.memoryUsage();
  const [row] = await site.sql<{ tables: string; rows: string; connections: string }>(`
    select sum(pg_total_relation_size(relid)) as tables, (select count(*) from request) as rows,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections
    from pg_stat_user_tables`);
  const seconds = (performance.now() - begun) / 1000;
  return {
    done,
    seconds,
    heap,
    rss,
    tables: Number(row?.tables),
    rows: Number(row?.rows),
    connections: Number(row?.connections),
  };
}

async function oneBatch(site: Site, house: TestHouse, round: number): Promise<void> {
  await Promise.all(
    Array.from({ length: batch }, (_, index) =>
      house.take({ correlationId: `soak-${round}-${index}`, operation: { max_concurrent_runs: 1000 } }),
    ),
  );
  await house.drive();
  await house.watch();
  await site.pass(60_000);
  let done = false;
  const { store } = house;
  const telemetry = { report: () => undefined };
  const pass = retain({
    store: store.retention,
    clock: site.clock,
    telemetry,
    keepings: { keepMs, jobs: new Map(), byNumberAfterMs: keepMs },
    auditKeepMs: keepMs,
    batchMax: 500,
    pauseMs: 1,
  });
  const ended = pass.finally(() => (done = true));
  while (!done) await site.clock.advance(1);
  await ended;
  // What a test keeps of a house is not the house's.
  (house.facts as unknown[]).length = 0;
}

function say({ done, seconds, heap, rss, tables, rows, connections }: Figures): void {
  const mib = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
  console.log(
    `${done} requests in ${Math.round(seconds)} s: heap ${mib(heap)}, resident ${mib(rss)}, tables ${mib(tables)}, ${rows} rows kept, ${connections} connections`,
  );
}

/** The first half has filled what is kept; from then on nothing grows. */
function grown(seen: readonly Figures[]): string[] {
  const half = seen[Math.floor(seen.length / 2)];
  const last = seen.at(-1);
  if (half === undefined || last === undefined) return ['nothing was measured'];
  const grew = (name: 'heap' | 'rss' | 'tables') =>
    last[name] > half[name] * growthMax && last[name] - half[name] > headroomBytes
      ? [`${name}: ${half[name]} -> ${last[name]} bytes`]
      : [];
  const leaked = last.connections > connectionsMax ? [`connections: ${last.connections}`] : [];
  return [...grew('heap'), ...grew('rss'), ...grew('tables'), ...leaked];
}

const pools = { active: { own_compute_slots: 2000 }, passive: { own_compute_slots: 0 } };
let problems: string[] = [];
await onSite({ settings: { pools } }, async (site) => {
  // The database's own housekeeping, as often as a busy server would see to it.
  await site.sql(`alter system set autovacuum_naptime = '2s'`);
  await site.sql('select pg_reload_conf()');
  const house = await site.house('soak', { engine: () => instantEngine(site.clock, jobs) });
  const rounds = Math.max(1, Math.ceil(requests / batch));
  const begun = performance.now();
  const seen: Figures[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await oneBatch(site, house, round);
    if (round % Math.max(1, Math.floor(rounds / 10)) !== 0) continue;
    const now = await figures(site, round * batch, begun);
    say(now);
    seen.push(now);
  }
  problems = grown(seen);
});
await endRun();
console.log(problems.length === 0 ? 'flat: heap, resident memory, tables and connections' : `not flat: ${problems.join('; ')}`);
process.exitCode = problems.length === 0 ? 0 : 1;
