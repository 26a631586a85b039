// What a pass leaves to be done, and who is told.
import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { drive, type Pass, type WaitingQueueParts } from '../../src/waiting-queue/waiting-queue.js';

const nothing: Pass = {
  ...{ depth: 'heads', admitted: [], replaced: [], steps: false, ended: false, more: null },
  ...{ world: null, room: 0, reachable: true },
};

async function toldOf(pass: Pass): Promise<readonly string[]> {
  const told: string[] = [];
  const parts = {
    admit: () => Promise.resolve(pass),
    onAdmitted: () => told.push('admitted'),
    onReplaced: () => told.push('replaced'),
    onSteps: () => told.push('steps'),
    onEnded: () => told.push('ended'),
  };
  // Only what a drive asks for here.
  await drive(parts as unknown as WaitingQueueParts, 'heads');
  return told;
}

describe('a pass', () => {
  it('that let nobody run tells of its steps all the same: a cluster that is to be started is not waited for', async () => {
    expect(await toldOf({ ...nothing, steps: true })).to.deep.equal(['steps']);
  });

  it('that ended a request tells of its response', async () => {
    expect(await toldOf({ ...nothing, ended: true })).to.deep.equal(['ended']);
  });

  it('that let nobody run before another had made room tells of who is to be stopped', async () => {
    expect(await toldOf({ ...nothing, replaced: [branded<RequestId>('r')] })).to.deep.equal(['replaced']);
  });

  it('that led to nothing tells nobody', async () => {
    expect(await toldOf(nothing)).to.deep.equal([]);
  });
});
