// The time that a tenant's runs took of its window.
import { expect } from 'chai';
import { quotaReached, runSecondsMin, runWindows, secondsWithin, type RunSpan } from '../../src/core/deciding/quota.js';
import { branded, type TenantId } from '../../src/core/ids.js';
import { monday, someSettings } from '../support/scenes.js';

const hourMs = 3_600_000;
const minute = 60_000;
/** In minutes before the end of the window. */
const span = (from: number, to: number | null): RunSpan => ({
  from: monday - from * minute,
  to: to === null ? null : monday - to * minute,
});
const secondsOf = (...spans: RunSpan[]) => secondsWithin(spans, hourMs, monday);

describe('the time of a window', () => {
  it('is one for each tenant with a quota of time, and begins so many seconds ago', () => {
    const settings = someSettings({ tenants: { timed: { run_seconds_max: 600, run_window_seconds: 3_600 } } });
    const asked = ['timed', 'free', 'timed'].map((id) => branded<TenantId>(id));
    expect(runWindows(asked, settings, monday)).to.deep.equal([{ tenantId: 'timed', since: monday - hourMs }]);
  });

  it('is nothing of no runs, and of several what each took', () => {
    expect(secondsOf()).to.equal(0);
    expect(secondsOf(span(10, 5), span(9, 8))).to.equal(360);
  });

  it('counts what lies within it, and nothing of a run that ended before', () => {
    expect(secondsOf(span(70, 50))).to.equal(600);
    expect(secondsOf(span(90, 70))).to.equal(0);
  });

  it('counts a run that goes on up to the end, and for a while at the least', () => {
    expect(secondsOf(span(5, null))).to.equal(300);
    expect(secondsOf(span(0, null))).to.equal(runSecondsMin);
    expect(secondsOf(span(0.5, 0)), 'one that has ended, for what it took').to.equal(30);
  });
});

describe('a quota', () => {
  const tenant = { live_runs: 2, runs_max: 0, run_seconds: 600, run_seconds_max: 0 };

  it('is reached with as many runs, or as much time, as it says; runs are told first', () => {
    expect(quotaReached(tenant), 'none').to.equal(null);
    expect(quotaReached({ ...tenant, runs_max: 3, run_seconds_max: 601 })).to.equal(null);
    expect(quotaReached({ ...tenant, runs_max: 2, run_seconds_max: 600 })).to.equal('runs');
    expect(quotaReached({ ...tenant, runs_max: 3, run_seconds_max: 600 })).to.equal('run-seconds');
  });
});
