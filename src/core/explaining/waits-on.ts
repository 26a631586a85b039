// On what a request waits: the things in its way now, each with how much of it is taken.
import type { Candidate } from '../deciding/candidate.js';
import { failedStart } from '../deciding/failed-start.js';
import type { Facts, PoolFacts } from '../deciding/facts.js';
import type { Instant, PoolName } from '../ids.js';
import { poolCases, type Case } from '../policy.js';
import { quotaReached } from '../deciding/quota.js';
import type { Answer, Question } from './question.js';
import type { World } from '../deciding/world.js';

export interface Obstacle {
  readonly what: 'hold' | 'start-time' | 'engine' | 'job' | 'tenant' | 'pool' | 'policy';
  /** Of the engine, job, tenant or pool, or of the rule that keeps it; '' where there is no name. */
  readonly name: string;
  readonly taken: number | null;
  readonly of: number | null;
  readonly until: Instant | null;
  /** Of a pool whose last start of a cluster brought none up: which, and why; or that has room, where its job may not go. Of a quota that is not counted in runs: in what.
   * null: there is nothing of the kind to say. */
  readonly why: string | null;
}

const plain = { name: '', taken: null, of: null, until: null, why: null };

export function waitsOn(answer: Answer, question: Question): readonly Obstacle[] {
  const { decision, facts } = answer;
  const hold: Obstacle[] = question.held ? [{ ...plain, what: 'hold' }] : [];
  if (decision.outcome.kind !== 'wait') return hold;
  if (poolCases.some((one) => one === decision.case)) return [...hold, ...poolsInTheWay(answer, question)];
  const found = byCase[decision.case]?.(facts, question.candidate) ?? { ...plain, what: 'policy', name: decision.rule };
  return [...hold, found];
}

const byCase: { readonly [Situation in Case]?: (facts: Facts, candidate: Candidate) => Obstacle } = {
  'too-early': (_, { dueAt }) => ({ ...plain, what: 'start-time', until: dueAt }),
  'engine-unreachable': ({ engine }) => ({ ...plain, what: 'engine', name: engine.name }),
  'job-not-declared': ({ request }) => ({ ...plain, what: 'job', name: request.job_id }),
  'job-at-its-limit': ({ request, job }) => ({
    ...plain,
    ...{ what: 'job', name: request.job_id, taken: job.live_runs, of: request.max_concurrent_runs },
  }),
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
  const moved = facts.request.moved_to;
  const route = policy.routes.find(({ name }) => name === decision.route);
  const asked = moved === '' ? [...(route?.pools ?? []), ...(route?.borrow ?? [])] : [moved];
  const pools = facts.pools.filter(({ name, can_host }) => can_host && asked.includes(name));
  const first = asked.find((one) => pools.some(({ name }) => name === one));
  const kept = keptByRule.includes(decision.case);
  const rule: Obstacle[] = kept ? [{ ...plain, what: 'policy', name: decision.rule }] : [];
  const others = pools.filter(({ name }) => !kept || name !== first);
  return [...rule, ...others.map((pool) => poolInTheWay(pool, outlook.world))];
}

const keptByRule: readonly Case[] = ['capacity-available', 'pool-maintenance'];

function poolInTheWay(facts: PoolFacts, world: World): Obstacle {
  const { name, slots, active_runs: taken, running } = facts;
  const why = running > 0 ? whyNotThere(facts) : whyNotUp(world.pools.get(name as PoolName), world.snapshot.takenAt);
  return { ...plain, what: 'pool', name, taken, of: slots, why };
}

function whyNotThere({ own_compute: own, has_room: room, free_slots: free, cluster }: PoolFacts): string | null {
  return own || room || free === 0 || cluster.id === '' ? null : `its job runs only on cluster ${cluster.name}, which is full`;
}

function whyNotUp(pool: Parameters<typeof failedStart>[0] | undefined, takenAt: Instant): string | null {
  const failed = pool === undefined ? null : failedStart(pool, takenAt);
  if (failed === null) return null;
  const { clusterId, reason } = failed;
  const what =
    clusterId === null
      ? 'the last cluster to be started did not come up'
      : `cluster ${clusterId} was started and did not come up`;
  return reason === null ? what : `${what}: ${reason}`;
}
