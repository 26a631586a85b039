// The catalogue of jobs, over the engine's newest snapshot. A workspace declares up to 10,000 jobs and its list seldom changes: it is put in order
// once for each list that the engine gives, and a page is one pass over that.
import { entriesOf, namingsIn, pageOf, type Entry } from '../../core/catalogue.js';
import type { DeclaredJob, Snapshot } from '../../core/cluster.js';
import { Fault } from '../../core/faults.js';
import { branded, type JobId } from '../../core/ids.js';
import { runsAtOnce, runSeconds } from '../../core/job-limits.js';
import { ofNewest } from '../../core/of-newest.js';
import { jobRetry } from '../../core/ending/retry.js';
import { jobSettings, type Settings } from '../../core/settings.js';
import type { Catalogue, JobCompute, JobRow, Seen, ShownJob } from '../../ports/catalogue.js';
import type { Live } from '../config/live.js';
import type { House } from '../house.js';
import { newestSnapshot, pageAgeMs } from './newest-snapshot.js';

interface Around extends Pick<House, 'settings' | 'retention' | 'snapshots'> {
  readonly clock: Pick<House['clock'], 'now'>;
  readonly engine: Pick<House['engine'], 'name'>;
}

type Named = ReturnType<typeof namingsIn>;

export function openCatalogue(house: Around): Catalogue {
  const namings = ofNewest(namingsIn);
  let kept: { readonly of: Snapshot['jobs']; readonly named: Named; readonly entries: readonly Entry[] } | null = null;
  const inOrder = ({ jobs }: Snapshot, named: Named): readonly Entry[] => {
    if (kept?.of !== jobs || kept.named !== named) kept = { of: jobs, named, entries: entriesOf(jobs, named.keys()) };
    return kept.entries;
  };
  return {
    jobs: async (asked) => {
      const snapshot = await known(house);
      const settings = house.settings();
      const beside = { settings, clusters: namesOf(snapshot) };
      const page = pageOf(inOrder(snapshot, namings(settings)), asked);
      return { ...seen(house, snapshot), jobs: page.map(({ id, declared }) => rowOf(id, declared, beside)) };
    },
    job: async (id) => {
      const snapshot = await known(house);
      const settings = house.settings();
      const declared = snapshot.jobs.get(branded<JobId>(id)) ?? null;
      const namedIn = namings(settings).get(id) ?? [];
      if (declared === null && namedIn.length === 0) return { ...seen(house, snapshot), job: null };
      const row = rowOf(id, declared, { settings, clusters: namesOf(snapshot) });
      const live = { settings, retention: house.retention() };
      return { ...seen(house, snapshot), job: { ...row, namedIn, ...settled(id, live, snapshot) } };
    },
  };
}

/** Without a snapshot every job of the settings would look as if nobody had declared it. */
async function known(house: Around): Promise<Snapshot> {
  const snapshot = await newestSnapshot(house, pageAgeMs);
  if (snapshot === null) throw new Fault('engine-unavailable', 'it has not answered since the start');
  return snapshot;
}

function seen({ engine, clock }: Around, { takenAt }: Snapshot): Seen {
  return { engine: engine.name, snapshotAgeSeconds: Math.max(0, (clock.now() - takenAt) / 1000) };
}

const namesOf = ({ clusters }: Snapshot) => new Map<string, string>(clusters.map(({ id, name }) => [id, name]));

interface Beside {
  readonly settings: Settings;
  readonly clusters: ReadonlyMap<string, string>;
}

function rowOf(id: string, declared: DeclaredJob | null, { settings, clusters }: Beside): JobRow {
  const { placement, max_start_seconds: maxStartSeconds } = jobSettings(settings, id);
  return {
    id,
    declared: declared === null ? null : declaredRow(declared, clusters),
    inSettings: Object.hasOwn(settings.jobs, id),
    placement,
    maxConcurrentRuns: runsAtOnce(settings, id),
    maxRunSeconds: runSeconds(settings, id),
    maxStartSeconds,
  };
}

function declaredRow({ id: _id, ...job }: DeclaredJob, clusters: ReadonlyMap<string, string>): JobRow['declared'] {
  return { ...job, compute: computeOf(job, clusters) };
}

function computeOf({ compute }: Pick<DeclaredJob, 'compute'>, clusters: ReadonlyMap<string, string>): JobCompute {
  if (compute.kind === 'own') return compute;
  return { kind: 'cluster', id: compute.clusterId, name: clusters.get(compute.clusterId) ?? null };
}

function settled(id: string, { settings, retention }: Live, { jobs }: Snapshot): Omit<ShownJob, keyof JobRow | 'namedIn'> {
  const job = jobSettings(settings, id);
  const mapped = job.placement === 'mapped' ? Object.entries(job.mapped) : [];
  const retry = jobRetry(settings, id);
  return {
    mapped: mapped.map(([pool, jobId]) => ({ pool, jobId, declared: jobs.has(branded<JobId>(jobId)) })),
    outputUri: job.output_uri,
    keep: { runs: job.keep_runs, days: job.keep_days === undefined ? retention.keep_days : job.keep_days },
    retry: settings.retry.enabled ? retry : { ...retry, infrastructure_retries_max: 0 },
    checkpoint: job.checkpoint ?? null,
    parameters: job.parameters ?? null,
    followers: job.then.map(({ job: begun, on }) => ({ job: begun, on })),
  };
}
