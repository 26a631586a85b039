// The state machine without HTTP, under random work: its limits hold, nothing is left behind, and looking changes nothing.
import { expect } from 'chai';
import fc from 'fast-check';
import { ApiError } from '../support/databricks/api-error.js';
import { declareJob } from '../support/databricks/declared-job.js';
import type { Outcome } from '../support/databricks/outcome.js';
import { NO_PARAMETERS } from '../support/databricks/run-parameters.js';
import { Workspace } from '../support/databricks/workspace.js';

const JOBS = [
  { jobId: '1', clusterId: 'c-1', maxConcurrentRuns: 1 },
  { jobId: '2', clusterId: 'c-1', maxConcurrentRuns: 3 },
  { jobId: '3', clusterId: 'c-2', maxConcurrentRuns: 2 },
] as const;
const CAP = 4;

const RUN_NOW_MOSTLY = [...Array<'run-now'>(12).fill('run-now'), 'cancel', 'stop-cluster'] as const;

const act = fc.record({
  waitMs: fc.integer({ min: 0, max: 4_000 }),
  what: fc.constantFrom(...RUN_NOW_MOSTLY),
  pick: fc.nat({ max: 50 }),
  queueEnabled: fc.boolean(),
  token: fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 3 }),
});
type Act = ReturnType<typeof act.generate>['value'];

const outcomeOf = (runId: string): Outcome => {
  const number = Number(runId.slice(-3));
  const durationMs = (number * 7_919) % 30_000;
  return number % 3 === 0 ? { result: 'fail', message: 'no', durationMs } : { result: 'succeed', durationMs };
};

function build(): Workspace {
  const workspace = new Workspace({ now: () => 0 }, { activeRunsMax: CAP, launchMs: 700, cleanupMs: 300, clusterStartMs: 9_000 });
  workspace.addCluster({ clusterId: 'c-1', name: 'one', state: 'RUNNING', autoterminationMinutes: 1 });
  workspace.addCluster({ clusterId: 'c-2', name: 'two' });
  for (const job of JOBS) declareJob(workspace, { ...job, name: job.jobId, outcome: (run) => outcomeOf(run.runId) });
  return workspace;
}

function perform(workspace: Workspace, { what, pick, queueEnabled, token }: Act): void {
  const jobId = JOBS[pick % JOBS.length]?.jobId ?? '1';
  switch (what) {
    case 'run-now':
      workspace.runNow({ caller: null, jobId, token, params: NO_PARAMETERS, queueEnabled, only: null });
      return;
    case 'cancel': {
      const { runs } = workspace.ledger;
      const run = runs[pick % Math.max(1, runs.length)];
      if (run !== undefined) workspace.runs.cancel(run.runId);
      return;
    }
    case 'stop-cluster':
      workspace.clusters.terminate(pick % 2 === 0 ? 'c-1' : 'c-2');
      return;
    default:
      return what satisfies never;
  }
}

function tryToPerform(workspace: Workspace, next: Act): void {
  try {
    perform(workspace, next);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 429)) throw error;
  }
  workspace.timeline.settle();
}

function play(acts: readonly Act[], lookEveryMs: number): Workspace {
  const workspace = build();
  for (const next of acts) {
    let left = next.waitMs;
    for (; left > lookEveryMs; left -= lookEveryMs) workspace.timeline.advance(lookEveryMs);
    workspace.timeline.advance(left);
    tryToPerform(workspace, next);
  }
  workspace.timeline.advance(100 * 3_600_000);
  return workspace;
}

const history = (workspace: Workspace): unknown => [
  workspace.ledger.runs,
  workspace.ledger.maxConcurrent,
  workspace.clusters.all().map((cluster) => cluster.events),
];

describe('Databricks simulator: the workspace under random work', () => {
  it('no job is ever over its max_concurrent_runs, nor the workspace over its cap, and every run ends', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
        const { ledger } = play(acts, Number.POSITIVE_INFINITY);
        const { total, perJob } = ledger.maxConcurrent;
        expect(total).to.be.at.most(CAP);
        for (const job of JOBS) expect(perJob.get(job.jobId) ?? 0).to.be.at.most(job.maxConcurrentRuns);
        for (const run of ledger.runs) expect(run.endedAt, JSON.stringify(run)).to.be.a('number');
        expect([ledger.active.total, ledger.active.cluster('c-1'), ledger.active.cluster('c-2')]).to.deep.equal([0, 0, 0]);
        for (const token of ['a', 'b', 'c']) expect(ledger.runsWithToken(token).length).to.be.at.most(1);
      }),
      { numRuns: 150 },
    );
  });

  it('a workspace that is watched has the same history as one that is looked at only when something is asked', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25, size: 'max' }), (acts) => {
        expect(history(play(acts, 137))).to.deep.equal(history(play(acts, Number.POSITIVE_INFINITY)));
      }),
      { numRuns: 60 },
    );
  });

  it('thousands of queued runs are worked off in order and in no time', () => {
    const workspace = build();
    for (let index = 0; index < 3_000; index += 1)
      workspace.runNow({ caller: null, jobId: '1', token: null, params: NO_PARAMETERS, queueEnabled: true, only: null });
    const began = performance.now();
    workspace.timeline.advance(100_000 * 3_600_000);
    const starts = workspace.ledger.runs.map((run) => run.startedAt ?? Number.NaN);
    expect(starts).to.deep.equal([...starts].sort((a, b) => a - b));
    expect(workspace.ledger.runs.every((run) => run.endedAt !== null)).to.equal(true);
    expect(performance.now() - began).to.be.below(5_000);
  });
});
