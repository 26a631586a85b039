// When a request will probably be let run where a cluster has to come up first.
import { expect } from 'chai';
import fc from 'fast-check';
import { forecastSentence } from '../../src/core/forecast/forecast-sentence.js';
import { aCluster, monday } from '../support/scenes.js';
import { exactly, forecastOf, minute, minutesOf, type Scene } from './forecast-scenes.js';

const stopped = [aCluster('active-1', 'stopped')];
const starting = [aCluster('active-1', 'starting')];
const comesUp = [6, 14] as const;

const when = (scene: Scene) => minutesOf(forecastOf({ comesUp, ...scene }));
const said = (scene: Scene) => forecastSentence(forecastOf({ comesUp, ...scene }));

describe('a cluster that has to come up first', () => {
  it('is up as long after now as those of its pool took, where the policy has it started', () => {
    expect(when({ clusters: stopped })).to.deep.equal([6, 14]);
    expect(said({ clusters: stopped })).to.equal(
      'a cluster of pool active starts first: the last 7 starts took 6 min (the slowest tenth 14 min)',
    );
  });

  it('is up as long after its start as those of its pool took, where it is on its way', () => {
    expect(when({ clusters: starting, start: { minutesAgo: 4 } })).to.deep.equal([2, 10]);
    expect(when({ clusters: stopped, start: { minutesAgo: 1, pending: true } })).to.deep.equal([5, 13]);
    // Asked for after the picture of the engine was taken.
    expect(when({ clusters: stopped, start: { minutesAgo: 0.5 } })).to.deep.equal([5.5, 13.5]);
  });

  it('that somebody else has started may have been started just now', () => {
    expect(when({ clusters: starting })).to.deep.equal([6, 14]);
    expect(when({ clusters: starting, start: { minutesAgo: 4, clusterId: 'active-2' } })).to.deep.equal([6, 14]);
  });

  it('that outlasts the usual takes as long as the longest; one that outlasts those, as long again', () => {
    expect(when({ clusters: starting, start: { minutesAgo: 8 } })).to.deep.equal([6, 6]);
    expect(when({ clusters: starting, start: { minutesAgo: 20 } })).to.deep.equal([20, 20]);
  });

  it('whose start has failed is started again, when the cool-down is over', () => {
    expect(when({ clusters: stopped, start: { minutesAgo: 15 } })).to.deep.equal([6, 14]);
    // Ten minutes of it, of which three are over.
    expect(when({ clusters: stopped, start: { minutesAgo: 3 } })).to.deep.equal([7 + 6, 7 + 14]);
  });

  it('that is still to be made has room for others than the first, as the largest of its pool has', () => {
    const made = { clusters: [], pool: { new_cluster: { num_workers: 2 } }, slots: 2 };
    expect(when(made)).to.deep.equal([6, 14]);
    expect(when({ ...made, before: ['2'], takes: { 2: exactly(60) } })).to.deep.equal([6, 14]);
    expect(when({ ...made, before: ['2', '2'], takes: { 2: exactly(60) } })).to.deep.equal([66, 74]);
  });

  it('comes to the help of one that is full, when the policy lets the pool grow', () => {
    const grown = { clusters: [aCluster('active-1'), aCluster('active-2', 'stopped')], pool: { clusters_max: 2 } };
    const busy: Scene = { ...grown, running: [['1', 0]], takes: { 1: exactly(300) } };
    const [likely, late] = when({ ...busy, candidate: { receivedAt: monday - 60 * minute } });
    expect([likely, late]).to.deep.equal([6, 14]);
    expect(when({ ...busy, comesUp: exactly(400), candidate: { receivedAt: monday - 60 * minute } })).to.deep.equal([300, 300]);
  });

  it('and the runs of those before it then are both told of', () => {
    const told = said({ clusters: stopped, before: ['2'], takes: { 2: [5, 9] } });
    expect(told).to.equal(
      'if runs take as long as the last 10 runs of their jobs; a cluster of pool active starts first: the last 7 starts took 6 min (the slowest tenth 14 min)',
    );
  });

  it('is not known when: too few of its pool were timed, none is on its way, or it takes longer than the request waits', () => {
    const few =
      'not known: a cluster of pool active has to start first, and too few have started lately to tell how long that takes';
    expect(forecastSentence(forecastOf({ clusters: stopped }))).to.equal(few);
    expect(forecastSentence(forecastOf({ clusters: starting }))).to.equal(few);
    const none = 'not known: a cluster has to start first, and none is starting';
    expect(said({ clusters: stopped, pool: { clusters_max: 0 } })).to.equal(none);
    expect(said({ clusters: [] })).to.equal(none);
    expect(said({ clusters: stopped, candidate: { expiresAt: monday + 5 * minute } })).to.match(/not within a day/);
  });

  it('has no end where only the slowest take more than the day that is looked ahead', () => {
    expect(when({ clusters: stopped, comesUp: [10, 2_000] })).to.deep.equal([10, null]);
  });

  it('is never up earlier where starts take longer, and shifts all that wait for it by as much as it takes', () => {
    const anyScene = fc.record({
      slots: fc.integer({ min: 1, max: 3 }),
      before: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 8 }),
      startsIn: fc.integer({ min: 1, max: 200 }),
    });
    const takes = { 1: exactly(3), 2: exactly(7), 3: exactly(20) };
    fc.assert(
      fc.property(anyScene, ({ slots, before, startsIn }) => {
        const [up] = minutesOf(forecastOf({ slots, before, takes, clusters: [aCluster('active-1')] }));
        const [stops] = when({ slots, before, takes, clusters: stopped, comesUp: exactly(startsIn) });
        expect(stops).to.equal(startsIn + up);
        const [later] = when({ slots, before, takes, clusters: stopped, comesUp: exactly(startsIn + 1) });
        expect(later).to.equal(stops + 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('compute that a run brings with it', () => {
  it('comes up after the run was let go, and that is told: it holds its slot meanwhile', () => {
    const scene: Scene = { running: [['1', 3]], takes: { 0: [9, 9], 1: [5, 9] }, begins: [5, 12] };
    expect(minutesOf(forecastOf(scene))).to.deep.equal([2, 6]);
    expect(said(scene)).to.equal(
      'if runs take as long as the last 10 runs of their jobs; its own compute then takes 5 min (the slowest tenth 12 min) to start',
    );
  });

  it('is not spoken of where it is there at once, or where runs go to a cluster', () => {
    const scene: Scene = { running: [['1', 3]], takes: { 0: [9, 9], 1: [5, 9] } };
    expect(said({ ...scene, begins: [0.1, 0.5] })).to.match(/of their jobs$/);
    expect(said({ ...scene, begins: [5, 12], clusters: [aCluster('active-1')] })).to.match(/of their jobs$/);
  });
});
