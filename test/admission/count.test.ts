// The world that a pass decides in, counted from rows: a run that we know to have ended takes no slot, also while the engine's list shows it.
import { expect } from 'chai';
import { count } from '../../src/admission/count.js';
import { roomOf } from '../../src/core/deciding/room.js';
import type { RunId } from '../../src/core/ids.js';
import type { RunsAsked } from '../../src/ports/store/admission.js';
import { aCluster, aForeignRun, aSnapshot, monday, someSettings } from '../support/scenes.js';

const settings = someSettings({ pools: { active: { clusters: ['active*'], slots_per_cluster: 2 }, passive: { clusters: [] } } });
const activeRuns = ['over', 'another'].map((id) => aForeignRun(id, 'active-1'));
const snapshot = aSnapshot({ clusters: [aCluster('active-1')], activeRuns });

/** One run, `over`, is recorded as ended at this instant. */
async function counted(endedAt: number) {
  const asked: RunsAsked[] = [];
  const rows = {
    live: () => Promise.resolve([]),
    starts: () => Promise.resolve([]),
    runSeconds: () => Promise.resolve(new Map()),
    ended: (ask: RunsAsked) => {
      asked.push(ask);
      return Promise.resolve(new Set(endedAt >= ask.since ? ask.runs.filter((id): id is RunId => id === 'over') : []));
    },
  };
  return { room: roomOf(await count(rows, { snapshot, settings, now: monday, lanes: [] })), asked };
}

describe('the world of a pass', () => {
  it('has a slot free whose run we know to have ended, also by a clock that is minutes behind that of the list', async () => {
    const minutes = 60_000;
    const roomAt = async (endedAt: number) => (await counted(endedAt)).room;
    expect([await roomAt(monday + 1), await roomAt(monday - 4 * minutes)]).to.deep.equal([1, 1]);
    expect(await roomAt(monday - 6 * minutes), 'a number that the engine has used again').to.equal(0);
  });
});
