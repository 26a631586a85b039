// What a simulation says is what the service does: one day, played by `policy simulate` and taken by a house on a real database and a workspace.
import { expect } from 'chai';
import type { Instant } from '../../src/core/ids.js';
import { playedPast } from '../../src/core/playing/played-past.js';
import { scenarioPlay, type ScenarioPlay } from '../../src/core/playing/scenario-play.js';
import { Scenario } from '../../src/core/playing/scenario.js';
import { defaultPolicy } from '../support/house-policy.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { someSettings } from '../support/scenes.js';

type Playable = Extract<ScenarioPlay, { kind: 'playable' }>;

/** Seconds of each. */
const jobs = { '1': 900, '2': 200 } as const;
/** One slot more is wanted than there is, at most times; a tenant and a job have limits of their own, and critical ones may overfill. */
const written = {
  scenario: 'two busy hours',
  zone: 'UTC',
  // Soon after the clock of the tests begins.
  period: { from: '2023-11-14T22:30', hours: 2 },
  pools: { active: { clusters_max: 0, own_compute_slots: 3 }, passive: { clusters_max: 0, own_compute_slots: 2 } },
  tenants: { held: { runs_max: 1 } },
  jobs: {
    '1': { run_seconds: { fixed: jobs[1] }, runs_on: 'own-compute' },
    '2': { run_seconds: { fixed: jobs[2] }, runs_on: 'own-compute', max_concurrent_runs: 2 },
  },
  arrivals: [
    { tenant: 'a', job: '1', priority: 50, per_hour: 12 },
    { tenant: 'b', job: '2', priority: 80, per_hour: 20 },
    { tenant: 'held', job: '2', priority: 20, per_hour: 6 },
    { tenant: 'held', job: '1', priority: 80, per_hour: 3 },
    { tenant: 'b', job: '1', priority: 100, per_hour: 3 },
  ],
} as const;

interface Started {
  readonly who: string;
  readonly pool: string;
  readonly at: Instant;
}

const settings = someSettings({
  calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
  limits: { max_concurrent_runs: 100 },
});

function played(): { readonly play: Playable; readonly starts: readonly Started[] } {
  const scenario = Scenario.parse(written);
  const play = scenarioPlay(scenario, settings, 7);
  if (play.kind !== 'playable') throw new Error(play.kind);
  const answer = playedPast(play.past, { settings: play.settings, policy: defaultPolicy, slots: new Map() });
  if (answer.kind !== 'played') throw new Error(answer.kind);
  const starts = answer.history.runs.map(({ id, pool, submittedAt: at }) => ({ who: id.slice(-4), pool, at }));
  return { play, starts: starts.sort(byTime) };
}

const byTime = (one: Started, other: Started) => one.at - other.at || (one.who < other.who ? -1 : 1);
const checkMs = 300_000;
const turnsMax = 1_000;

/** The same day, instant by instant: who comes is handed in, what has ended is seen, and a pass is taken; every five minutes a sweep. */
async function lived(site: Site, house: TestHouse, { past }: Playable): Promise<readonly Started[]> {
  const coming = [...past.requests];
  await site.pass(past.period.from - site.clock.now());
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const live = await site.sql<{ ends: string }>(
      `select extract(epoch from submitted_at) * 1000 + case job_id when '1' then ${jobs[1]}000 else ${jobs[2]}000 end as ends
       from request where state = 'running'`,
    );
    const now = site.clock.now();
    const check = (Math.floor(now / checkMs) + 1) * checkMs;
    const next = Math.min(coming[0]?.receivedAt ?? Infinity, check, ...live.map(({ ends }) => Number(ends)));
    if (coming.length === 0 && live.length === 0) return startsOf(site);
    await site.pass(Math.max(0, next - now));
    await house.watch();
    for (let one = coming[0]; one !== undefined && one.receivedAt <= site.clock.now(); one = coming[0]) {
      const { id, jobId, tenantId, priority, asked } = one;
      const operation = asked.maxConcurrentRuns === null ? {} : { max_concurrent_runs: asked.maxConcurrentRuns };
      await house.take({ correlationId: id.slice(-4), jobId, tenantId, priority, operation });
      coming.shift();
    }
    if (next === check) await house.sweep();
    else await house.drive();
  }
  throw new Error('the day does not end');
}

async function startsOf(site: Site): Promise<readonly Started[]> {
  const rows = await site.sql<{ who: string; pool: string; at: Date }>(
    `select correlation_id as who, pool, submitted_at as at from request where state = 'succeeded'`,
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() })).sort(byTime);
}

describe('a simulation', () => {
  it('starts whom the service starts, in the same pools, in the same order and within a second of the same instants', async () => {
    const { play, starts } = played();
    expect(starts.length, 'most of them').to.equal(play.past.requests.length);
    await onSite({ settings: { calendar: settings.calendar } }, async (site) => {
      for (const [jobId, seconds] of Object.entries(jobs))
        site.simulator.declareJob({
          ...{ jobId, name: jobId, maxConcurrentRuns: 1_000 },
          outcome: { result: 'succeed', durationMs: seconds * 1_000 },
        });
      const house = await site.house('a', { settings: play.settings, policy: defaultPolicy });
      const real = await lived(site, house, play);
      expect(real.map(({ who, pool }) => `${who} ${pool}`)).to.deep.equal(starts.map(({ who, pool }) => `${who} ${pool}`));
      for (const [index, { who, at }] of real.entries()) expect(at - (starts[index]?.at ?? 0), who).to.be.within(-1_000, 1_000);
    });
  });

  it('of that day has requests that wait, for a slot and for a limit of their own, and some that need not', () => {
    const { play, starts } = played();
    const came = new Map(play.past.requests.map(({ id, receivedAt }) => [id.slice(-4), receivedAt]));
    const waited = starts.filter(({ who, at }) => at - (came.get(who) ?? 0) > 60_000).length;
    expect(waited / starts.length).to.be.within(0.2, 0.9);
    expect(new Set(starts.map(({ pool }) => pool)).size).to.equal(2);
  });
});
