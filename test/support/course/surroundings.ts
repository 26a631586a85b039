// What is around the service in a course: the engine with its clusters and jobs, the notification queues, and leases that run out.
import { JobResponse } from '../../../src/core/ending/job-response.js';
import type { OutgoingResponse, PublishOutcome, ResponseQueues } from '../../../src/ports/broker.js';
import type { Outcome } from '../databricks/outcome.js';
import type { Site } from '../house.js';
import { bounds, type Event } from './deed.js';

const outcomes: readonly Outcome[] = [
  { result: 'succeed', durationMs: 5_000 },
  { result: 'succeed', durationMs: 60_000 },
  { result: 'fail', message: 'a bad input', durationMs: 10_000 },
  { result: 'fail', message: 'the driver is gone', code: 'CLUSTER_ERROR', type: 'CLOUD_FAILURE', durationMs: 10_000 },
  { result: 'succeed', durationMs: 200_000 },
];
/** The third brings compute of its own. */
const clusterOf: Readonly<Record<string, string>> = { '1': 'active-1', '2': 'passive-1' };
const submissions = /run-now|runs\/submit/;
const refusal = { when: 'before', kind: 'status', status: 400 } as const;

export class Surroundings {
  /** Message ids, by request. */
  readonly published = new Map<string, Set<string>>();
  engineAway = false;
  readonly responses: ResponseQueues = {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    publish: (all) => Promise.resolve(all.map((one) => this.#publish(one))),
    health: () => ({ ready: true, reason: null }),
  };
  readonly #declared = new Set<string>();
  #queuesAway = false;

  constructor(private readonly site: Site) {
    for (const clusterId of Object.keys(bounds.clusters))
      site.simulator.addCluster({ clusterId, name: clusterId, state: 'RUNNING' });
    for (const job of ['1', '2', '3']) this.declare(job);
  }

  readonly #happenings: Readonly<Record<Event, () => unknown>> = {
    'leases-over': () => this.site.endLeases(),
    'engine-away': () => {
      this.engineAway = true;
      this.site.engineAway();
    },
    'engine-back': () => {
      this.engineAway = false;
      this.site.engineBack();
    },
    'answer-lost': () => this.site.simulator.faults.add({ path: submissions, when: 'after', kind: 'reset' }),
    'run-refused': () => this.site.simulator.faults.add({ path: submissions, ...refusal, errorCode: 'INVALID_PARAMETER_VALUE' }),
    'no-room': () => this.site.simulator.faults.add({ path: submissions, ...refusal, errorCode: 'QUOTA_EXCEEDED' }),
    'queues-away': () => (this.#queuesAway = true),
    'queues-back': () => (this.#queuesAway = false),
    'cluster-down': () => this.site.simulator.stopCluster('active-1', { code: 'CLOUD_PROVIDER_SHUTDOWN', type: 'CLOUD_FAILURE' }),
    'cluster-up': () => this.#startCluster(),
    'job-removed': () => {
      if (this.#declared.delete('3')) this.site.simulator.removeJob('3');
    },
    'job-declared': () => this.declare('3'),
  };

  async happen(event: Event): Promise<void> {
    await this.#happenings[event]();
  }

  declare(jobId: string): void {
    if (this.#declared.has(jobId)) return;
    this.#declared.add(jobId);
    const clusterId = clusterOf[jobId];
    this.site.simulator.declareJob({
      ...{ jobId, name: `job ${jobId}`, maxConcurrentRuns: 1_000 },
      ...(clusterId === undefined ? {} : { clusterId }),
      outcome: ({ runId }) => outcomes[Number(runId.slice(-1)) % outcomes.length] ?? { result: 'succeed' },
    });
  }

  async #startCluster(): Promise<void> {
    const { url, token } = this.site.simulator;
    const asked = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: '{"cluster_id":"active-1"}' };
    // Refused where it is up.
    await fetch(`${url}/api/2.1/clusters/start`, asked);
  }

  #publish({ body, messageId }: OutgoingResponse): PublishOutcome {
    if (this.#queuesAway) return { kind: 'unavailable', reason: 'nobody answers' };
    const { request_id: id } = JobResponse.parse(JSON.parse(body.toString()));
    this.published.set(id, new Set([...(this.published.get(id) ?? []), messageId]));
    return { kind: 'confirmed' };
  }
}
