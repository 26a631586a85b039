// What runs cost of the engine's rate: 1,000 runs of 30 s to 20 min against the simulated workspace, in virtual time. The rooms, the adapter and the
// sharing of snapshots are those of `serve`; a look at the runs comes every five seconds of that time, and a pass after it, as its loops do.
import type { Engine } from '../src/ports/engine.js';
import { cachedSnapshots } from '../src/adapters/engine/shared/cached-snapshots.js';
import { onSite, type Site } from '../test/support/house.js';
import { valueOf, type Bench, type Benchmark, type Round } from './support/benchmark.js';
import { percentile } from './support/statistics.js';

const runs = 1_000;
const jobs = 20;
const slots = 600;
/** As in config/default.yaml: `runs.watch_interval_ms`, `runs.snapshot_age_ms`. */
const [watchEveryMs, snapshotAgeMs] = [5_000, 4_000];
const durationMs = (run: number): number => 30_000 + ((run * 7_919) % 1_171) * 1_000;
const intervalsMax = 2_000;

export const benchmark: Benchmark = {
  name: 'engine-calls',
  work: `${runs.toLocaleString('en')} runs of 30 s to 20 min on the simulated workspace, in virtual time: calls a run, list passes an interval, ends noticed`,
  targets: [
    {
      what: 'decision-side calls a started run',
      of: valueOf('ours', 'decision-side calls a run'),
      bound: { atMost: 1.15 },
      unit: '',
    },
    { what: 'list passes an interval', of: valueOf('ours', 'passes an interval'), bound: { atMost: 1.05 }, unit: '' },
    { what: 'end noticed, p95', of: valueOf('ours', 'noticed p95 s'), bound: { atMost: 15 }, unit: 's' },
  ],
  budgetSeconds: 40,
  run,
};

async function* run({ servers, say }: Bench): ReturnType<Benchmark['run']> {
  await servers.database(); // The server, of the kind that all benchmarks have.
  const rounds: Round[] = [];
  const pools = { active: { own_compute_slots: slots }, passive: { own_compute_slots: 0 } };
  await onSite({ settings: { pools } }, async (site) => {
    rounds.push(await measure(site, say));
  });
  yield* rounds;
}

async function measure(site: Site, say: Bench['say']): Promise<Round> {
  declareJobs(site);
  const { ledger } = site.simulator;
  let passes = 0;
  const house = await site.house('bench', {
    engine: (real) =>
      sharing(real, site, () => {
        passes += 1;
      }),
  });
  for (let index = 0; index < runs; index += 1)
    await house.take({
      correlationId: `r${index}`,
      jobId: String(1 + (index % jobs)),
      operation: { max_concurrent_runs: 1_000 },
    });
  let [decisionSide, intervals] = [0, 0];
  for (let live = runs; live > 0 && intervals < intervalsMax; intervals += 1) {
    const before = ledger.requests.length;
    await house.drive();
    decisionSide += ledger.requests.length - before;
    await site.pass(watchEveryMs);
    await house.watch();
    const [row] = await site.sql<{ n: number }>('select count(*)::integer as n from request where finished_at is null');
    live = row?.n ?? 0;
  }
  say(`${intervals} intervals of ${watchEveryMs / 1000} s, ${ledger.requests.length} calls in all, ${passes} list passes`);
  const late = await noticedAfter(site);
  const values = {
    'decision-side calls a run': decisionSide / runs,
    'passes an interval': passes / intervals,
    'noticed p95 s': percentile(late, 0.95),
    'all calls a run': ledger.requests.length / runs,
  };
  return [{ who: 'ours', values }];
}

function declareJobs(site: Site): void {
  for (let index = 1; index <= jobs; index += 1)
    site.simulator.declareJob({
      ...{ jobId: String(index), name: `job ${index}`, maxConcurrentRuns: 1_000 },
      outcome: ({ runId }) => ({ result: 'succeed', durationMs: durationMs(Number(runId)) }),
    });
}

/** As `serve` shares snapshots: one picture for all who look within its age. */
function sharing(real: Engine, site: Site, onPass: () => void): Engine {
  const counted: Engine = {
    ...real,
    snapshot: () => {
      onPass();
      return real.snapshot();
    },
  };
  const shared = cachedSnapshots({ engine: counted, clock: site.clock, telemetry: { report: () => undefined } });
  return { ...real, snapshot: () => shared.fresh(snapshotAgeMs) };
}

/** Seconds from the end of a run to the final state of its request. */
async function noticedAfter(site: Site): Promise<readonly number[]> {
  const rows = await site.sql<{ run_id: string; at: Date }>(
    'select run_id, finished_at as at from request where run_id is not null',
  );
  const ends = new Map(site.simulator.ledger.runs.map(({ runId, endedAt }) => [runId, endedAt]));
  return rows.map(({ run_id: id, at }) => (at.getTime() - (ends.get(id) ?? Number.NaN)) / 1000);
}
