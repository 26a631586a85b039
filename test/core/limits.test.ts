import { expect } from 'chai';
import { choose } from '../../src/core/deciding/choose.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import {
  branded,
  type ClusterId,
  type JobId,
  type PoolName,
  type RequestId,
  type RunId,
  type TenantId,
} from '../../src/core/ids.js';
import type { Policy } from '../../src/core/policy.js';
import { runWindows } from '../../src/core/deciding/quota.js';
import type { Settings } from '../../src/core/settings.js';
import { observe, type LiveRequest } from '../../src/core/deciding/world.js';
import { aCandidate, aCluster, aJob, aPolicy, aSnapshot, monday, someSettings } from '../support/scenes.js';

const id = (number: number) => branded<RequestId>(`00000000-0000-7000-8000-00000000000${number}`);

function aLive(changes: Partial<LiveRequest> = {}): LiveRequest {
  const { jobId, tenantId } = aCandidate();
  const place = { pool: branded<PoolName>('active'), clusterId: null as ClusterId | null, runId: branded<RunId>('9') };
  return { id: id(9), priority: 50, submittedAt: monday, stopWished: false, jobId, tenantId, ...place, ...changes };
}

interface Scene {
  readonly candidates: readonly Candidate[];
  readonly live?: readonly LiveRequest[];
  readonly settings?: Settings;
  readonly policy?: Policy;
  readonly runSeconds?: number;
  readonly snapshot?: ReturnType<typeof aSnapshot>;
}

function chosen({ candidates, live = [], settings = someSettings(), policy = aPolicy(), runSeconds = 0, snapshot }: Scene) {
  const used = new Map([[branded<TenantId>('333'), runSeconds]]);
  const seen = { snapshot: snapshot ?? aSnapshot(), live, endedRuns: new Set<RunId>(), starts: [], runSeconds: used };
  const world = observe(seen, settings);
  return choose(candidates, { world, policy, settings, now: monday, reachable: true, waiting: 0 }).choices;
}

describe('the switch for maintenance', () => {
  const held = (pools: readonly string[] | null): Policy => ({ ...aPolicy(), maintenance: { message: 'New disks.', pools } });

  it('holds everything, and the reason is its message', () => {
    const [choice] = chosen({ candidates: [aCandidate({ priority: 100 })], policy: held(null) });
    expect(choice?.decision).to.include({ case: 'maintenance', reason: 'Maintenance: New disks.' });
    expect(choice?.decision.outcome.kind).to.equal('wait');
  });

  it('holds one pool, and what can run elsewhere does', () => {
    const [choice] = chosen({ candidates: [aCandidate()], policy: held(['active']) });
    expect(choice?.decision.outcome).to.include({ kind: 'run', pool: 'passive' });
  });

  it('holds one pool, and what cannot run elsewhere is told why', () => {
    const snapshot = aSnapshot({ clusters: [aCluster('active-1')], jobs: [aJob('175', 'active-1')] });
    const [choice] = chosen({ candidates: [aCandidate()], policy: held(['active']), snapshot });
    expect(choice?.decision).to.include({ case: 'pool-maintenance', reason: 'Maintenance of pool active: New disks.' });
  });

  it('of one pool says nothing of who waits for another reason: it is told that reason', () => {
    const [choice] = chosen({ candidates: [aCandidate({ dueAt: monday + 1_000 })], policy: held(['active']) });
    expect(choice?.decision.case).to.equal('too-early');
    const [unknown] = chosen({ candidates: [aCandidate({ jobId: branded<JobId>('404') })], policy: held(['passive']) });
    expect(unknown?.decision.case).to.equal('job-not-declared');
  });

  it('does not keep what is out of time', () => {
    const [choice] = chosen({ candidates: [aCandidate({ expiresAt: monday })], policy: held(null) });
    expect(choice?.decision.case).to.equal('expired');
  });
});

describe('a pool that is borrowed from', () => {
  const borrowing = aPolicy(
    [
      {
        case: 'capacity-available',
        name: 'not lent',
        when: ({ pool, borrowed }) => borrowed && pool !== null && pool.free_slots <= 1,
      },
    ],
    [{ name: 'own', when: null, pools: ['passive'], borrow: ['active'] }],
  );

  it('is asked after the own ones, and rules see that it is borrowed', () => {
    const outcomes = chosen({ candidates: [1, 2, 3].map(() => aCandidate({ maxConcurrentRuns: 9 })), policy: borrowing });
    expect(outcomes.map(({ decision }) => ('pool' in decision.outcome ? decision.outcome.pool : decision.rule))).to.deep.equal([
      'passive',
      'active',
      'any clusters-busy',
    ]);
  });
});

describe('the quota of a tenant', () => {
  const settings = someSettings({ tenants: { '333': { runs_max: 2, run_seconds_max: 600, run_window_seconds: 3600 } } });

  it('of runs is told as such', () => {
    const live = [aLive({ id: id(1) }), aLive({ id: id(2) })].map((one) => ({
      ...one,
      jobId: branded<LiveRequest['jobId']>('9'),
    }));
    const [choice] = chosen({ candidates: [aCandidate()], live, settings });
    expect(choice?.decision).to.include({ case: 'tenant-at-its-quota', reason: 'Tenant 333 already has 2 of 2 runs.' });
  });

  it('of time is told as such', () => {
    const [choice] = chosen({ candidates: [aCandidate()], settings, runSeconds: 600 });
    const reason = 'Tenant 333 has used its quota of 600 run-seconds in 3600 seconds.';
    expect(choice?.decision).to.include({ case: 'tenant-at-its-quota', reason });
  });

  it('of time is charged a minute for each that a pass lets run, so that a burst does not slip through', () => {
    const many = someSettings({
      tenants: { '333': { run_seconds_max: 600 } },
      pools: { active: { own_compute_slots: 50 }, passive: {} },
    });
    const candidates = Array.from({ length: 20 }, () => aCandidate({ maxConcurrentRuns: 50 }));
    const outcomes = chosen({ candidates, settings: many, runSeconds: 400 }).map(({ decision }) => decision.outcome.kind);
    expect(outcomes.filter((outcome) => outcome === 'run')).to.have.length(4);
  });

  it('of time is counted only for tenants that have one, within their window', () => {
    const tenants = ['333', '333', '444'].map((one) => branded<TenantId>(one));
    expect(runWindows(tenants, settings, monday)).to.deep.equal([{ tenantId: '333', since: monday - 3_600_000 }]);
  });
});

describe('replace-run', () => {
  const policy = aPolicy([{ case: 'job-at-its-limit', name: 'replace', effects: [{ kind: 'replace-run' }] }]);
  const one = { maxConcurrentRuns: 1 };

  it('asks the oldest run to stop, and the request waits for its slot', () => {
    const live = [aLive({ id: id(1), submittedAt: monday - 1 }), aLive({ id: id(2), submittedAt: monday - 2 })];
    const [choice] = chosen({ candidates: [aCandidate(one)], live, policy });
    expect(choice?.decision.outcome.kind).to.equal('wait');
    expect(choice?.replaces?.id).to.equal(id(2));
  });

  it('asks another run for each request of a pass, and none when there are no more', () => {
    const live = [aLive({ id: id(1), submittedAt: monday - 1 }), aLive({ id: id(2), submittedAt: monday - 2 })];
    const choices = chosen({ candidates: [1, 2, 3].map(() => aCandidate(one)), live, policy });
    expect(choices.map(({ replaces }) => replaces?.id ?? null)).to.deep.equal([id(2), id(1), null]);
    expect(choices.map(({ facts }) => facts.job.replaceable_runs)).to.deep.equal([2, 1, 0]);
  });

  for (const [what, changes] of Object.entries({
    'of another tenant': { tenantId: branded<TenantId>('444') },
    'that is more important': { priority: 51 },
    'that is being stopped already': { stopWished: true },
  })) {
    it(`never stops a run ${what}`, () => {
      const [choice] = chosen({ candidates: [aCandidate(one)], live: [aLive(changes)], policy });
      expect(choice?.decision.case).to.equal('job-at-its-limit');
      expect(choice?.replaces).to.equal(null);
    });
  }

  it('asks once: a request that goes on waiting under the same rule stops nobody else', () => {
    const waits = { case: 'job-at-its-limit', rule: 'replace' };
    const [choice] = chosen({ candidates: [aCandidate({ ...one, state: 'waiting', waits })], live: [aLive()], policy });
    expect(choice?.replaces).to.equal(null);
  });
});
