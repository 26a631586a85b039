import { expect } from 'chai';
import { Run } from '../../src/adapters/engine/databricks/run-wire.js';
import { clustersInUse, executingSince, phaseOf } from '../../src/adapters/engine/databricks/run-phase.js';
import { branded, type JobId } from '../../src/core/ids.js';
import { anOrder, askedFor, withRig } from './rig.js';

const endless = { result: 'endless' } as const;

describe('databricks: the snapshot', () => {
  it('shows clusters, declared jobs with where they run and for how long they may, and active runs with what they use', () =>
    withRig({}, async ({ simulator, engine, facts }) => {
      simulator.addCluster({ clusterId: 'c-up', name: 'business', state: 'RUNNING' });
      simulator.addCluster({ clusterId: 'c-down', name: 'night', state: 'TERMINATED' });
      const placed = simulator.declareJob({ name: 'placed', clusterId: 'c-up', timeoutSeconds: 600, outcome: endless });
      const own = simulator.declareJob({ name: 'own', maxConcurrentRuns: 0 });
      const accepted = await engine.submit(anOrder({ jobId: placed }));
      simulator.advance(5_000);
      const snapshot = await engine.snapshot();
      expect(snapshot.engine).to.equal('databricks');
      expect(snapshot.clusters.map(({ id, name, state }) => `${id} ${name} ${state}`)).to.have.members([
        'c-up business running',
        'c-down night stopped',
      ]);
      expect(snapshot.jobs.get(branded<JobId>(placed))).to.deep.equal({
        id: placed,
        name: 'placed',
        compute: { kind: 'cluster', clusterId: 'c-up' },
        maxRunSeconds: 600,
        runsMax: 1,
      });
      expect(snapshot.jobs.get(branded<JobId>(own))).to.deep.equal({
        ...{ id: own, name: 'own', compute: { kind: 'own' }, maxRunSeconds: null, runsMax: 0 },
      });
      expect(snapshot.activeRuns).to.deep.equal([
        {
          runId: accepted.kind === 'accepted' ? accepted.runId : '',
          jobId: placed,
          phase: 'running',
          clusterIds: ['c-up'],
          executingSince: simulator.now() - 5_000,
          // Learned from the run that we have just started ourselves.
          ours: true,
          startedAt: simulator.now() - 5_000,
          url: `https://adb-1.1.azuredatabricks.net/?o=1#job/${placed}/run/${simulator.ledger.runs[0]!.runId}`,
        },
      ]);
      expect(facts.filter((fact) => fact.kind === 'engine-call').map((fact) => fact.operation)).to.include.members([
        'jobs-list',
        'runs-list',
        'clusters-list',
      ]);
    }));

  it('shows by what the workspace starts a job itself, and takes a shape that it does not know for none', () =>
    withRig({}, async ({ simulator, engine }) => {
      const cron = { quartz_cron_expression: '0 0 6 * * ?', timezone_id: 'Europe/Dublin', pause_status: 'UNPAUSED' };
      const table: Record<string, [Parameters<typeof simulator.declareJob>[0]['startedBy'], unknown]> = {
        none: [{}, undefined],
        cron: [{ schedule: cron }, { kind: 'cron', expression: '0 0 6 * * ?', timeZone: 'Europe/Dublin', paused: false }],
        every: [
          { trigger: { periodic: { interval: 6, unit: 'HOURS' }, pause_status: 'PAUSED' } },
          { kind: 'every', expression: '6 hours', timeZone: null, paused: true },
        ],
        day: [
          { trigger: { periodic: { interval: 1, unit: 'DAYS' } } },
          { kind: 'every', expression: '1 day', timeZone: null, paused: false },
        ],
        event: [
          { trigger: { file_arrival: { url: 'abfss://in@lake/' } } },
          { kind: 'event', expression: 'file_arrival', timeZone: null, paused: false },
        ],
        continuous: [
          { continuous: { pause_status: 'UNPAUSED' } },
          { kind: 'continuous', expression: '', timeZone: null, paused: false },
        ],
        unknown: [{ schedule: 'daily' }, undefined],
      };
      const ids = Object.entries(table).map(
        ([name, [startedBy = {}]]) => [name, simulator.declareJob({ name, startedBy })] as const,
      );
      const { jobs } = await engine.snapshot();
      for (const [name, id] of ids) expect(jobs.get(branded<JobId>(id))?.schedule, name).to.deep.equal(table[name]?.[1]);
    }));

  it('reads every page of each of the three lists', () =>
    withRig({ limits: { jobsPageSize: 25 } }, async (rig) => {
      const { simulator, engine } = rig;
      for (let n = 0; n < 130; n += 1) simulator.addCluster({ name: `c${n}`, state: 'RUNNING' });
      const busy = simulator.declareJob({ name: 'busy', maxConcurrentRuns: 100, outcome: endless });
      for (let n = 0; n < 59; n += 1) simulator.declareJob({ name: `j${n}` });
      for (let n = 0; n < 60; n += 1) await engine.submit(anOrder({ jobId: busy, token: `t${n}` }));
      const snapshot = await engine.snapshot();
      expect([snapshot.clusters.length, snapshot.jobs.size, snapshot.activeRuns.length]).to.deep.equal([130, 60, 60]);
      expect([askedFor(rig, 'clusters/list'), askedFor(rig, 'jobs/list'), askedFor(rig, 'runs/list')]).to.deep.equal([2, 3, 3]);
    }));

  it('keeps ids above 2^53 exact, as numbers and as texts', async () => {
    for (const ids of ['big', 'string'] as const) {
      await withRig({ behaviour: { ids } }, async ({ simulator, engine }) => {
        const job = simulator.declareJob({ name: 'big', outcome: endless });
        const accepted = await engine.submit(anOrder({ jobId: job }));
        const snapshot = await engine.snapshot();
        expect([...snapshot.jobs.keys()]).to.deep.equal([job]);
        expect(snapshot.activeRuns.map((run) => [run.jobId, run.runId])).to.deep.equal([
          [job, accepted.kind === 'accepted' && accepted.runId],
        ]);
        expect(Number.isSafeInteger(Number(job))).to.be.false;
      });
    }
  });

  it('is as old as the first question, and asks for the declared jobs seldom', () =>
    withRig({ limits: { jobsMaxAgeMs: 60_000 } }, async (rig) => {
      const before = rig.simulator.now();
      expect((await rig.engine.snapshot()).takenAt).to.equal(before);
      rig.simulator.advance(59_000);
      await rig.engine.snapshot();
      expect(askedFor(rig, 'jobs/list')).to.equal(1);
      const late = rig.simulator.declareJob({ name: 'late' });
      rig.simulator.advance(2_000);
      expect((await rig.engine.snapshot()).jobs.has(branded<JobId>(late))).to.be.true;
    }));

  it('a run that waits for its cluster is pending and takes its slot; one that is queued takes none', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c-down', name: 'night', state: 'TERMINATED' });
      const job = simulator.declareJob({ name: 'waits', clusterId: 'c-down', outcome: endless });
      await engine.submit(anOrder({ jobId: job }));
      simulator.workspace.runNow({
        caller: null,
        jobId: job,
        token: null,
        params: simulator.ledger.runs[0]!.params,
        queueEnabled: true,
        only: null,
      });
      const { activeRuns } = await engine.snapshot();
      expect(
        activeRuns.map(({ phase, clusterIds, executingSince: since }) => ({ phase, clusterIds, since })),
      ).to.have.deep.members([
        { phase: 'pending', clusterIds: ['c-down'], since: null },
        { phase: 'queued', clusterIds: [], since: null },
      ]);
    }));

  it('a list that cannot be read to its end is no snapshot', () =>
    withRig({ limits: { attemptsMax: 1 } }, async ({ simulator, engine }) => {
      simulator.faults.add({ path: /clusters\/list/, when: 'before', kind: 'status', status: 500 });
      const problem = await engine.snapshot().then(
        () => null,
        (error: unknown) => error,
      );
      expect(problem).to.include({ name: 'Fault', code: 'engine-unavailable' });
    }));

  it('more pages than the bound is no snapshot', () =>
    withRig({ limits: { jobsPageSize: 1, pagesMax: 3 } }, async ({ simulator, engine }) => {
      for (let n = 0; n < 5; n += 1) simulator.declareJob({ name: `j${n}` });
      const problem = await engine.snapshot().then(
        () => null,
        (error: unknown) => error,
      );
      expect(String(problem)).to.contain('more than 3 pages');
    }));
});

describe('databricks: what an active run uses', () => {
  const running = { status: { state: 'RUNNING' } };
  const runOf = (tasks: readonly Record<string, unknown>[], more: Record<string, unknown> = {}): Run =>
    Run.parse({ run_id: 1, ...running, tasks: tasks.map((task, n) => ({ run_id: n + 2, task_key: `t${n}`, ...task })), ...more });

  it('each task that runs, starts or cleans up takes a slot; blocked, queued, waiting and ended ones take none', () => {
    const states = ['RUNNING', 'PENDING', 'TERMINATING', 'BLOCKED', 'QUEUED', 'WAITING', 'TERMINATED', 'A_STATE_OF_TOMORROW'];
    const run = runOf(states.map((state) => ({ status: { state }, existing_cluster_id: state })));
    expect(clustersInUse(run)).to.deep.equal(['RUNNING', 'PENDING', 'TERMINATING', 'A_STATE_OF_TOMORROW']);
  });
  it('two tasks on one cluster take two slots of it', () =>
    expect(
      clustersInUse(
        runOf([
          { ...running, existing_cluster_id: 'c' },
          { ...running, existing_cluster_id: 'c' },
        ]),
      ),
    ).to.deep.equal(['c', 'c']));
  it('a cluster made for the run, or none, is no load on the standing ones', () => {
    const made = { ...running, cluster_instance: { cluster_id: 'made' } };
    expect(
      clustersInUse(
        runOf([
          { ...made, new_cluster: {} },
          { ...made, job_cluster_key: 'k' },
          { ...running, environment_key: 'e' },
        ]),
      ),
    ).to.deep.equal([]);
  });
  it('the cluster that really runs a task counts before the one that was asked for', () =>
    expect(
      clustersInUse(runOf([{ ...running, existing_cluster_id: 'asked', cluster_instance: { cluster_id: 'real' } }])),
    ).to.deep.equal(['real']));
  it('of a task that was tried again only the last attempt counts', () =>
    expect(
      clustersInUse(
        runOf([
          { task_key: 't', attempt_number: 0, ...running, existing_cluster_id: 'old' },
          { task_key: 't', attempt_number: 1, ...running, existing_cluster_id: 'new' },
        ]),
      ),
    ).to.deep.equal(['new']));
  it('a run without tasks says it of itself', () => {
    expect(clustersInUse(runOf([], { cluster_instance: { cluster_id: 'c' } }))).to.deep.equal(['c']);
    expect(clustersInUse(runOf([], { cluster_spec: { existing_cluster_id: 'c' } }))).to.deep.equal(['c']);
    expect(clustersInUse(runOf([], { cluster_spec: { new_cluster: {} }, cluster_instance: { cluster_id: 'c' } }))).to.deep.equal(
      [],
    );
  });
  it('a run is pending until one of its tasks has begun', () => {
    expect(phaseOf(runOf([{ status: { state: 'PENDING' } }, { status: { state: 'BLOCKED' } }]), 'running')).to.equal('pending');
    expect(phaseOf(runOf([{ status: { state: 'TERMINATED' } }, { status: { state: 'BLOCKED' } }]), 'running')).to.equal(
      'running',
    );
    expect(phaseOf(runOf([]), 'running')).to.equal('running');
  });
  it('the execution begins with the first task that executes, after its setup', () => {
    const waiting = { status: { state: 'PENDING' }, start_time: 1_000 };
    expect(executingSince(runOf([waiting]))).to.equal(null);
    expect(executingSince(runOf([waiting, { ...running, start_time: 5_000, setup_duration: 700 }]))).to.equal(5_700);
    const skipped = {
      status: { state: 'TERMINATED', termination_details: { code: 'SKIPPED' } },
      start_time: 100,
      execution_duration: 0,
    };
    expect(executingSince(runOf([skipped]))).to.equal(null);
    expect(executingSince(runOf([], { start_time: 1_000, queue_duration: 50, setup_duration: 7 }))).to.equal(1_057);
  });
});
