// The sentence that tells people why, with the numbers it was decided on. One a case. Numbers that change from second to second stay out:
// a request that goes on waiting for the same reason is not written again.
import type { Facts, PoolFacts } from './facts.js';
import type { Case, Lead, Maintenance } from '../policy.js';
import { jobLimitReached } from './job-limit.js';
import { quotaReached } from './quota.js';
import { runsAs } from './runs-as.js';

export interface Situation {
  readonly case: Case;
  readonly facts: Facts;
  /** null: the case is about no pool. */
  readonly pool: PoolFacts | null;
  readonly maintenance: Maintenance | null;
  readonly rule: { readonly name: string; readonly lead: Lead };
}

export function reasonFor(situation: Situation): string {
  return sentences[situation.case](situation);
}

type Sentence = (situation: Situation) => string;

const aboutPool =
  (sentence: (pool: PoolFacts) => string): Sentence =>
  ({ case: situation, pool }) =>
    pool === null ? situation : sentence(pool);

const sentences: Readonly<Record<Case, Sentence>> = {
  expired: () => 'It has waited as long as it may.',
  'too-early': () => 'Its start_after has not come yet.',
  maintenance: ({ maintenance }) => `Maintenance: ${maintenance?.message ?? ''}`,
  'engine-unreachable': ({ facts }) =>
    `The engine ${facts.engine.name} has not answered recently, so nothing is known of its clusters.`,
  'job-not-declared': undeclaredReason,
  'job-at-its-limit': limitReason,
  'tenant-at-its-quota': quotaReason,
  'no-pool': ({ facts }) => `None of the pools it may use now can run job ${facts.request.job_id}.`,
  'pool-maintenance': ({ pool, maintenance }) => `Maintenance of pool ${pool?.name ?? ''}: ${maintenance?.message ?? ''}`,
  'capacity-available': roomReason,
  'clusters-busy': aboutPool(busyReason),
  'cluster-starting': aboutPool((pool) => `A cluster of pool ${pool.name} is starting.`),
  'no-cluster': aboutPool(absentReason),
};

function undeclaredReason({ facts }: Situation): string {
  const { job_id: job } = facts.request;
  const [first, ...others] = runsAs(facts);
  if (others.length === 0 && first === job) return `No job ${job} is declared on the engine ${facts.engine.name}.`;
  const which = others.length === 0 ? 'which is not' : 'and none of these is';
  return `Job ${job} runs as job ${[first, ...others].join(' or ')}, ${which} declared on the engine ${facts.engine.name}.`;
}

function limitReason({ facts: { request, job, engine } }: Situation): string {
  const limit = jobLimitReached({ request, job });
  if (limit?.of === 0) return `Job ${request.job_id} is closed on the engine ${engine.name}: it lets no run of it begin.`;
  const runs = `Job ${request.job_id} already has ${limit?.taken ?? job.live_runs} of ${limit?.of ?? request.max_concurrent_runs} concurrent runs`;
  if (limit?.by !== 'engine') return `${runs}.`;
  return `${runs} that ${engine.name} lets it have${job.foreign_runs === 0 ? '' : `, ${job.foreign_runs} of them started by others`}.`;
}

function quotaReason({ facts: { request, tenant } }: Situation): string {
  return quotaReached(tenant) === 'run-seconds'
    ? `Tenant ${request.tenant_id} has used its quota of ${tenant.run_seconds_max} run-seconds in ${tenant.run_window_seconds} seconds.`
    : `Tenant ${request.tenant_id} already has ${tenant.live_runs} of ${tenant.runs_max} runs.`;
}

/** A job that is declared for one cluster waits for that one, whatever is free on the others of its pool. */
function busyReason({ name, slots, free_slots: free, cluster }: PoolFacts): string {
  if (free === 0) return `Pool ${name} is full: ${allOf(slots)} taken.`;
  return `Cluster ${cluster.name} of pool ${name} is full, and its job runs only there: ${allOf(cluster.slots)} taken.`;
}

/** Others of the pool may run: a job that is declared for one cluster has no use for them. */
function absentReason({ name, running, runs_as: job }: PoolFacts): string {
  if (running === 0) return `No cluster of pool ${name} is running.`;
  return `The cluster of pool ${name} that job ${job} runs on is not running.`;
}

function allOf(slots: number): string {
  return slots === 1 ? 'its only slot is' : `all of its ${slots} slots are`;
}

function someOf({ active_runs: runs, slots }: PoolFacts): string {
  return slots === 1 ? `${runs} of 1 slot is` : `${runs} of ${slots} slots are`;
}

/** With room, whatever else than a run comes of it is the rule's doing. */
function roomReason({ case: situation, pool, rule: { name, lead } }: Situation): string {
  if (pool === null) return situation;
  if (lead === 'run') return `Pool ${pool.name} has room: ${someOf(pool)} taken.`;
  return `The rule "${name}" ${leads[lead]}, although pool ${pool.name} has room.`;
}

const leads = { wait: 'keeps it waiting', reject: 'rejects it', expire: 'lets it expire' } as const;
