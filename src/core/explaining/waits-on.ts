// On what a request waits: the things in its way now, each with how much of it is taken.
import type { Candidate } from '../deciding/candidate.js';
import { failedStart } from '../deciding/failed-start.js';
import type { Facts, PoolFacts } from '../deciding/facts.js';
import type { Instant, JobId, PoolName } from '../ids.js';
import { jobLimitReached } from '../deciding/job-limit.js';
import { poolCases, type Case, type Policy } from '../policy.js';
import { quotaReached } from '../deciding/quota.js';
import type { Answer, Question } from './question.js';
import { runsAs } from '../deciding/runs-as.js';
import type { World } from '../deciding/world.js';

export interface Obstacle {
  readonly what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
  /** Of the engine, job, tenant or pool, or of the rule that keeps it; '' where there is no name. */
  readonly name: string;
  readonly taken: number | null;
  readonly of: number | null;
  readonly until: Instant | null;
  /** Of a pool whose last start of a cluster brought none up: which, and why; that has room, where its job may not go; or that cannot run it. Of a job, whose limit it is, where that is the engine's. Of a quota that is not counted in runs: in what.
   * null: there is nothing of the kind to say. */
  readonly why: string | null;
}

const plain = { name: '', taken: null, of: null, until: null, why: null };

export function waitsOn(answer: Answer, question: Question): readonly Obstacle[] {
  const { decision, facts } = answer;
  const hold: Obstacle[] = question.held ? [{ ...plain, what: 'hold' }] : [];
  if (decision.outcome.kind !== 'wait') return hold;
  if (poolCases.some((one) => one === decision.case)) return [...hold, ...poolsInTheWay(answer, question)];
  const closed = decision.case === 'no-pool' ? poolsWithoutPlace(answer, question) : [];
  if (closed.length > 0) return [...hold, ...closed];
  const found = byCase[decision.case]?.(facts, question.candidate) ?? { ...plain, what: 'policy', name: decision.rule };
  return [...hold, found];
}

const byCase: { readonly [Situation in Case]?: (facts: Facts, candidate: Candidate) => Obstacle } = {
  'too-early': (_, { dueAt }) => ({ ...plain, what: 'start-time', until: dueAt }),
  'engine-unreachable': ({ engine }) => ({ ...plain, what: 'engine', name: engine.name }),
  'job-not-declared': (facts) => ({ ...plain, what: 'job', name: runsAs(facts)[0] }),
  'job-at-its-limit': ({ request, job, engine }) => {
    const { taken = null, of = null, by = 'request' } = jobLimitReached({ request, job }) ?? {};
    const no = of === 0 ? 'no run of it begin' : 'no more of its runs be active at once, whoever started them';
    const why = by === 'engine' ? `${engine.name} lets ${no}` : null;
    return { ...plain, what: 'job', name: request.job_id, taken, of, why };
  },
  'tenant-at-its-quota': ({ tenant }) => ({
    ...{ ...plain, what: 'tenant', name: tenant.id },
    ...(quotaReached(tenant) === 'runs'
      ? { taken: tenant.live_runs, of: tenant.runs_max }
      : {
          taken: tenant.run_seconds,
          of: tenant.run_seconds_max,
          why: `these are seconds of its runs within ${tenant.run_window_seconds} s`,
        }),
  }),
};

/** Those that it may use now; in the place of the first the rule that keeps it out although there is room, or for as long as there is maintenance. */
function poolsInTheWay({ decision, facts }: Answer, { policy, outlook }: Question): readonly Obstacle[] {
  const asked = askedPools({ decision, facts }, policy);
  const pools = facts.pools.filter(({ name, can_host }) => can_host && asked.includes(name));
  const first = asked.find((one) => pools.some(({ name }) => name === one));
  const kept = keptByRule.includes(decision.case);
  const rule: Obstacle[] = kept ? [{ ...plain, what: 'policy', name: decision.rule }] : [];
  const others = pools.filter(({ name }) => !kept || name !== first);
  return [...rule, ...others.map((pool) => poolInTheWay(pool, outlook.world))];
}

/** Those that its route names and its cluster type allows, and that cannot run its job: each with why. */
function poolsWithoutPlace({ decision, facts }: Answer, { policy, outlook }: Question): readonly Obstacle[] {
  const asked = askedPools({ decision, facts }, policy);
  const pools = asked.flatMap((one) => facts.pools.find(({ name }) => name === one) ?? []);
  return pools.map((pool) => ({ ...plain, what: 'pool', name: pool.name, why: whyNowhere(pool, outlook.world) }));
}

function askedPools({ decision, facts }: Pick<Answer, 'decision' | 'facts'>, { routes }: Policy): readonly string[] {
  const { moved_to: moved } = facts.request;
  const route = routes.find(({ name }) => name === decision.route);
  return moved === '' ? [...(route?.pools ?? []), ...(route?.borrow ?? [])] : [moved];
}

function whyNowhere({ name, runs_as: id }: PoolFacts, { pools, snapshot }: World): string {
  if (!pools.has(name as PoolName)) return 'the settings have no such pool any more';
  const compute = snapshot.jobs.get(id as JobId)?.compute;
  if (compute === undefined) return `it would run there as job ${id}, which is not declared on the engine`;
  if (compute.kind === 'own') return 'its job brings its own compute, and the own_compute_slots of the pool are 0';
  const cluster = snapshot.clusters.find((one) => one.id === compute.clusterId);
  if (cluster === undefined) return `its job is declared for cluster ${compute.clusterId}, which the engine does not have`;
  return `its job is declared for cluster ${cluster.name}, which is not one of the pool`;
}

const keptByRule: readonly Case[] = ['capacity-available', 'pool-maintenance'];

function poolInTheWay(facts: PoolFacts, world: World): Obstacle {
  const { name, slots, active_runs: taken, running } = facts;
  const why = running > 0 ? whyNotThere(facts, world) : whyNotUp(world.pools.get(name as PoolName), world.snapshot.takenAt);
  return { ...plain, what: 'pool', name, taken, of: slots, why };
}

function whyNotThere(
  { own_compute: own, has_room: room, free_slots: free, cluster, runs_as: id }: PoolFacts,
  world: World,
): string | null {
  if (own || room) return null;
  if (cluster.id === '') return whyDown(id as JobId, world);
  return free === 0 ? null : `its job runs only on cluster ${cluster.name}, which is full`;
}

function whyDown(id: JobId, { snapshot: { jobs, clusters } }: World): string | null {
  const compute = jobs.get(id)?.compute;
  const cluster = compute?.kind === 'cluster' ? clusters.find((one) => one.id === compute.clusterId) : undefined;
  return cluster === undefined ? null : `its job runs only on cluster ${cluster.name}, which is ${cluster.state}`;
}

function whyNotUp(pool: Parameters<typeof failedStart>[0] | undefined, takenAt: Instant): string | null {
  const { doneAt = null, said } = pool?.start ?? {};
  if (said !== undefined)
    return doneAt === null
      ? `the engine has not taken the start of a cluster yet: ${said}`
      : `a cluster could not be started: ${said}`;
  const failed = pool === undefined ? null : failedStart(pool, takenAt);
  if (failed === null) return null;
  const { clusterId, reason } = failed;
  const what =
    clusterId === null
      ? 'the last cluster to be started did not come up'
      : `cluster ${clusterId} was started and did not come up`;
  return reason === null ? what : `${what}: ${reason}`;
}
