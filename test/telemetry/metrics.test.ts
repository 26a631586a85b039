import { expect } from 'chai';
import { clustersMax } from '../../src/adapters/telemetry/cluster-meters.js';
import { createTelemetry, type TelemetryKit } from '../../src/adapters/telemetry/create-telemetry.js';
import type { PoolOccupancy } from '../../src/ports/telemetry.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { everyFact } from './every-fact.js';

describe('the metrics', () => {
  let clock: VirtualClock;
  let kit: TelemetryKit;
  const body = async (): Promise<string[]> => (await kit.metrics()).body.split('\n');
  beforeEach(() => {
    clock = new VirtualClock(1_700_000_000_000);
    kit = createTelemetry({ level: 'silent', pretty: false, version: '1.2.3', clock });
  });

  it('count every fact under the promised names and labels', async () => {
    for (const { fact } of everyFact) kit.telemetry.report(fact);
    const samples = await body();
    for (const { samples: expected } of everyFact) expect(samples).to.include.members([...expected]);
    expect(samples).to.include('job_keeper_telemetry_faults_total 0');
  });

  it('are Prometheus text with the version of the build and the figures of the process', async () => {
    const { contentType } = await kit.metrics();
    expect(contentType).to.match(/^text\/plain; version=0\.0\.4/);
    expect(await body()).to.include(`job_keeper_build_info{version="1.2.3",node="${process.version}"} 1`);
    expect((await body()).some((line) => line.startsWith('process_cpu_seconds_total '))).to.equal(true);
  });

  it('are not worked out anew for each who asks, and have what was reported a moment ago', async () => {
    const asks = async (): Promise<string[]> =>
      [...(await body()), ...(await body())].filter((line) => /^process_cpu_seconds_total |source="q"/.test(line));
    const [first, second] = await asks();
    expect(second).to.equal(first);
    kit.telemetry.report({ kind: 'request-taken', source: 'q', outcome: 'stored', about: {}, detail: null });
    expect(await asks()).to.include('job_keeper_requests_total{source="q",outcome="stored"} 1');
  });

  it('do not know an age before the first snapshot, and let it grow between two', async () => {
    const age = async (): Promise<string[]> =>
      (await body()).filter((line) => line.startsWith('job_keeper_snapshot_age_seconds '));
    expect(await age()).to.deep.equal([]);
    kit.telemetry.report({ kind: 'snapshot', engine: 'a', takenAt: clock.now(), clusters: 1, activeRuns: 0 });
    await clock.advance(2500);
    expect(await age()).to.deep.equal(['job_keeper_snapshot_age_seconds 2.5']);
    kit.telemetry.report({ kind: 'snapshot', engine: 'b', takenAt: clock.now(), clusters: 1, activeRuns: 0 });
    expect(await age()).to.deep.equal(['job_keeper_snapshot_age_seconds 2.5']);
    kit.telemetry.report({ kind: 'snapshot', engine: 'a', takenAt: clock.now(), clusters: 1, activeRuns: 0 });
    expect(await age()).to.deep.equal(['job_keeper_snapshot_age_seconds 0']);
  });

  it('forget a pool that nobody waits for any more, and the version of a policy that is no longer in force', async () => {
    const events = { eventsDue: 0, eventsOldestSeconds: 0, eventsParked: 0 };
    const queue = { kind: 'queue', live: 0, oldestSeconds: 0, responsesDue: 0, responsesParked: 0, ...events } as const;
    kit.telemetry.report({ ...queue, waiting: { gone: 3 } });
    kit.telemetry.report({ ...queue, waiting: { active: 1 } });
    kit.telemetry.report({ kind: 'policy', outcome: 'loaded', version: 'v1', detail: null });
    kit.telemetry.report({ kind: 'policy', outcome: 'loaded', version: 'v2', detail: null });
    kit.telemetry.report({ kind: 'policy', outcome: 'refused', version: 'v3', detail: 'bad' });
    const series = (await body()).filter((line) => /^job_keeper_(waiting|policy_info)\{/.test(line));
    expect(series).to.deep.equal(['job_keeper_waiting{pool="active"} 1', 'job_keeper_policy_info{version="v2"} 1']);
  });

  it('show how full each cluster is that runs, and nothing of one that has stopped', async () => {
    const pool = { pool: 'active', occupancy: 0.5, slots: 4, activeRuns: 2 };
    const passive = { ...pool, pool: 'passive', clusters: [{ id: 'c-3', name: 'idle', slots: 2, activeRuns: 0 }] };
    const report = (...pools: PoolOccupancy[]) => kit.telemetry.report({ kind: 'pools', pools });
    const clusters = [
      { id: 'c-1', name: 'etl', slots: 4, activeRuns: 1 },
      { id: 'c-2', name: 'etl', slots: 0, activeRuns: 0 },
    ];
    const series = async () => (await body()).filter((line) => line.startsWith('job_keeper_cluster_'));
    report({ ...pool, clusters }, passive);
    expect(await series()).to.include.members([
      'job_keeper_cluster_occupancy_ratio{pool="active",cluster="etl",cluster_id="c-1"} 0.25',
      'job_keeper_cluster_occupancy_ratio{pool="active",cluster="etl",cluster_id="c-2"} 1',
      'job_keeper_cluster_occupancy_ratio{pool="passive",cluster="idle",cluster_id="c-3"} 0',
    ]);
    report({ ...pool, clusters: [] }, passive);
    expect(await series()).to.deep.equal(
      ['slots', 'active_runs', 'occupancy_ratio'].map(
        (what) => `job_keeper_cluster_${what}{pool="passive",cluster="idle",cluster_id="c-3"} ${what === 'slots' ? 2 : 0}`,
      ),
    );
    report({ ...pool, clusters: [] });
    expect(await series()).to.deep.equal([]);
    expect(
      (await body()).filter((line) => line.startsWith('job_keeper_pool_')).join(),
      'nor of a pool that is gone',
    ).not.to.include('passive');
  });

  it('show so many clusters and no more at any time, whatever comes and goes, and the rest of a pool together', async () => {
    const pool = { occupancy: 0.5, slots: 4, activeRuns: 2 };
    const some = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `c-${from + index}`, name: 'made', slots: 4, activeRuns: 1 }));
    for (let round = 0; round < 5; round += 1) {
      const pools = ['active', 'passive'].map((name, index) => {
        return { ...pool, pool: name, clusters: some(1_000 * (round + 1) + 500 * index, 150) };
      });
      kit.telemetry.report({ kind: 'pools', pools });
    }
    const ratios = (await body()).filter((line) => line.startsWith('job_keeper_cluster_occupancy_ratio{'));
    expect(ratios.filter((line) => line.includes('pool="active"'))).to.have.length(150);
    expect(ratios).to.have.length(clustersMax + 1);
    expect(ratios).to.include('job_keeper_cluster_occupancy_ratio{pool="passive",cluster="other",cluster_id="other"} 0.25');
    expect(await body()).to.include('job_keeper_cluster_slots{pool="passive",cluster="other",cluster_id="other"} 400');
  });

  it('hold a label to a bounded number of words, and never show an id', async () => {
    for (let i = 0; i < 5000; i += 1) {
      kit.telemetry.report({
        kind: 'decided',
        case: 'clusters-busy',
        rule: `rule ${i}`,
        outcome: 'wait',
        about: { requestId: `id-${i}` },
        reason: 'r',
        priority: 1,
        waitedSeconds: 0,
      });
      kit.telemetry.report({ kind: 'trouble', where: `place ${i}`, about: { tenantId: `id-${i}` }, error: null });
    }
    const text = await body();
    expect(text.filter((line) => line.startsWith('job_keeper_decisions_total{')).length).to.equal(201);
    expect(text).to.include('job_keeper_decisions_total{case="clusters-busy",rule="other",outcome="wait"} 4800');
    expect(text.filter((line) => line.includes('id-'))).to.deep.equal([]);
  });

  it('begin at zero where the first change must be seen by an alert', async () => {
    expect(await body()).to.include.members([
      'job_keeper_responses_total{outcome="parked"} 0',
      'job_keeper_steps_total{step="alert",outcome="given-up"} 0',
      'job_keeper_requests_ended_total{state="failed"} 0',
      'job_keeper_sweeps_total{outcome="failed"} 0',
      'job_keeper_policy_loads_total{outcome="refused"} 0',
    ]);
  });

  it('are those of their own instance: two in one process do not meet', async () => {
    const other = createTelemetry({ level: 'silent', pretty: false, version: '9', clock });
    other.telemetry.report({ kind: 'admission-pass', seconds: 1, looked: 5, moved: 5 });
    expect(await body()).to.include('job_keeper_admission_moved_total 0');
  });
});
