// The trace that a message names in a header which anybody may have filled.
import { expect } from 'chai';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { openIntake } from '../../src/intake/intake.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { oneClock } from '../support/one-clock.js';

async function storedOf(traceparent: string): Promise<NewRequest | undefined> {
  const stored: NewRequest[] = [];
  const intake = openIntake({
    isOwnQueue: () => false,
    store: {
      before: () => Promise.resolve(null),
      withoutRoom: () => Promise.resolve(new Set()),
      persist: (rows) => {
        stored.push(...rows);
        return Promise.resolve(rows.map(({ id }) => ({ kind: 'stored', id })));
      },
    },
    ...{ ping: () => Promise.resolve(), hint: () => undefined, telemetry: { report: () => undefined }, signatures: null },
    ...{ settings: () => someSettings(), ...oneClock(new VirtualClock()), ids: uuidIds, bodyBytesMax: 100_000, retryMs: 1_000 },
    writing: { batchMax: 10, writersMax: 1, pendingMax: 10 },
  });
  const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'c-1' })));
  const came = { queue: 'job-requests', body, messageId: null, redelivered: false, signature: null, replyToSessionId: null };
  expect(await intake.receive({ source: 'rabbitmq', priorityFloor: 0 }, { ...came, traceparent })).to.deep.equal({
    kind: 'taken',
  });
  return stored[0];
}

describe('the trace of a message', () => {
  it('goes with its request', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect((await storedOf(traceparent))?.traceparent).to.equal(traceparent);
  });

  const broken = { 'a hundred thousand characters': 'x'.repeat(100_000), 'a NUL': '00-\u0000', 'two lines': '00-\r\nx: y' };
  for (const [what, traceparent] of Object.entries(broken)) {
    it(`is none where its header holds ${what}: the request is taken, and its response can be published`, async () => {
      expect((await storedOf(traceparent))?.traceparent).to.equal(null);
    });
  }
});
