// Builders that state only what matters: settings, a snapshot, a candidate, a policy, and the facts of a decision.
import type { Candidate } from '../../src/core/deciding/candidate.js';
import type { Cluster, DeclaredJob, Snapshot } from '../../src/core/cluster.js';
import { branded, type ClusterId, type JobId, type RequestId, type RunId, type TenantId } from '../../src/core/ids.js';
import { cases, type Case, type Condition, type Policy, type Rule } from '../../src/core/policy.js';
import { Settings } from '../../src/core/settings.js';
import type { z } from 'zod';

export const monday = Date.parse('2026-11-23T12:00:00Z');

export function someSettings(changes: Partial<z.input<typeof Settings>> = {}): Settings {
  return Settings.parse({
    pools: {
      active: { clusters: ['active*'], slots_per_cluster: 2, own_compute_slots: 2, clusters_max: 2 },
      passive: { clusters: ['passive*'], slots_per_cluster: 1, own_compute_slots: 1 },
    },
    cluster_types: { business: { pools: ['active', 'passive'] }, batch: { pools: ['passive'] } },
    default_cluster_type: 'business',
    ...changes,
  });
}

export function aCluster(id: string, state: Cluster['state'] = 'running'): Cluster {
  return { id: branded<ClusterId>(id), name: id, state, cores: 8 };
}

export function aJob(id: string, cluster: string | null = null): DeclaredJob {
  const compute =
    cluster === null ? ({ kind: 'own' } as const) : ({ kind: 'cluster', clusterId: branded<ClusterId>(cluster) } as const);
  return { id: branded<JobId>(id), name: `job ${id}`, compute, maxRunSeconds: null };
}

/** Of somebody else, so that we know neither its job nor when it began. */
export function aForeignRun(id: string, ...clusters: string[]): Snapshot['activeRuns'][number] {
  return {
    runId: branded<RunId>(id),
    jobId: null,
    phase: 'running',
    clusterIds: clusters.map((cluster) => branded<ClusterId>(cluster)),
    executingSince: null,
    ours: null,
    startedAt: null,
    url: null,
  };
}

export function aSnapshot(
  changes: { clusters?: Cluster[]; jobs?: DeclaredJob[]; activeRuns?: Snapshot['activeRuns'] } = {},
): Snapshot {
  const jobs = changes.jobs ?? [aJob('175')];
  return {
    engine: 'test',
    takenAt: monday,
    clusters: changes.clusters ?? [],
    jobs: new Map(jobs.map((job) => [job.id, job])),
    activeRuns: changes.activeRuns ?? [],
  };
}

let candidates = 0;

export function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  candidates += 1;
  return {
    id: branded<RequestId>(`00000000-0000-7000-8000-${String(candidates).padStart(12, '0')}`),
    version: 0,
    state: 'received',
    tenantId: branded<TenantId>('333'),
    jobId: branded<JobId>('175'),
    userId: 'geoff@example.com',
    clusterType: 'business',
    priority: 50,
    maxConcurrentRuns: 2,
    maxRunSeconds: 86_400,
    source: 'job-requests',
    attempts: 0,
    runs: 0,
    receivedAt: monday,
    rankAt: monday,
    dueAt: monday,
    expiresAt: monday + 3_600_000,
    waits: null,
    movedTo: null,
    context: { location_id: '', pos_id: '', client_id: '', operation_id: '', operation_name: '', parameters: 'none' },
    emails: [],
    ...changes,
  };
}

/** Answers every case: room runs, expired expires, all else waits. Rules given come before these. */
export function aPolicy(
  rules: readonly (Partial<Rule> & { readonly case: Case })[] = [],
  routes: Policy['routes'] | null = null,
): Policy {
  const all = (situation: Case): Rule[] => [
    ...rules
      .filter((rule) => rule.case === situation)
      .map((rule, index) => ({ name: `given ${index}`, when: null, lead: 'wait' as const, effects: [], ...rule })),
    { name: `any ${situation}`, case: situation, when: null, lead: leadOf(situation), effects: [] },
  ];
  return {
    name: 'test',
    version: 'v1',
    maintenance: null,
    routes: routes ?? [{ name: 'any', when: null, pools: ['active', 'passive'], borrow: [] }],
    rules: Object.fromEntries(cases.map((situation) => [situation, all(situation)])) as unknown as Policy['rules'],
  };
}

export const when = (condition: Condition): Condition => condition;

function leadOf(situation: Case): Rule['lead'] {
  if (situation === 'capacity-available') return 'run';
  return situation === 'expired' ? 'expire' : 'wait';
}
