// When a request will probably be let run: as the real decisions come out when nothing new comes.
import { expect } from 'chai';
import fc from 'fast-check';
import { forecastSentence } from '../../src/core/forecast/forecast-sentence.js';
import { branded, type JobId, type TenantId } from '../../src/core/ids.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aPolicy, monday } from '../support/scenes.js';
import { exactly, forecastOf, jobs, minute, minutesOf, waiting, type Scene } from './forecast-scenes.js';

describe('when a request will probably be let run', () => {
  it('now, where there is room', () => {
    const told = forecastOf({ slots: 2, running: [['1', 3]], takes: { 1: [5, 9] } });
    expect(minutesOf(told)).to.deep.equal([0, 0]);
    expect(forecastSentence(told)).to.equal('no run has to end first');
  });

  it('when the run before it ends: as they usually do, and as the longest tenth does', () => {
    const told = forecastOf({ running: [['1', 3]], takes: { 1: [5, 9] } });
    expect(minutesOf(told)).to.deep.equal([2, 6]);
    expect(forecastSentence(told)).to.equal('if runs take as long as the last 10 runs of their jobs');
  });

  it('a run that outlasts the usual takes as long as the longest; one that outlasts those, as long again', () => {
    expect(minutesOf(forecastOf({ running: [['1', 6]], takes: { 1: [5, 9] } }))).to.deep.equal([3, 3]);
    expect(minutesOf(forecastOf({ running: [['1', 12]], takes: { 1: [5, 9] } }))).to.deep.equal([12, 12]);
  });

  it('a run that is being stopped is over soon, however long its job takes', () => {
    expect(minutesOf(forecastOf({ running: [['7', 6]], stopWished: true }))).to.deep.equal([1, 1]);
  });

  it('those before it take their turns, and their time', () => {
    const told = forecastOf({ running: [['1', 0]], before: ['2', '3'], takes: { 1: exactly(5), 2: exactly(7), 3: [1, 11] } });
    expect(minutesOf(told)).to.deep.equal([13, 23]);
  });

  it('those that come after it do not count', () => {
    const behind = waiting(1_000, { jobId: branded('2') });
    const told = forecastOf({ running: [['1', 0]], takes: { 1: exactly(5) }, changes: { front: [behind] } });
    expect(minutesOf(told)).to.deep.equal([5, 5]);
  });

  it('one that may start later is let run then', () => {
    const later = { dueAt: monday + 40 * minute };
    expect(minutesOf(forecastOf({ candidate: later }))).to.deep.equal([40, 40]);
  });

  it('a run of its tenant that has ended takes no more of the window of its quota', () => {
    const spans = [
      { from: monday - 20 * minute, to: monday },
      { from: monday, to: null },
    ];
    // Twenty minutes of an hour: those from before leave the window from minute 40 on, and with the run of ten less than twenty are left after minute 50.
    const told = forecastOf({
      slots: 2,
      running: [['1', 0]],
      takes: { 1: exactly(10) },
      candidate: { tenantId: branded('t') },
      spans,
    });
    expect(minutesOf(told)).to.deep.equal([51, 51]);
  });

  const ofT = { tenantId: branded<TenantId>('t') };

  it('what a foreseen run takes of the quota of its tenant counts once, and leaves the window as any other', () => {
    // Of twenty minutes ten are taken, and nine will be.
    const nearly = { before: ['1'], takes: { 1: exactly(9) }, spans: [{ from: monday - 10 * minute, to: monday }] };
    expect(minutesOf(forecastOf({ ...nearly, candidate: ofT, each: ofT }))).to.deep.equal([9, 9]);
    // Nothing is taken yet. The one before it takes all there is, until that is an hour ago.
    const all = { before: ['1'], takes: { 1: exactly(20) }, spans: [] };
    expect(minutesOf(forecastOf({ ...all, candidate: ofT, each: ofT }))).to.deep.equal([61, 61]);
  });

  it('one before it whose tenant has used its time comes first again when the window of that has room', () => {
    const spans = [{ from: monday - 20 * minute, to: monday }];
    const later = { dueAt: monday + 50 * minute };
    // It has room again after minute 40, and the only slot is then taken for half an hour.
    const scene: Scene = { before: ['1'], takes: { 1: exactly(30) }, spans, each: ofT, candidate: later };
    expect(minutesOf(forecastOf(scene))).to.deep.equal([71, 71]);
  });

  it('what opens with the hour lets it run then, to the minute', () => {
    const night: Scene = {
      slots: 4,
      running: [
        ['7', 0],
        ['7', 0],
        ['7', 0],
      ],
      hours: ['23:07', '24:00'],
    };
    expect(minutesOf(forecastOf(night))).to.deep.equal([667, 667]);
    expect(forecastSentence(forecastOf(night))).to.equal('no run has to end first');
  });

  it('a run that is stopped to make room for it is over soon, and one only is', () => {
    const policy = aPolicy([{ case: 'job-at-its-limit', effects: [{ kind: 'replace-run' }] }]);
    const scene: Scene = {
      slots: 3,
      running: [
        ['1', 3],
        ['1', 1],
      ],
      takes: { 1: exactly(8) },
      policy,
    };
    const candidate = { ...ofT, jobId: branded<JobId>('1'), maxConcurrentRuns: 2 };
    expect(minutesOf(forecastOf({ ...scene, candidate }))).to.deep.equal([1, 1]);
    expect(minutesOf(forecastOf({ ...scene, candidate: { ...candidate, maxConcurrentRuns: 1 } }))).to.deep.equal([7, 7]);
  });

  it('is not known while there is maintenance', () => {
    for (const pools of [null, ['active', 'passive']])
      expect(forecastSentence(forecastOf({ policy: { ...defaultPolicy, maintenance: { message: 'x', pools } } }))).to.equal(
        'not known: nobody knows when the maintenance will end',
      );
  });

  it('is not known: held, too many before it, too few runs of a job have ended, a run of days', () => {
    const why = (scene: Scene) => forecastSentence(forecastOf(scene));
    expect(why({ held: true })).to.equal('not known: an operator holds it');
    expect(why({ changes: { cut: true } })).to.equal('not known: too many requests are ahead of it');
    expect(why({ running: [['1', 3]] })).to.equal(
      'not known: too few runs have ended lately of a job that is running or ahead of it to tell how long they take',
    );
    expect(why({ running: [['1', 3]], before: ['2'] })).to.match(
      /of 2 jobs that are running or ahead of it to tell how long they take$/,
    );
    expect(why({ candidate: { jobId: branded('nobody') } })).to.equal('not known: its job is not declared on the engine');
    const days = { running: [['1', 3]], takes: { 1: [5_000, 9_000] } } as const;
    expect(why(days)).to.equal('probably not within a day');
    expect(why({ running: [['1', 0]], takes: { 1: exactly(60) }, candidate: { expiresAt: monday + 30 * minute } })).to.match(
      /not within/,
    );
  });

  it('has no end where only the longest of runs take more than the day that is looked ahead', () => {
    expect(minutesOf(forecastOf({ running: [['1', 3]], takes: { 1: [10, 9_000] } }))).to.deep.equal([7, null]);
  });

  const anyTakes = fc.record(Object.fromEntries(jobs.map((job) => [job, fc.integer({ min: 1, max: 30 })])));
  const anyJobs = fc.array(fc.constantFrom(...jobs), { maxLength: 12, size: 'max' });
  const anyQueue = fc.record({ slots: fc.integer({ min: 1, max: 4 }), takes: anyTakes, first: anyJobs, before: anyJobs });
  type AnyQueue = typeof anyQueue extends fc.Arbitrary<infer T> ? T : never;

  const sceneOf = ({ slots, takes, first, before }: AnyQueue): Scene & { readonly slots: number } => ({
    slots,
    running: first.slice(0, slots).map((job) => [job, 0]),
    before,
    takes: Object.fromEntries(Object.entries(takes).map(([job, minutes]) => [job, exactly(minutes)])),
  });

  /** Each slot is taken by the next in the order as soon as it is free. */
  function byHand({ slots, takes, first, before }: AnyQueue): number {
    const running = first.slice(0, slots);
    const free = Array.from({ length: slots }, (_, slot) => (slot < running.length ? takes[running[slot]!]! : 0));
    for (const job of before) {
      free.sort((one, other) => one - other);
      free[0]! += takes[job]!;
    }
    return Math.min(...free);
  }

  it('is when it is served, where all are served in turn and take what is known', () => {
    fc.assert(
      fc.property(anyQueue, (queue) => {
        expect(minutesOf(forecastOf(sceneOf(queue)))).to.deep.equal([byHand(queue), byHand(queue)]);
      }),
    );
  });

  it('is never earlier with one more before it, nor later with one more slot', () => {
    fc.assert(
      fc.property(anyQueue, fc.constantFrom(...jobs), (queue, job) => {
        const [from] = minutesOf(forecastOf(sceneOf(queue)));
        const scene = sceneOf(queue);
        expect(minutesOf(forecastOf({ ...scene, before: [...queue.before, job] }))[0]).to.be.at.least(from);
        expect(minutesOf(forecastOf({ ...scene, slots: scene.slots + 1 }))[0]).to.be.at.most(from);
      }),
    );
  });

  it('ends in time with as many before it as there may be, each of a lane of its own', () => {
    const front = Array.from({ length: 200 }, (_, index) =>
      waiting(index, { jobId: branded(jobs[index % 8]!), tenantId: branded(`t-${index}`) }),
    );
    const takes = Object.fromEntries(jobs.map((job, index) => [job, [index + 1, 3 * index + 3] as const]));
    const [from, to] = minutesOf(forecastOf({ slots: 2, running: [['1', 0]], takes, changes: { front } }));
    // 200 runs of 4.5 minutes on two slots; of 13.5 in the longest.
    expect(from).to.be.within(440, 520);
    expect(to).to.be.within(1_330, 1_440);
  });
});
