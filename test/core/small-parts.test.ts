import { expect } from 'chai';
import fc from 'fast-check';
import { isSettled } from '../../src/core/deciding/alerting.js';
import { inParallel } from '../../src/core/in-parallel.js';
import { composeResponse, JobResponse, responseStatus } from '../../src/core/ending/job-response.js';
import type { Cluster } from '../../src/core/cluster.js';
import { finalStates } from '../../src/core/lifecycle.js';
import { fillTemplate, readOutput, unknownValueIn } from '../../src/core/ending/output.js';
import { priorityName } from '../../src/core/priority.js';
import { matchesPattern } from '../../src/core/pattern.js';
import type { RunId } from '../../src/core/ids.js';
import { causesOf, finalStateOf, type RunEnd } from '../../src/core/ending/run-end.js';
import { tenantSettings } from '../../src/core/settings.js';
import { shareOf } from '../../src/core/shares.js';
import { observe } from '../../src/core/deciding/world.js';
import { aCluster, aForeignRun, aJob, aSnapshot, monday, someSettings } from '../support/scenes.js';

describe('patterns with *', () => {
  it('need of a text all that stands before and after the stars: no character counts for both', () => {
    expect(matchesPattern('tenant-1.*.1', 'tenant-1.1')).to.equal(false);
    expect(matchesPattern('ab*ba', 'aba')).to.equal(false);
    expect(matchesPattern('ab*ba', 'abba')).to.equal(true);
  });

  it('match as a glob does', () => {
    const alphabet = fc.constantFrom('a', 'b', '.', '*');
    const text = fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 6 }).map((list) => list.join('')),
        text,
        (pattern, subject) => {
          const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
          expect(matchesPattern(pattern, subject)).to.equal(regex.test(subject));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what a job reports as output', () => {
  const table: Record<string, [string, readonly string[], string]> = {
    'a URI': ['abfss://reports@lake/333/a.parquet', ['abfss://reports@lake/333/a.parquet'], ''],
    'a JSON string': ['"s3://b/x"', ['s3://b/x'], ''],
    'a JSON array': ['["s3://b/x","s3://b/y"]', ['s3://b/x', 's3://b/y'], ''],
    'an object with outputs and a message': [
      '{"outputs":[{"uri":"s3://b/x"}],"message":"Report written."}',
      ['s3://b/x'],
      'Report written.',
    ],
    'words, kept as the message': ['all good', [], 'all good'],
    'broken JSON, kept as the message': ['{"outputs":', [], '{"outputs":'],
    nothing: ['', [], ''],
    'without the blanks around it': [' s3://b/x\n', ['s3://b/x'], ''],
    'a number, kept as the message': ['42', [], '42'],
    'a long text, kept up to 4096 characters': ['x'.repeat(5000), [], 'x'.repeat(4096)],
    'an object with outputs, whose message is null': ['{"outputs":["s3://b/x"],"message":null}', ['s3://b/x'], ''],
    'an object with outputs, whose message is no text': ['{"outputs":["s3://b/x"],"message":{"rows":5}}', ['s3://b/x'], ''],
    'an object with outputs, whose message is long': [
      JSON.stringify({ outputs: ['s3://b/x'], message: 'x'.repeat(5000) }),
      ['s3://b/x'],
      'x'.repeat(4096),
    ],
  };
  for (const [name, [value, outputs, message]] of Object.entries(table)) {
    it(`is ${name}`, () => expect(readOutput(value)).to.deep.equal({ outputs, message, cut: false }));
  }

  it('is a thousand URIs at most, and that there are more is told', () => {
    const uris = Array.from({ length: 1001 }, (_, place) => `s3://b/${place}`);
    const listed = uris.slice(0, 1000);
    for (const value of [uris, { outputs: uris }])
      expect(readOutput(JSON.stringify(value))).to.deep.equal({ outputs: listed, message: '', cut: true });
    expect(readOutput(JSON.stringify(listed))).to.deep.equal({ outputs: listed, message: '', cut: false });
  });

  // A notebook that exits with its rows: for a megabyte of them a schema collected half a million complaints, in five seconds and half a gigabyte.
  it('costs little to read, however many things are reported that are no URIs', () => {
    const rows = `[${'1,'.repeat(499_000)}1]`;
    const before = process.cpuUsage();
    for (const value of [rows, `{"outputs":${rows}}`]) expect(readOutput(value)).to.include({ message: value.slice(0, 4096) });
    expect(process.cpuUsage(before).user).to.be.lessThan(2_500_000);
  });

  it('is words, where it has more parts than are read', () => {
    const uris = (more: number) => `["s:1"${',"s:1"'.repeat(more)}]`;
    expect(readOutput(uris(999_999)).cut).to.equal(true);
    const value = uris(1_000_000);
    expect(readOutput(value)).to.deep.equal({ outputs: [], message: value.slice(0, 4096), cut: false });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (value) => void readOutput(value)));
  });

  it('is told of a template that names what nothing fills in, and what there is', () => {
    expect(unknownValueIn('s3://b/{tenant_id}/{run_id}', ['tenant_id', 'run_id'])).to.equal(null);
    expect(unknownValueIn('s3://b/{run_id}/{}', ['tenant_id', 'run_id'])).to.equal(
      '{} cannot be filled in; there are: {tenant_id} {run_id}',
    );
  });

  it('cannot climb out of its template', () => {
    expect(fillTemplate('abfss://r@lake/{tenant_id}/{run_id}.parquet', { tenant_id: '../other', run_id: '7' })).to.equal(
      'abfss://r@lake/..%2Fother/7.parquet',
    );
    expect(fillTemplate('{constructor}', {})).to.equal('{constructor}');
  });

  it('of a value that is a step upwards by itself make no address', () => {
    const template = 'abfss://r@lake/{tenant_id}/{correlation_id}{run_id}/out';
    const filled = (tenant: string, correlation: string) =>
      fillTemplate(template, { tenant_id: tenant, correlation_id: correlation, run_id: '' });
    expect([filled('333', '..'), filled('.', 'c-1'), filled('..', 'c-1')]).to.deep.equal([null, null, null]);
    expect(filled('333', '...')).to.equal('abfss://r@lake/333/.../out');
    expect(fillTemplate('file:///a/../{tenant_id}?x', { tenant_id: '..' })).to.equal(null);
    expect(fillTemplate('file:///a/../{tenant_id}', { tenant_id: '333' })).to.equal('file:///a/../333');
  });
});

describe('what follows from the end of a run', () => {
  const noRoom: RunEnd = { kind: 'no-room', message: 'full' };
  it('is cancelled when it found no room, and could not go back because somebody wants it stopped', () => {
    expect(finalStateOf(noRoom, null)).to.equal('cancelled');
    expect(finalStateOf(noRoom, 'cancel')).to.equal('cancelled');
  });
  it('is timed out when we stopped it for overrunning, cancelled when somebody else stopped it', () => {
    expect(finalStateOf({ kind: 'cancelled', message: '' }, 'overrun')).to.equal('timed-out');
    expect(finalStateOf({ kind: 'cancelled', message: '' }, null)).to.equal('cancelled');
    expect(finalStateOf(noRoom, 'overrun')).to.equal('timed-out');
  });
  it('is timed out when the engine ended it for its time, whoever asked for what', () => {
    expect([null, 'cancel' as const].map((wish) => finalStateOf({ kind: 'timed-out', message: '' }, wish))).to.deep.equal([
      'timed-out',
      'timed-out',
    ]);
  });
  it('is a failure when the job or the platform failed, or nobody can say what became of it, though a stop was asked for', () => {
    for (const kind of ['failed', 'infrastructure'] as const)
      expect(finalStateOf({ kind, causes: [] }, 'cancel')).to.equal('failed');
    expect(finalStateOf({ kind: 'forgotten', message: '' }, 'cancel')).to.equal('failed');
  });
  it('has the causes that the engine told, else one that says what it was', () => {
    const causes = [{ step: 'load', code: 'RUN_EXECUTION_ERROR', message: 'no such table' }];
    for (const kind of ['failed', 'infrastructure'] as const) expect(causesOf({ kind, causes })).to.deep.equal(causes);
    expect(causesOf({ kind: 'succeeded', message: '', outputs: [], causes })).to.deep.equal(causes);
    const message = 'as the engine says';
    expect(causesOf({ kind: 'no-room', message })).to.deep.equal([{ step: 'submit', code: 'NO_ROOM', message }]);
    expect(causesOf({ kind: 'cancelled', message })).to.deep.equal([{ step: 'execute', code: 'CANCELLED', message }]);
    expect(causesOf({ kind: 'timed-out', message })).to.deep.equal([{ step: 'execute', code: 'TIMED_OUT', message }]);
    expect(causesOf({ kind: 'forgotten', message })).to.deep.equal([{ step: 'execute', code: 'OUTCOME_UNKNOWN', message }]);
  });
  it('is its own end when it finished before the stop reached it', () => {
    for (const wish of ['cancel', 'overrun'] as const)
      expect(finalStateOf({ kind: 'succeeded', message: '', outputs: [], causes: [] }, wish)).to.equal('succeeded');
  });
});

describe('the job response', () => {
  const run = { engine: 'e', runId: '8763000000000000123', url: null, attempt: 2 };
  const composed = (ending: Partial<Parameters<typeof composeResponse>[1]>) =>
    composeResponse(
      {
        ...{ requestId: 'r', correlationId: 'c', tenantId: 't', userId: 'u', jobId: '175', operationId: 'o' },
        ...{ createdAt: monday - 2, receivedAt: monday - 1 },
      },
      {
        ...{ state: 'succeeded', message: 'Written.', outputs: ['s3://b/x'], causes: [], run },
        ...{ startedAt: monday, finishedAt: monday + 1, ...ending },
      },
    );

  it('exists for every final state, and fits its schema', () => {
    for (const state of finalStates) expect(JobResponse.parse(composed({ state })).status).to.equal(responseStatus[state]);
  });

  it('tells whose it is, what came of it, which run it was, and when each of it was', () => {
    const causes = [{ step: 'load', code: 'RUN_EXECUTION_ERROR', message: 'no such table' }];
    expect(composed({ state: 'failed', causes })).to.deep.equal({
      ...{ correlation_id: 'c', request_id: 'r', tenant_id: 't', user_id: 'u', job_id: '175', operation_id: 'o' },
      ...{ status: 'FAILED', message: 'Written.', outputs: [{ uri: 's3://b/x' }], causes },
      run: { engine: 'e', run_id: '8763000000000000123', url: null, attempt: 2 },
      times: {
        created: '2026-11-23T11:59:59.998Z',
        received: '2026-11-23T11:59:59.999Z',
        started: '2026-11-23T12:00:00.000Z',
        finished: '2026-11-23T12:00:00.001Z',
      },
    });
  });

  it('names no run and no start where none was', () => {
    const { run: of, times } = composed({ run: null, startedAt: null });
    expect([of, times.started]).to.deep.equal([null, null]);
  });
});

describe('alerts', () => {
  const outlook = (jobs: string[], reachable = true) => ({
    world: observe(
      {
        snapshot: aSnapshot({ jobs: jobs.map((job) => aJob(job)) }),
        live: [],
        endedRuns: new Set(),
        starts: [],
        runSeconds: new Map(),
      },
      someSettings(),
    ),
    settings: someSettings(),
    reachable,
    now: monday,
  });
  it('about an undeclared job are over when it is declared, and not while the engine is away', () => {
    const alert = { key: 'job-not-declared:404', openedAt: monday };
    expect(isSettled(alert, outlook([]))).to.equal(false);
    expect(isSettled(alert, outlook(['404'], false))).to.equal(false);
    expect(isSettled(alert, outlook(['404']))).to.equal(true);
  });
  it('about a pool without a cluster are over when one runs, though it is full, and when the settings have no such pool', () => {
    const settings = someSettings({
      pools: { active: { clusters: ['active*'], slots_per_cluster: 1 } },
      cluster_types: { business: { pools: ['active'] } },
    });
    const withClusters = (clusters: Cluster[], reachable = true) => {
      const activeRuns = clusters.map(({ id }) => aForeignRun('77', id));
      const parts = { live: [], endedRuns: new Set<RunId>(), starts: [], runSeconds: new Map() };
      return {
        world: observe({ snapshot: aSnapshot({ clusters, activeRuns }), ...parts }, settings),
        ...{ settings, reachable, now: monday },
      };
    };
    const over = (key: string, seen: ReturnType<typeof withClusters>) => isSettled({ key, openedAt: monday }, seen);
    const [none, full] = [withClusters([]), withClusters([aCluster('active-1')])];
    for (const key of ['no-cluster:active', 'cluster-starting:active']) {
      expect([key, over(key, none), over(key, full)]).to.deep.equal([key, false, true]);
      expect(over(key, withClusters([aCluster('active-1')], false))).to.equal(false);
    }
    expect([over('clusters-busy:active', none), over('clusters-busy:active', full)]).to.deep.equal([false, false]);
    for (const key of ['no-cluster:gone', 'cluster-starting:gone', 'clusters-busy:gone']) expect(over(key, none)).to.equal(true);
  });
  it('about full clusters, or none, are not over for the slots of jobs with compute of their own', () => {
    const active = { clusters: ['active*'], slots_per_cluster: 1, own_compute_slots: 9 };
    const settings = someSettings({ pools: { active, passive: {} } });
    const over = (key: string, clusters: Cluster[], taken: boolean) => {
      const activeRuns = taken ? clusters.map(({ id }) => aForeignRun('77', id)) : [];
      const parts = { live: [], endedRuns: new Set<RunId>(), starts: [], runSeconds: new Map() };
      const world = observe({ snapshot: aSnapshot({ clusters, activeRuns }), ...parts }, settings);
      return isSettled({ key, openedAt: monday }, { world, settings, reachable: true, now: monday });
    };
    const one = [aCluster('active-1')];
    expect([over('clusters-busy:active', one, true), over('clusters-busy:active', one, false)]).to.deep.equal([false, true]);
    expect([over('no-cluster:active', [], false), over('no-cluster:active', one, true)]).to.deep.equal([false, true]);
  });
  it('of other rooms are not settled by a pass', () =>
    expect(isSettled({ key: 'run-forgotten:1', openedAt: 0 }, outlook(['1']))).to.equal(false));
});

describe('the shares of a whole', () => {
  it('leave nobody without, and are no more than the whole where it is enough for one each; who weighs more has no less', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20, size: 'max' });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 2_000 }), (all, beyond) => {
        const whole = all.length + beyond;
        const shares = all.map((weight) => shareOf(whole, weight, all));
        expect(Math.min(...shares)).to.be.at.least(1);
        const together = shares.reduce((sum, one) => sum + one, 0);
        // What is lost by rounding is less than one each.
        expect(together).to.be.within(whole - all.length + 1, whole);
        const byWeight = all.map((weight, index) => [weight, shares[index] ?? 0] as const).toSorted(([a], [b]) => a - b);
        for (const [index, [, share]] of byWeight.entries()) expect(share).to.be.at.least(byWeight[index - 1]?.[1] ?? 0);
      }),
    );
    expect([shareOf(1200, 1, [1]), shareOf(1, 1, [1, 1])]).to.deep.equal([1200, 1]);
  });

  it('are as the weights, but for who is raised to one', () => {
    expect([3, 1].map((weight) => shareOf(8, weight, [3, 1]))).to.deep.equal([6, 2]);
    expect([100, 50, 1].map((weight) => shareOf(31, weight, [100, 50, 1]))).to.deep.equal([20, 10, 1]);
  });
});

describe('the word for a priority', () => {
  it('is that of the highest name it reaches', () => {
    const names = [0, 49, 50, 79, 80, 99, 100].map(priorityName);
    expect(names).to.deep.equal(['low', 'low', 'normal', 'normal', 'high', 'high', 'critical']);
  });
});

describe('in parallel', () => {
  it('keeps the order of answers and the bound of what is under way', async () => {
    let now = 0;
    let most = 0;
    const answers = await inParallel([...Array(50).keys()], 4, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return item * 2;
    });
    expect(answers).to.deep.equal([...Array(50).keys()].map((item) => item * 2));
    expect(most).to.equal(4);
  });

  it('rejects with the first problem only after all that had begun have ended', async () => {
    const ended: number[] = [];
    const failing = inParallel([1, 2, 3], 3, async (item) => {
      await Promise.resolve();
      if (item === 1) throw new Error('first');
      await Promise.resolve();
      ended.push(item);
    });
    const problem = await failing.catch((error: unknown) => error);
    expect(String(problem)).to.equal('Error: first');
    expect(ended).to.deep.equal([2, 3]);
  });
});

describe('settings of a tenant', () => {
  it('are those of every tenant where nothing else is said: naming one for its quota does not open all queues to it', () => {
    const settings = someSettings({
      tenants: { '333': { runs_max: 3 } },
      default_tenant: { runs_max: 9, waiting_max: 20, notification_queues: ['tenant-{tenant_id}.*'], engine_identity: 'acme' },
    });
    expect(tenantSettings(settings, '333')).to.deep.equal({
      runs_max: 3,
      run_seconds_max: null,
      run_window_seconds: 86_400,
      waiting_max: 20,
      notification_queues: ['tenant-{tenant_id}.*'],
      engine_identity: 'acme',
    });
    expect(tenantSettings(settings, 'constructor')).to.deep.equal(settings.default_tenant);
  });

  it('can lift the quota of every tenant, and its maximum of waiting requests', () => {
    const settings = someSettings({
      tenants: { '333': { runs_max: null, waiting_max: null } },
      default_tenant: { runs_max: 9, waiting_max: 20 },
    });
    expect(tenantSettings(settings, '333')).to.include({ runs_max: null, waiting_max: null });
  });
});
