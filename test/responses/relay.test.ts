// The relay over a store and a broker that are watched: several batches at once, each once, and an end that leaves nothing behind.
import { expect } from 'chai';
import { setImmediate } from 'node:timers/promises';
import { branded } from '../../src/core/ids.js';
import type { OutgoingResponse, PublishOutcome } from '../../src/ports/broker.js';
import type { DueResponse, ResponseMarks, ResponseStore } from '../../src/ports/store/responses.js';
import { relay, type RelayParts } from '../../src/responses/responses.js';

interface Watched {
  readonly parts: RelayParts;
  readonly sent: string[];
  readonly marked: string[];
  readonly again: string[];
  /** Batches with the broker at once, at the most. */
  atOnceMax: number;
}

function due(count: number): DueResponse[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ requestId: branded(`request-${index}`), tenantId: branded('333'), correlationId: branded('c') },
    ...{ messageId: `response-${index}`, queue: 'q', body: '{}', attempts: 1, traceparent: null, replyToSessionId: null },
  }));
}

function watched(waiting: DueResponse[], answer: (batch: number) => PublishOutcome | null, claimFails = Infinity): Watched {
  let [claims, batches, atOnce] = [0, 0, 0];
  const publish = async (all: readonly OutgoingResponse[]): Promise<PublishOutcome[]> => {
    const outcome = answer((batches += 1));
    watch.atOnceMax = Math.max(watch.atOnceMax, (atOnce += 1));
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    atOnce -= 1;
    if (outcome === null) return [];
    if (outcome.kind === 'confirmed') watch.sent.push(...all.map(({ messageId }) => messageId));
    return all.map(() => outcome);
  };
  const marks: ResponseMarks = {
    published: (ids) => {
      watch.marked.push(...ids);
    },
    retry: (again) => {
      watch.again.push(...again.map(({ requestId }) => requestId));
    },
    park: () => Promise.resolve(),
  };
  const store: Pick<ResponseStore, 'take'> = {
    take: async ({ max }, work) => {
      await setImmediate();
      if ((claims += 1) > claimFails) throw new Error('the store is away');
      const taken = waiting.splice(0, max);
      return taken.length === 0 ? null : work(taken, marks);
    },
  };
  const parts = { store, queues: { publish }, clock: { now: () => 0 }, telemetry: { report: () => undefined } };
  // Only what the relay asks for here.
  const watch: Watched = {
    parts: { ...parts, batchMax: 2, leaseMs: 1 } as unknown as RelayParts,
    sent: [],
    marked: [],
    again: [],
    atOnceMax: 0,
  };
  return watch;
}

describe('the relay', () => {
  const confirmed = (): PublishOutcome => ({ kind: 'confirmed' });

  it('has several batches on their way at once, each response once, and ends when all are marked', async () => {
    const watch = watched(due(11), confirmed);
    expect(await relay(watch.parts)).to.equal(11);
    expect(watch.atOnceMax).to.be.within(2, 3);
    expect(new Set(watch.sent).size).to.equal(11);
    expect([watch.sent.length, watch.marked.length]).to.deep.equal([11, 11]);
  });

  it('claims one batch where no more is due', async () => {
    const watch = watched(due(1), confirmed);
    expect(await relay(watch.parts)).to.equal(1);
    expect(watch.atOnceMax).to.equal(1);
  });

  it('takes no further batch once the broker is away', async () => {
    const waiting = due(40);
    const watch = watched(waiting, () => ({ kind: 'unavailable', reason: 'no connection' }));
    expect(await relay(watch.parts)).to.equal(0);
    expect(waiting.length).to.be.at.least(40 - 3 * 2);
  });

  it('takes a response of which the broker says nothing for one that was not sent', async () => {
    const watch = watched(due(2), () => null);
    expect(await relay(watch.parts)).to.equal(0);
    expect([watch.marked, watch.again]).to.deep.equal([[], ['request-0', 'request-1']]);
  });

  it('tells that the store is away after all that was on its way has been marked', async () => {
    const watch = watched(due(40), confirmed, 3);
    const failed = await relay(watch.parts).catch((problem: unknown) => problem);
    expect(failed).to.be.instanceOf(Error).with.property('message', 'the store is away');
    expect([watch.marked.length, watch.sent.length]).to.deep.equal([6, 6]);
  });
});
