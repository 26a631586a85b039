// What every engine promises behind the port, asked of a real one. In: how to make an engine to be asked, with hooks into its world.
// Out: the suite. Words of the port only: nothing here knows a vendor.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded, type IdempotencyToken, type Instant, type JobId, type PoolName, type RunId } from '../../src/core/ids.js';
import { causesOf } from '../../src/core/ending/run-end.js';
import type { Engine, RunSight, SubmitOrder } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';

/** `succeeding` reports at least one output; `long` goes on until it is stopped. */
export type JobKind = 'succeeding' | 'failing' | 'long';

export interface EngineUnderTest {
  readonly engine: Engine;
  readonly pool: PoolName;
  /** Declares a job of the kind on the engine, new with every call. */
  declare(kind: JobKind): Promise<JobId>;
  /** An id, of the engine's own form, of a job that nobody has declared. */
  readonly undeclared: JobId;
  /** An id, of the engine's own form, of a run that has never been. */
  readonly unknownRun: RunId;
  now(): Instant;
  /** Lets the engine's world go on a little: a virtual clock moves; a real world goes on by itself. */
  goOn(): Promise<void>;
  /** Makes the engine unreachable, and reachable again with all it knew. */
  breakDown(): Promise<void>;
  repair(): Promise<void>;
  close(): Promise<void>;
}

type Ended = Extract<RunSight, { kind: 'ended' }>;

export function engineContract(name: string, make: () => Promise<EngineUnderTest>): void {
  describe(`the engine ${name}, as every engine`, function () {
    this.timeout(60_000);
    let world: EngineUnderTest;
    let engine: Engine;
    let tokens = 0;

    before(async () => {
      world = await make();
      engine = world.engine;
    });
    after(() => world.close());

    const orderOf = (jobId: JobId): SubmitOrder => {
      tokens += 1;
      return {
        token: branded<IdempotencyToken>(`contract-${process.pid}-${tokens}`),
        requestId: `request-${tokens}`,
        correlationId: `correlation-${tokens}`,
        tenantId: '333',
        identity: null,
        pool: world.pool,
        jobId,
        onCluster: null,
        parameters: { kind: 'notebook', map: { date: '2024-01-01' } },
        maxRunSeconds: 3600,
        validUntil: Infinity,
      };
    };
    const begin = async (order: SubmitOrder): Promise<RunId> => {
      const outcome = await engine.submit(order);
      if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
      return outcome.runId;
    };
    const until = <T>(ask: () => Promise<T | null>): Promise<T> =>
      eventually(async () => {
        const answer = await ask();
        if (answer !== null) return answer;
        await world.goOn();
        throw new Error('it was not yet so');
      }, 30_000);
    const endOf = (runId: RunId): Promise<Ended> =>
      until(async () => {
        const sight = await engine.look(runId);
        return sight.kind === 'ended' ? sight : null;
      });
    const running = (runId: RunId): Promise<RunSight> =>
      until(async () => {
        const sight = await engine.look(runId);
        if (sight.kind === 'ended') throw new Error(`ended: ${JSON.stringify(sight)}`);
        return sight.phase === 'running' ? sight : null;
      });

    it('shows the declared jobs, also one that was declared a moment ago, and the instant it was asked at', async () => {
      const job = await world.declare('succeeding');
      const before = world.now();
      const snapshot = await engine.snapshot();
      expect(snapshot.engine).to.equal(engine.name);
      expect(snapshot.takenAt).to.be.within(before, world.now());
      expect(snapshot.jobs.get(job)).to.include({ id: job });
      expect(snapshot.jobs.has(world.undeclared)).to.equal(false);
    });

    it('says of a job that nobody has declared that it is not declared, and runs nothing', async () => {
      const outcome = await engine.submit(orderOf(world.undeclared));
      expect(outcome.kind).to.equal('not-declared');
      expect(outcome).to.have.property('reason').that.is.not.empty;
    });

    it('shows a run from the moment it is accepted, with its job, and no longer once it has ended', async () => {
      const job = await world.declare('long');
      const runId = await begin(orderOf(job));
      const active = async (): Promise<JobId | null | undefined> =>
        (await engine.snapshot()).activeRuns.find((run) => run.runId === runId)?.jobId;
      expect(await active()).to.equal(job);
      await running(runId);
      const run = (await engine.snapshot()).activeRuns.find((one) => one.runId === runId);
      expect(run?.phase).to.equal('running');
      await engine.stop(runId);
      await endOf(runId);
      expect(await active()).to.equal(undefined);
    });

    it('runs once what is sent twice with one token: while it runs, at the same time, and after it has ended', async () => {
      const job = await world.declare('long');
      const order = orderOf(job);
      const runIds = await Promise.all(Array.from({ length: 8 }, () => begin(order)));
      expect(new Set(runIds).size).to.equal(1);
      const [runId] = runIds as [RunId];
      await running(runId);
      expect(await begin(order)).to.equal(runId);
      expect((await engine.snapshot()).activeRuns.filter((run) => run.jobId === job)).to.have.length(1);
      await engine.stop(runId);
      await endOf(runId);
      expect(await begin(order)).to.equal(runId);
      expect((await engine.snapshot()).activeRuns.filter((run) => run.jobId === job)).to.have.length(0);
    });

    it('runs twice what is sent with two tokens', async () => {
      const job = await world.declare('succeeding');
      const [one, other] = await Promise.all([begin(orderOf(job)), begin(orderOf(job))]);
      expect(one).to.not.equal(other);
      for (const runId of [one, other]) expect((await endOf(runId)).end.kind).to.equal('succeeded');
    });

    it('tells of a run that has succeeded its outputs as URIs, and when it ran', async () => {
      const { end, executingSince, endedAt } = await endOf(await begin(orderOf(await world.declare('succeeding'))));
      if (end.kind !== 'succeeded') throw new Error(JSON.stringify(end));
      expect(end.outputs).to.not.be.empty;
      for (const uri of end.outputs) expect(uri).to.match(/^[a-z][a-z0-9+.-]*:\S+$/);
      expect(endedAt).to.be.at.most(world.now());
      expect(executingSince).to.be.at.most(endedAt ?? 0);
    });

    it('tells of a run that has failed why', async () => {
      const { end } = await endOf(await begin(orderOf(await world.declare('failing'))));
      expect(end.kind).to.equal('failed');
      const [cause] = causesOf(end);
      expect(cause?.step).to.not.be.empty;
      expect(cause?.code).to.match(/^[A-Z][A-Z0-9_]*$/);
      expect(cause?.message).to.not.be.empty;
    });

    it('stops a run, whatever phase it is in, and however often it is asked', async () => {
      const job = await world.declare('long');
      const young = await begin(orderOf(job));
      const grown = await begin(orderOf(job));
      await running(grown);
      for (const runId of [young, grown]) {
        expect(await Promise.all([engine.stop(runId), engine.stop(runId)])).to.deep.equal([{ kind: 'asked' }, { kind: 'asked' }]);
        expect((await endOf(runId)).end.kind).to.equal('cancelled');
        expect(await engine.stop(runId)).to.deep.equal({ kind: 'asked' });
      }
    });

    it('leaves a run that has ended as it ended when it is asked to stop it', async () => {
      const runId = await begin(orderOf(await world.declare('succeeding')));
      const before = await endOf(runId);
      expect(await engine.stop(runId)).to.deep.equal({ kind: 'asked' });
      expect(await engine.look(runId)).to.deep.equal(before);
    });

    it('says of a run that it does not know that it is forgotten, which is not a failure of the engine', async () => {
      const sight = await engine.look(world.unknownRun);
      expect(sight).to.have.nested.property('end.kind', 'forgotten');
      expect((await engine.stop(world.unknownRun)).kind).to.equal('asked');
    });

    it('says so when it cannot be reached, loses no run by it, and runs once what is sent again afterwards', async () => {
      const job = await world.declare('long');
      const runId = await begin(orderOf(job));
      await running(runId);
      const order = orderOf(await world.declare('succeeding'));
      await world.breakDown();
      try {
        for (const ask of [() => engine.snapshot(), () => engine.look(runId)]) {
          const problem: unknown = await ask().then(
            () => null,
            (fault: unknown) => fault,
          );
          expect(problem).to.be.instanceOf(Fault).and.have.property('code', 'engine-unavailable');
        }
        expect((await engine.stop(runId)).kind).to.equal('unreachable');
        expect((await engine.submit(order)).kind).to.equal('uncertain');
      } finally {
        await world.repair();
      }
      expect((await engine.look(runId)).kind).to.equal('active');
      const [again, same] = [await begin(order), await begin(order)];
      expect(again).to.equal(same);
      expect((await endOf(again)).end.kind).to.equal('succeeded');
      await engine.stop(runId);
      await endOf(runId);
    });
  });
}
