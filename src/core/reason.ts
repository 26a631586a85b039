// The sentence that tells people why, with the numbers it was decided on. One a case. Numbers that change from second to second stay out:
// a request that goes on waiting for the same reason is not written again.
import type { Facts, PoolFacts } from './facts.js';
import type { Case, Maintenance } from './policy.js';
import { quotaReached } from './quota.js';

export interface Situation {
  readonly case: Case;
  readonly facts: Facts;
  readonly pool: PoolFacts | null;
  readonly maintenance: Maintenance | null;
}

export function reasonFor({ case: situation, facts, pool, maintenance }: Situation): string {
  const { request, job } = facts;
  switch (situation) {
    case 'expired':
      return 'It has waited as long as it may.';
    case 'too-early':
      return 'Its start_after has not come yet.';
    case 'maintenance':
      return `Maintenance: ${maintenance?.message ?? ''}`;
    case 'engine-unreachable':
      return `The engine ${facts.engine.name} has not answered recently, so nothing is known of its clusters.`;
    case 'job-not-declared':
      return `No job ${request.job_id} is declared on the engine ${facts.engine.name}.`;
    case 'job-at-its-limit':
      return `Job ${request.job_id} already has ${job.live_runs} of ${request.max_concurrent_runs} concurrent runs.`;
    case 'tenant-at-its-quota':
      return quotaReason(facts);
    case 'no-pool':
      return `None of the pools it may use now can run job ${request.job_id}.`;
    case 'pool-maintenance':
      return `Maintenance of pool ${pool?.name ?? ''}: ${maintenance?.message ?? ''}`;
    default:
      return pool === null ? situation : poolReason(situation, pool);
  }
}

function quotaReason({ request, tenant }: Facts): string {
  return quotaReached(tenant) === 'run-seconds'
    ? `Tenant ${request.tenant_id} has used its quota of ${tenant.run_seconds_max} run-seconds in ${tenant.run_window_seconds} seconds.`
    : `Tenant ${request.tenant_id} already has ${tenant.live_runs} of ${tenant.runs_max} runs.`;
}

function poolReason(situation: Case, pool: PoolFacts): string {
  switch (situation) {
    case 'capacity-available':
      return `Pool ${pool.name} has room: ${pool.active_runs} of ${pool.slots} slots are taken.`;
    case 'clusters-busy':
      return `Pool ${pool.name} is full: all of its ${pool.slots} slots are taken.`;
    case 'cluster-starting':
      return `A cluster of pool ${pool.name} is starting.`;
    default:
      return `No cluster of pool ${pool.name} is running.`;
  }
}
