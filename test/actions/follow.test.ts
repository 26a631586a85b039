// What becomes of a follower that cannot be begun: for what passes it waits an hour, and a defect of the service is no refusal.
import { expect } from 'chai';
import { follow } from '../../src/actions/follow.js';
import type { ActionsParts } from '../../src/actions/parts.js';
import { Fault } from '../../src/core/faults.js';
import type { FollowWork } from '../../src/core/followers/follow-steps.js';
import { Follower } from '../../src/core/followers/follower.js';
import { branded } from '../../src/core/ids.js';
import type { EndedFirst } from '../../src/ports/store/followers.js';
import type { Step } from '../../src/ports/store/steps.js';

const first: EndedFirst = {
  ...{ id: branded('r1'), correlationId: 'c', tenantId: '333', userId: 'u', jobId: '175', priority: 50, notificationQueue: '' },
  ...{
    state: 'succeeded',
    endedAt: 0,
    runId: null,
    outputs: [],
    context: {},
    place: 1,
    traceparent: null,
    replyToSessionId: null,
  },
};
const work: FollowWork = {
  kind: 'follow',
  first: first.id,
  follower: Follower.parse({ on: 'ended', job: '176' }),
};

function scene(problem: Error, ageMs: number) {
  const raised: string[] = [];
  const parts = {
    followers: { first: () => Promise.resolve(first) },
    take: () => Promise.reject(problem),
    alerts: { raise: (alerts: readonly { key: string }[]) => Promise.resolve(raised.push(...alerts.map(({ key }) => key))) },
    clock: { now: () => ageMs },
  };
  // Only what following asks for.
  const step = { recordedAt: 0, attempts: 1_000 } as Step;
  return { raised, performed: () => follow(parts as unknown as ActionsParts, step, work) };
}

describe('a follower', () => {
  const noRoom = new Fault('tenant-queue-full', 'as many wait as may');

  it('that finds no room is tried again for an hour, and then it is refused and SRE is told', async () => {
    const within = scene(noRoom, 3_600_000);
    expect(await within.performed()).to.deep.equal({ kind: 'retry', reason: noRoom.publicText });
    expect(within.raised).to.deep.equal([]);
    const after = scene(noRoom, 3_600_001);
    expect(await after.performed()).to.deep.equal({ kind: 'given-up', reason: noRoom.publicText });
    expect(after.raised).to.deep.equal(['follower-refused:175:176']);
  });

  it('that fails for a defect of the service is not refused for it, however old it is', async () => {
    const { raised, performed } = scene(new Error('a defect'), 80_000_000);
    const problem = await performed().catch((thrown: unknown) => thrown);
    expect(String(problem)).to.equal('Error: a defect');
    expect(raised).to.deep.equal([]);
  });
});
