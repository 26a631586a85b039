// What holds for a request of a job, and which key says so.
import { expect } from 'chai';
import { runsAtOnce, runSeconds, startSeconds } from '../../src/core/job-limits.js';
import { someSettings } from '../support/scenes.js';

const pools = { active: { max_start_seconds: 60 }, passive: {} };
const settings = (limits: NonNullable<Parameters<typeof someSettings>[0]>['limits'], jobs = {}) =>
  someSettings({ pools, limits, jobs });

describe('how many runs of a job there are at once', () => {
  it('is what holds for all, up to what any request may ask for', () => {
    const from = 'settings.limits.max_concurrent_runs';
    expect(runsAtOnce(settings({ max_concurrent_runs: 4 }), '175')).to.deep.equal({
      ...{ usual: 4, usualFrom: from, most: 1000, mostFrom: null },
    });
  });

  it('is never more than its own key says, which is no default: others are as they are', () => {
    const own = 'settings.jobs.175.max_concurrent_runs';
    const bounded = (most: number) =>
      runsAtOnce(settings({ max_concurrent_runs: 4 }, { '175': { max_concurrent_runs: most } }), '175');
    expect(bounded(3)).to.deep.equal({ usual: 3, usualFrom: own, most: 3, mostFrom: own });
    expect(bounded(4)).to.include({ usual: 4, usualFrom: 'settings.limits.max_concurrent_runs', most: 4, mostFrom: own });
    expect(bounded(9)).to.include({ usual: 4, most: 9 });
  });
});

describe('how long a run of a job may take', () => {
  const [all, cap, own] = [
    'settings.limits.max_run_seconds',
    'settings.limits.run_seconds_cap',
    'settings.jobs.175.max_run_seconds',
  ];
  it('is what its own key says, else what holds for all, and never more than the cap', () => {
    const limits = { max_run_seconds: 100, run_seconds_cap: 500 };
    expect(runSeconds(settings(limits), '175')).to.deep.equal({ usual: 100, usualFrom: all, most: 500, mostFrom: cap });
    expect(runSeconds(settings(limits, { '175': { max_run_seconds: 500 } }), '175')).to.include({ usual: 500, usualFrom: own });
    expect(runSeconds(settings(limits, { '175': { max_run_seconds: 501 } }), '175')).to.include({ usual: 500, usualFrom: cap });
  });

  it('is up to thirty days at the request of whoever asks, where the cap is above, and as long as settings say', () => {
    const days30 = 2_592_000;
    const most = (run_seconds_cap: number, max_run_seconds = 100) =>
      runSeconds(settings({ run_seconds_cap, max_run_seconds }), '175');
    expect(most(days30)).to.include({ most: days30, mostFrom: cap });
    expect(most(days30 + 1)).to.include({ most: days30, mostFrom: null });
    expect(most(days30 + 9, days30 + 5)).to.include({ usual: days30 + 5, most: days30 + 5, mostFrom: null });
  });
});

describe('how long a run may take to begin', () => {
  it('is what its job says, else its pool, else what holds for all, also in a pool that is configured no more', () => {
    const some = settings({ max_start_seconds: 90 }, { '9': { max_start_seconds: 30 } });
    const of = (jobId: string, pool: string | null) => startSeconds(some, { jobId, pool });
    expect([of('9', 'active'), of('175', 'active'), of('175', 'passive')]).to.deep.equal([30, 60, 90]);
    expect([of('175', null), of('175', 'gone'), of('175', 'constructor')]).to.deep.equal([90, 90, 90]);
  });
});
