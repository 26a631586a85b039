// Responses. In: job responses that were recorded with the final state of their requests. Out: each on its request's own notification queue,
// at least once, always under the same message id. Promised: an answer is marked published only after the broker has confirmed it and did
// not return it; a queue that does not exist parks it and tells SRE, once a queue, in one transaction.
import type { Clock } from '../ports/clock.js';
import type { PublishOutcome, ResponseQueues } from '../ports/broker.js';
import type { DueResponse, ResponseMarks, ResponseStore } from '../ports/store/responses.js';
import type { NewAlert } from '../ports/store/steps.js';
import type { Telemetry } from '../ports/telemetry.js';

export { openParked } from './parked.js';

export interface RelayParts {
  readonly store: ResponseStore;
  readonly queues: ResponseQueues;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly batchMax: number;
  /** Longer than a publish may take: another relay must not send what is being sent. */
  readonly leaseMs: number;
}

/** Batches a call relays at the most; the rest is left for the next one. */
const roundsMax = 1_000;
/** Batches at once: one is claimed, one is on the wire, one is being marked. Each holds a connection of the pool meanwhile. */
const lanesMax = 3;
const backOffMaxMs = 60_000;

interface Answer {
  readonly response: DueResponse;
  readonly outcome: PublishOutcome;
}

/** What the lanes of one call share. */
interface Flow {
  roundsLeft: number;
  /** The broker or the store cannot be reached. */
  ended: boolean;
  /** There is more than one batch. */
  readonly widen: () => void;
}

/**
 * Relays what is due. As soon as there is more than one batch, several go at once: the broker and the store work at the same time. Answers how
 * many were published. Stops early when the broker cannot be reached; nothing goes on behind the caller's back.
 */
export async function relay(parts: RelayParts): Promise<number> {
  const lanes: Promise<number>[] = [];
  const open = (): void => {
    const lane = relayBatches(parts, flow);
    // Told by the await that comes for it. Until then nobody takes it, and what nobody takes ends the process.
    lane.catch(() => (flow.ended = true));
    lanes.push(lane);
  };
  const flow: Flow = { roundsLeft: roundsMax, ended: false, widen: () => (lanes.length < lanesMax ? open() : undefined) };
  open();
  let published = 0;
  const problems: unknown[] = [];
  // Lanes may be opened meanwhile, by those that are waited for.
  for (const lane of lanes) published += await lane.catch((problem: unknown) => (problems.push(problem), 0));
  if (problems.length > 0) throw problems[0];
  return published;
}

/** One after the other, until no more is due. What becomes due meanwhile rings for itself. */
async function relayBatches(parts: RelayParts, flow: Flow): Promise<number> {
  const { store, clock, leaseMs, batchMax: max } = parts;
  let published = 0;
  while (!flow.ended && flow.roundsLeft > 0) {
    flow.roundsLeft -= 1;
    const answers = await store.take({ at: clock.now(), leaseMs, max }, async (due, marks) => {
      if (due.length === max) flow.widen();
      return publish(parts, due, marks);
    });
    if (answers === null) break;
    // Of those that the broker does not take now it says so at once: behind a batch of them others may go through.
    if (answers.every(({ outcome }) => outcome.kind === 'unavailable')) flow.ended = true;
    tell(parts, answers);
    published += answers.filter(({ outcome }) => outcome.kind === 'confirmed').length;
    if (answers.length < max) break;
  }
  return published;
}

async function publish(
  { queues, clock }: RelayParts,
  due: readonly DueResponse[],
  marks: ResponseMarks,
): Promise<readonly Answer[]> {
  const outcomes = await queues.publish(due.map(asMessage));
  const at = clock.now();
  const answers = due.map((response, index) => ({ response, outcome: outcomes[index] ?? noAnswer }));
  marks.published(
    answers.filter(({ outcome }) => outcome.kind === 'confirmed').map(({ response }) => response.requestId),
    at,
  );
  marks.retry(
    answers.flatMap(({ response: { requestId, attempts }, outcome }) =>
      outcome.kind === 'unavailable' || outcome.kind === 'not-now'
        ? [{ requestId, dueAt: at + backOff(attempts), reason: outcome.reason }]
        : [],
    ),
  );
  const parked = parkedOf(answers);
  const reasons = parked.map(({ response: { requestId }, reason }) => ({ requestId, reason }));
  await marks.park(reasons, alertsFor(parked), at);
  return answers;
}

function asMessage(due: DueResponse) {
  const { queue, messageId, correlationId, traceparent, replyToSessionId: sessionId } = due;
  return { queue, messageId, correlationId, traceparent, sessionId, body: Buffer.from(due.body) };
}

const noAnswer: PublishOutcome = { kind: 'unavailable', reason: 'the broker adapter gave no answer for it' };
const words = {
  confirmed: 'published',
  undeliverable: 'parked',
  'not-now': 'retry',
  unavailable: 'retry',
} as const satisfies Record<PublishOutcome['kind'], string>;

/** What is committed. */
function tell({ telemetry }: RelayParts, answers: readonly Answer[]): void {
  for (const { response, outcome } of answers) {
    const { requestId, correlationId, tenantId, traceparent } = response;
    const about = { requestId, correlationId, tenantId, traceparent };
    const detail = outcome.kind === 'confirmed' ? null : outcome.reason;
    telemetry.report({ kind: 'responded', outcome: words[outcome.kind], about, queue: response.queue, detail });
  }
}

interface Parked {
  readonly response: DueResponse;
  readonly reason: string;
}

function parkedOf(answers: readonly Answer[]): readonly Parked[] {
  return answers.flatMap(({ response, outcome }) =>
    outcome.kind === 'undeliverable' ? [{ response, reason: outcome.reason }] : [],
  );
}

/** One a queue. */
function alertsFor(parked: readonly Parked[]): readonly NewAlert[] {
  const queues = new Map(parked.map(({ response, reason }) => [response.queue, { response, reason }]));
  return [...queues].map(([queue, { response, reason }]) => ({
    key: `response-undeliverable:${queue}`,
    severity: 'error',
    summary:
      `Job responses for the queue ${queue} cannot be delivered: ${reason}. They are kept. ` +
      'Fix that: one is tried every few minutes, and once it goes through, the others follow.',
    details: { queue, tenant_id: response.tenantId },
    requestId: response.requestId,
  }));
}

/** 1 s, 2 s, 4 s ... 60 s. */
function backOff(attempts: number): number {
  return Math.min(backOffMaxMs, 1_000 * 2 ** Math.min(attempts, 6));
}
